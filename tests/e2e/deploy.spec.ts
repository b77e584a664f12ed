// What both servers send with the files of the build: headers, types, caching, compression, and errors that are errors.
import { everywhere, fileOf, files, hashed, isCompressed, js, rules, servers, wasm } from "./support/deployed.ts";
import { expect, given, test } from "./support/test.ts";
import { ask, plain } from "./support/wire.ts";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
};

const gone = "segment-console-0123456789abcdef.js";
const missing = ["nowhere", "nowhere/", "index.html/", gone, "_headers", "_headers.br"];

test("the headers say what they have to", () => {
  expect(everywhere["content-security-policy"].split("; ")).toEqual(
    expect.arrayContaining(["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"]),
  );
  expect(everywhere["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  expect(everywhere["content-security-policy"]).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
  expect(Object.keys(everywhere).sort()).toEqual([
    "content-security-policy",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
  ]);
});

for (const { name: server, home } of servers) {
  test(`${server} sends the headers of _headers with every file, and with errors`, async () => {
    const asked = [
      ...["", ...files].map((file) => ({ file, method: "GET", headers: {}, status: 200 })),
      ...missing.map((file) => ({ file, method: "GET", headers: {}, status: 404 })),
      { file: "", method: "HEAD", headers: {}, status: 200 },
      { file: "index.html", method: "POST", headers: {}, status: 405 },
      { file: "nowhere", method: "DELETE", headers: {}, status: 405 },
      { file: wasm, method: "GET", headers: { range: "bytes=0-99" }, status: server === "nginx" ? 200 : 206 },
      { file: wasm, method: "GET", headers: { range: "bytes=99999999-" }, status: server === "nginx" ? 200 : 416 },
      { file: js, method: "GET", headers: { "if-none-match": "*" }, status: 304 },
    ];
    for (const { file, method, headers, status } of asked) {
      const reply = await ask(home() + file, { method, headers });
      const what = `${method} ${file} ${JSON.stringify(headers)}`;
      expect(reply.status, what).toBe(status);
      expect(reply.headers, what).toMatchObject(everywhere);
      expect(reply.headers["set-cookie"], what).toBeUndefined();
      expect(reply.headers["access-control-allow-origin"], what).toBeUndefined();
      expect(reply.headers.server ?? "", `${what}: no version`).not.toMatch(/\d/);
    }
  });

  test(`${server} names the type of every file`, async () => {
    for (const file of files) {
      const { headers } = await ask(home() + file);
      const type = headers["content-type"].replace("application/json; charset=utf-8", "application/json");
      const known = types[file.split(".").at(-1) ?? ""];
      // Text that is no page: what else lies beside it to be read.
      expect(type, file).toBe(file.endsWith(".txt") ? "text/plain; charset=utf-8" : known);
    }
    expect((await ask(home())).headers["content-type"]).toBe(types.html);
  });

  test(`${server} lets files with a hash be kept for a year, and everything else be asked for again`, async () => {
    expect(hashed).toHaveLength(3);
    for (const file of ["", ...files]) {
      const { headers } = await ask(home() + file);
      const forever = hashed.includes(file);
      expect(headers["cache-control"], file).toBe(forever ? "public, max-age=31536000, immutable" : "no-cache");
      // Asked for again, it isn't sent again.
      const validators = { "if-none-match": headers.etag };
      expect(headers.etag, file).toBeTruthy();
      const again = await ask(home() + file, { headers: validators });
      expect([again.status, again.body.length], file).toEqual([304, 0]);
    }
    // The same, as far as hosts that read _headers are told.
    for (const file of ["/", "/index.html", "/boot.js", "/config.json"]) {
      expect(rules.get(file), file).toEqual({ "cache-control": "no-cache" });
    }
  });

  test(`${server} sends a file as small as the browser can take it`, async () => {
    for (const accepted of ["br, gzip", "gzip", "br", "identity"]) {
      for (const file of files) {
        const reply = await ask(home() + file, { headers: { "accept-encoding": accepted } });
        const encoding = reply.headers["content-encoding"];
        const what = `${file} for ${accepted}`;
        expect(encoding, what).toBe(smallest(file, accepted.split(", ")));
        expect(plain(reply.body, encoding).equals(fileOf(file)), `${what} has its content`).toBe(true);
        if (encoding !== undefined) {
          expect(reply.headers.vary, what).toMatch(/accept-encoding/i);
        }
      }
    }
  });

  test(`${server} answers 404 where nothing is, and not with the page`, async () => {
    for (const path of missing) {
      const reply = await ask(home() + path, { headers: { accept: "text/html" } });
      expect(reply.status, path).toBe(404);
      expect(reply.text, path).not.toContain("<script");
      expect(reply.headers["cache-control"], path).toBe("no-cache");
    }
  });
}

test("Caddy sends people from the path without a slash to the page", async () => {
  const reply = await ask(given("CADDY_URL").slice(0, -1));
  expect(reply.status).toBe(308);
  expect(new URL(reply.headers.location, given("CADDY_URL")).href).toBe(given("CADDY_URL"));
  expect(reply.headers).toMatchObject({ ...everywhere, "cache-control": "no-cache" });
  expect((await ask(new URL("/", given("CADDY_URL")).href)).status).toBe(404);
});

test("the policy names the API's origin, and config.json is as it was edited (with CORS)", async () => {
  const api = new URL(given("API_URL")).origin;
  const policy = everywhere["content-security-policy"].replace("connect-src 'self'", `connect-src 'self' ${api}`);
  const page = await ask(given("CONSOLE_URL"));
  expect(page.headers).toMatchObject({ ...everywhere, "content-security-policy": policy });
  // What lies compressed beside it is of the build.
  const config = await ask(`${given("CONSOLE_URL")}config.json`, { headers: { "accept-encoding": "br, gzip" } });
  expect(JSON.parse(config.text)).toEqual({ apiAddresses: [api] });
});

/** How a server should compress it: as it lies there, else with gzip on its way, where that is worth it. */
function smallest(file: string, accepted: string[]): string | undefined {
  const edited = file === "config.json";
  if (accepted.includes("br") && !edited && isCompressed(file, "br")) {
    return "br";
  }
  const lies = !edited && isCompressed(file, "gz");
  const worth = fileOf(file).length >= 1000;
  return accepted.includes("gzip") && (lies || worth) ? "gzip" : undefined;
}
