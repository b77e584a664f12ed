// Reverse proxying of the API by both servers: requests and replies are passed on unchanged and unbuffered.
import { createGunzip } from "node:zlib";
import { servers, type Server } from "./support/release_build.ts";
import { StandIn } from "./support/stand_in.ts";
import { expect, env, projects, test } from "./support/test.ts";
import { sendRequest, openRequest, joinHeaders } from "./support/raw_http.ts";

const proxyTest = test.extend<{ behind: StandIn }>({
  /** The upstream API of both servers, whatever API the console of this run requests. */
  behind: async ({ token }, use) => {
    await use(new StandIn(env("STAND_IN_URL"), token));
  },
});

/** The URL of an API path at a server. */
function at(server: Server, path: string): string {
  return new URL(`/v1/api/projects${path}`, server.url()).href;
}

const page = `/${projects.large}/segment_profiles?offset=0&limit=1000`;

for (const server of servers) {
  proxyTest(`${server.name} passes a request on without touching its path`, async ({ behind, token }) => {
    const authorization = `Bearer ${token}`;
    const paths = [
      "",
      page,
      "/a%2Fb%3Fc%23d%25e%20%E9%A1%B9%E7%9B%AE/segment_profiles?offset=0&limit=50",
      "/%2e%2e%2fx/segment_profiles?q=a%2Bb+c&q=%00",
    ];
    for (const path of paths) {
      await sendRequest(at(server, path), { headers: { authorization, accept: "application/json" } });
    }
    const arrived = await behind.requests();
    expect(arrived.map(({ target }) => target)).toEqual(paths.map((path) => `/v1/api/projects${path}`));
    for (const { headers } of arrived) {
      expect(headers.authorization).toBe(authorization);
      expect(headers.host).toBe(new URL(env("STAND_IN_URL")).host);
    }
  });

  proxyTest(`${server.name} hides nothing of a reply`, async ({ behind, token }) => {
    const elsewhere = `${env("STAND_IN_URL")}/v1/api/moved`;
    const headers = {
      "x-request-id": "r-1",
      "retry-after": "7",
      "cache-control": "private, max-age=3",
      "www-authenticate": 'Bearer realm="x"',
      location: elsewhere,
      etag: '"e"',
    };
    const contentType = "application/problem+json";
    for (const status of [200, 201, 302, 400, 401, 403, 404, 405, 409, 418, 429, 500, 502, 503, 504]) {
      const body = `{"status": ${status}}`;
      await behind.reply({ project: projects.demo, times: 1 }, { status, headers, contentType, body });
      const url = at(server, `/${projects.demo}/segment_profiles`);
      const reply = await sendRequest(url, { headers: { authorization: `Bearer ${token}` } });
      expect(reply.status).toBe(status);
      expect(reply.text, String(status)).toBe(body);
      const more = { "content-type": contentType, "x-content-type-options": "nosniff" };
      expect(reply.headers, String(status)).toMatchObject({ ...headers, ...more });
      // Headers of the page's own files are not added to API replies.
      expect(reply.headers, String(status)).not.toHaveProperty("content-security-policy");
    }
  });

  for (const accepted of ["identity", "gzip"]) {
    proxyTest(`${server.name} passes a reply on while it comes, asked for ${accepted}`, async ({ behind, token }) => {
      const headers = { authorization: `Bearer ${token}`, "accept-encoding": accepted };
      const whole = (await sendRequest(at(server, page), { headers })).text;
      await behind.stall({ project: projects.large }, { at: { percent: 50 } });
      const reply = await openRequest(at(server, page), { headers });
      const encoding = joinHeaders(reply)["content-encoding"] ?? "identity";
      // Caddy leaves compression to the API, and the stand-in doesn't compress this reply.
      expect(encoding).toBe(server.name === "nginx" ? accepted : "identity");
      const body = encoding === "gzip" ? reply.pipe(createGunzip()) : reply;
      let text = Buffer.alloc(0);
      let held = true;
      for await (const chunk of body) {
        text = Buffer.concat([text, chunk as Buffer]);
        // A server that buffers the whole reply, or until its buffer is full, would never reach this line.
        if (held && text.length >= Math.floor(Buffer.byteLength(whole) / 2)) {
          held = false;
          await behind.release("stall");
        }
      }
      expect(held).toBe(false);
      expect(text.toString()).toBe(whole);
    });
  }
}
