// Static file serving by both servers: headers, content types, caching, compression and error statuses.
import {
  commonHeaders,
  readBuildFile,
  files,
  hashed,
  isCompressed,
  js,
  headerRules,
  servers,
  wasm,
} from "./support/release_build.ts";
import { expect, env, test } from "./support/test.ts";
import { sendRequest, decompress } from "./support/raw_http.ts";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
};

const removed = "segment-console-0123456789abcdef.js";
const missing = ["nowhere", "nowhere/", "index.html/", removed, "_headers", "_headers.br"];

test("the headers say what they have to", () => {
  expect(commonHeaders["content-security-policy"].split("; ")).toEqual(
    expect.arrayContaining(["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"]),
  );
  expect(commonHeaders["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  expect(commonHeaders["content-security-policy"]).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
  expect(Object.keys(commonHeaders).sort()).toEqual([
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

for (const { name: server, url } of servers) {
  test(`${server} sends the headers of _headers with every file, and with errors`, async () => {
    const requested = [
      ...["", ...files].map((file) => ({ file, method: "GET", headers: {}, status: 200 })),
      ...missing.map((file) => ({ file, method: "GET", headers: {}, status: 404 })),
      { file: "", method: "HEAD", headers: {}, status: 200 },
      { file: "index.html", method: "POST", headers: {}, status: 405 },
      { file: "nowhere", method: "DELETE", headers: {}, status: 405 },
      { file: wasm, method: "GET", headers: { range: "bytes=0-99" }, status: server === "nginx" ? 200 : 206 },
      { file: wasm, method: "GET", headers: { range: "bytes=99999999-" }, status: server === "nginx" ? 200 : 416 },
      { file: js, method: "GET", headers: { "if-none-match": "*" }, status: 304 },
    ];
    for (const { file, method, headers, status } of requested) {
      const reply = await sendRequest(url() + file, { method, headers });
      const what = `${method} ${file} ${JSON.stringify(headers)}`;
      expect(reply.status, what).toBe(status);
      expect(reply.headers, what).toMatchObject(commonHeaders);
      expect(reply.headers["set-cookie"], what).toBeUndefined();
      expect(reply.headers["access-control-allow-origin"], what).toBeUndefined();
      expect(reply.headers.server ?? "", `${what}: no version`).not.toMatch(/\d/);
    }
  });

  test(`${server} names the type of every file`, async () => {
    for (const file of files) {
      const { headers } = await sendRequest(url() + file);
      const type = headers["content-type"].replace("application/json; charset=utf-8", "application/json");
      const known = types[file.split(".").at(-1) ?? ""];
      // Text files beside the page have no entry in the table.
      expect(type, file).toBe(file.endsWith(".txt") ? "text/plain; charset=utf-8" : known);
    }
    expect((await sendRequest(url())).headers["content-type"]).toBe(types.html);
  });

  test(`${server} lets files with a hash be kept for a year, and everything else be asked for again`, async () => {
    expect(hashed).toHaveLength(3);
    for (const file of ["", ...files]) {
      const { headers } = await sendRequest(url() + file);
      const forever = hashed.includes(file);
      expect(headers["cache-control"], file).toBe(forever ? "public, max-age=31536000, immutable" : "no-cache");
      // A conditional request gets a 304.
      const validators = { "if-none-match": headers.etag };
      expect(headers.etag, file).toBeTruthy();
      const again = await sendRequest(url() + file, { headers: validators });
      expect([again.status, again.body.length], file).toEqual([304, 0]);
    }
    // The same rule in _headers, for hosts that read it.
    for (const file of ["/", "/index.html", "/boot.js", "/config.json", "/manifest.json"]) {
      expect(headerRules.get(file), file).toEqual({ "cache-control": "no-cache" });
    }
  });

  test(`${server} sends a file as small as the browser can take it`, async () => {
    expect(isCompressed(wasm, "br") && isCompressed(wasm, "gz")).toBe(true);
    for (const accepted of ["br, gzip", "gzip", "br", "identity"]) {
      for (const file of files) {
        const reply = await sendRequest(url() + file, { headers: { "accept-encoding": accepted } });
        const encoding = reply.headers["content-encoding"];
        const what = `${file} for ${accepted}`;
        expect(encoding, what).toBe(smallest(file, accepted.split(", ")));
        expect(decompress(reply.body, encoding).equals(readBuildFile(file)), `${what} has its content`).toBe(true);
        if (encoding !== undefined) {
          expect(reply.headers.vary, what).toMatch(/accept-encoding/i);
        }
      }
    }
  });

  test(`${server} takes links as long as the console writes them`, async () => {
    // 60,000 characters: 6,600 Chinese ones. With TLS too, where headers may have other limits.
    const query = `?project=a&q=${"%E7%BE%A4".repeat(6_600)}`;
    const secure = env(server === "nginx" ? "NGINX_SECURE_URL" : "CADDY_SECURE_URL");
    for (const address of [url(), secure]) {
      const reply = await sendRequest(address + query, { headers: { accept: "text/html" } });
      expect(reply.status, address).toBe(200);
      expect(reply.text, address).toContain("boot.js");
    }
  });

  test(`${server} answers 404 where nothing is, and not with the page`, async () => {
    for (const path of missing) {
      const reply = await sendRequest(url() + path, { headers: { accept: "text/html" } });
      expect(reply.status, path).toBe(404);
      expect(reply.text, path).not.toContain("<script");
      expect(reply.headers["cache-control"], path).toBe("no-cache");
    }
  });
}

test("Caddy sends people from the path without a slash to the page", async () => {
  const reply = await sendRequest(env("CADDY_URL").slice(0, -1));
  expect(reply.status).toBe(308);
  expect(new URL(reply.headers.location, env("CADDY_URL")).href).toBe(env("CADDY_URL"));
  expect(reply.headers).toMatchObject({ ...commonHeaders, "cache-control": "no-cache" });
  expect((await sendRequest(new URL("/", env("CADDY_URL")).href)).status).toBe(404);
});

test("the policy names the API's origin, and config.json is as it was edited (with CORS)", async () => {
  const api = new URL(env("API_URL")).origin;
  const policy = commonHeaders["content-security-policy"].replace("connect-src 'self'", `connect-src 'self' ${api}`);
  const page = await sendRequest(env("CONSOLE_URL"));
  expect(page.headers).toMatchObject({ ...commonHeaders, "content-security-policy": policy });
  // A precompressed variant would be the build's file, not the edited one.
  const config = await sendRequest(`${env("CONSOLE_URL")}config.json`, { headers: { "accept-encoding": "br, gzip" } });
  expect(JSON.parse(config.text)).toEqual({ apiAddresses: [api] });
});

/** The expected encoding: a precompressed variant, else gzip on the fly where the file is large enough. */
function smallest(file: string, accepted: string[]): string | undefined {
  const edited = file === "config.json";
  if (accepted.includes("br") && !edited && isCompressed(file, "br")) {
    return "br";
  }
  const lies = !edited && isCompressed(file, "gz");
  const worth = readBuildFile(file).length >= 1000;
  return accepted.includes("gzip") && (lies || worth) ? "gzip" : undefined;
}
