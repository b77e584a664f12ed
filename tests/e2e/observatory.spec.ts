// HTTP Observatory score of both servers, by its twelve tests, over TLS.
import { files, hashed } from "./support/release_build.ts";
import { scan, type Reply } from "./support/observatory.ts";
import { expect, env, test } from "./support/test.ts";
import { sendRequest } from "./support/raw_http.ts";

const servers = [
  { name: "nginx", secure: () => env("NGINX_SECURE_URL"), plain: () => env("NGINX_PLAIN_URL") },
  { name: "Caddy", secure: () => env("CADDY_SECURE_URL"), plain: () => env("CADDY_PLAIN_URL") },
];

/** The best possible results for a page that sets no cookie and isn't in the HSTS preload list. */
const best = [
  "csp-implemented-with-no-unsafe-default-src-none",
  "cookies-not-found",
  "cross-origin-resource-sharing-not-implemented",
  "redirection-to-https",
  "referrer-policy-private",
  "hsts-implemented-max-age-at-least-six-months",
  "sri-implemented-and-all-scripts-loaded-securely",
  "x-content-type-options-nosniff",
  "x-frame-options-implemented-via-csp",
  "coop-implemented-with-same-origin",
  "coep-implemented-with-require-corp",
  "cross-origin-resource-policy-implemented-with-same-origin",
];

/** Requests a path as the Observatory does. */
async function fetchReply(server: (typeof servers)[number], path: string): Promise<Reply> {
  const origin = "https://http-observatory.example.com";
  const { headers, text } = await sendRequest(server.secure() + path);
  const requested = await sendRequest(server.secure() + path, { headers: { origin } });
  const plain = server.plain() + path;
  const { status, headers: redirect } = await sendRequest(plain);
  const route = status === 308 ? [plain, new URL(redirect.location, plain).href] : [plain];
  return { headers, body: text, cors: { origin, headers: requested.headers }, plain: route };
}

for (const server of servers) {
  test(`${server.name} has 155 points for the page, and 150 for what has no script to be sealed`, async () => {
    for (const path of ["", "index.html", "?project=x&page=2"]) {
      expect(scan(await fetchReply(server, path)), `/${path}`).toEqual({ results: best, score: 155 });
    }
    const others = files.filter((file) => file !== "index.html");
    for (const path of [...others, "nowhere", "nowhere/at/all", `${hashed[0]}x`]) {
      const { results, score } = scan(await fetchReply(server, path));
      const unsealed = best.map((result, place) => (result.startsWith("sri-") ? results[place] : result));
      expect(results, path).toEqual(unsealed);
      expect(results[6], path).toMatch(/^sri-not-implemented-(response-not-html|but-no-scripts-loaded)$/);
      expect(score, path).toBe(150);
    }
  });
}

/** A reply with none of the headers that the Observatory looks for. */
const bare: Reply = {
  headers: { "content-type": "text/html" },
  body: "<script src='a.js'></script>",
  cors: { origin: "https://o.example.com", headers: {} },
  plain: ["http://a.example.com/"],
};

const full = {
  "content-type": "text/html",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=63072000",
  "x-content-type-options": "nosniff",
};

const withHeaders = (headers: Record<string, string>) => ({ headers: { ...full, ...headers }, plain: [] });

const scoreOf: [what: string, reply: Partial<Reply>, score: number][] = [
  ["nothing at all", {}, 10],
  ["a redirect to TLS alone", { plain: ["http://a.example.com/", "https://a.example.com/"] }, 30],
  ["what it takes to have any bonus", { headers: full, plain: [] }, 115],
  ["styles in the page", withHeaders({ "content-security-policy": "style-src 'unsafe-inline'" }), 60],
  ["scripts in the page", withHeaders({ "content-security-policy": "script-src 'unsafe-inline'" }), 60],
  ["a directive twice", withHeaders({ "content-security-policy": "img-src a; img-src b" }), 55],
  ["a short HSTS", withHeaders({ "strict-transport-security": "max-age=60" }), 105],
  ["a script of others", { headers: full, plain: [], body: "<script src='//x.example.com/a.js'></script>" }, 50],
  [
    "everybody may read it, with cookies",
    {
      headers: full,
      plain: [],
      cors: {
        origin: "https://o.example.com",
        headers: {
          "access-control-allow-origin": "https://o.example.com",
          "access-control-allow-credentials": "true",
        },
      },
    },
    50,
  ],
  ["a session cookie that scripts may read", withHeaders({ "set-cookie": "sessionid=1; secure" }), 70],
];

for (const [what, reply, score] of scoreOf) {
  test(`the Observatory's reckoning: ${what}: ${score}`, () => {
    expect(scan({ ...bare, ...reply }).score).toBe(score);
  });
}
