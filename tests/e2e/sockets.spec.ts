// What a network does to a reply reaches the page: each fault is done on a socket, through the page's server and not.
import { behind } from "./support/behind.ts";
import type { At, Break, Reply } from "./support/faults.ts";
import { notUtf8, OVER_THE_LIMIT } from "./support/faults.ts";
import type { Screen } from "./support/screen.ts";
import * as other from "./support/elsewhere.ts";
import { pageOf, rowOf, StandIn } from "./support/stand_in.ts";
import { expect, given, projects, test } from "./support/test.ts";

// What the page on screen asks for, and nothing beside it.
test.use({ background: false });

const other_origin = () => new URL(given("CONSOLE_OTHER_ORIGIN_URL")).origin;

const unreachable = "无法连接接口";
const brokenOff = /^error: Failed to load resource: net::ERR_/;
const json = "application/json";

/** Opens the demo; the page says this instead of its rows. */
async function sees_instead(app: Screen, token: string, said: string): Promise<void> {
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert(said).getByRole("heading", { name: said, exact: true })).toBeVisible();
  await expect(app.rows).toHaveCount(0);
}

/** Retry brings the rows once nothing is wrong any more. */
async function recovers(app: Screen): Promise<void> {
  await app.button(app.words.retry).click();
  await app.expectRange(1, 50, 143);
}

const breaks: { what: string; broken: Break }[] = [
  { what: "half a page", broken: { at: { percent: 50 } } },
  { what: "half a page in chunks", broken: { at: { percent: 50 }, chunked: true } },
  { what: "headers alone", broken: { at: "headers" } },
];

/** What the browser calls what the API itself did. */
function called(kind: "cut" | "reset", chunked: boolean): string {
  return kind === "reset" ? "CONNECTION_RESET" : chunked ? "INCOMPLETE_CHUNKED_ENCODING" : "CONTENT_LENGTH_MISMATCH";
}

/** What it calls what the server in between did: both close where they were reset, and nginx gzips, so in chunks. */
const calledBehind = {
  nginx: () => called("cut", true),
  caddy: () => called("cut", false),
  cors: called,
};

for (const { what, broken } of breaks) {
  for (const kind of ["cut", "reset"] as const) {
    // Caddy 2.6 ends such a reply as if it were whole: see below.
    const where = broken.chunked === true ? " (not behind Caddy)" : "";
    test(`${what} and a ${kind} are an error${where}`, async ({ app, api, token, watch }) => {
      watch.allow(brokenOff);
      await api[kind]({ project: projects.demo }, broken);
      await sees_instead(app, token, unreachable);
      expect(watch.said[0]).toContain(calledBehind[behind](kind, broken.chunked === true));
      await api.heal();
      await recovers(app);
    });

    other.test(`${what} and a ${kind} by the API itself are an error`, async ({ app, api, token, watch }) => {
      watch.allow(brokenOff);
      await api[kind]({ project: projects.demo }, broken);
      await sees_instead(app, token, unreachable);
      expect(watch.said[0]).toContain(called(kind, broken.chunked === true));
      await api.heal();
      await recovers(app);
    });
  }
}

for (const kind of ["cut", "reset"] as const) {
  test(`a ${kind} before any byte becomes a 502 (behind a proxy)`, async ({ app, api, token, watch }) => {
    watch.allowFailedReplies();
    await api[kind]({ project: projects.demo }, { at: "start" });
    await sees_instead(app, token, "服务暂时不可用");
    expect((await api.pagesAsked())[0].status).toBeNull();
  });
}

for (const kind of ["cut", "reset"] as const) {
  test(`half a page in chunks and a ${kind} become a whole reply, which is said to be no JSON (behind Caddy)`, async ({
    app,
    api,
    token,
  }) => {
    await api[kind]({ project: projects.demo }, { at: { percent: 50 }, chunked: true });
    await sees_instead(app, token, "响应不是 JSON");
    await api.heal();
    await recovers(app);
  });
}

other.test("the browser sees a reset before any byte", async ({ app, api, token, page, watch }) => {
  watch.allow(brokenOff);
  await api.reset({ project: projects.demo }, { at: "start" });
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.demo));
  await sees_instead(app, token, unreachable);
  expect((await failed).failure()?.errorText).toBe("net::ERR_CONNECTION_RESET");
  expect((await api.pagesAsked())[0].status).toBeNull();
});

const bodies: { what: string; reply: Reply; said: string }[] = [
  { what: "invalid UTF-8", reply: { contentType: json, body: notUtf8() }, said: "响应的编码有误" },
  {
    what: "a huge body whose length is told",
    reply: { contentType: "text/plain", body: { piece: " ", bytes: OVER_THE_LIMIT, stated: true } },
    said: "响应过大",
  },
  {
    what: "a huge body whose length is not told",
    reply: { contentType: json, body: { head: "[", piece: "0,", bytes: OVER_THE_LIMIT } },
    said: "响应过大",
  },
];

for (const { what, reply, said } of bodies) {
  test(`${what} is said`, async ({ app, api, token }) => {
    await api.reply({ project: projects.demo }, reply);
    await sees_instead(app, token, said);
    await api.heal();
    await recovers(app);
  });
}

test("a byte order mark in front of a page is passed over", async ({ app, api, token }) => {
  const body = `\uFEFF${JSON.stringify(pageOf([rowOf("marked")]))}`;
  await api.reply({ project: projects.demo }, { contentType: json, body });
  await app.see(token, projects.demo);
  await expect(app.row("profile marked")).toBeVisible();
});

test("a redirect to another origin is refused, and nothing arrives there", async ({ app, api, token, watch }) => {
  watch.allow(/ERR_|Failed to load resource|redirect/i);
  const open = new StandIn(given("OPEN_STAND_IN_URL"), token);
  const path = `/v1/api/${token}`;
  const location = `${given("OPEN_STAND_IN_URL")}${path}`;
  for (const status of [301, 302, 303, 307, 308]) {
    await api.heal();
    await api.reply({ project: projects.demo }, { status, headers: { location } });
    await sees_instead(app, token, unreachable);
    await app.button(app.words.disconnect).click();
  }
  expect((await api.pagesAsked()).length).toBeGreaterThanOrEqual(5);
  expect(await open.arrivedAt(path)).toEqual([]);
  // What does arrive there is told.
  await fetch(location, { headers: { authorization: "Bearer x" } });
  expect((await open.arrivedAt(path)).map(({ headers }) => headers.authorization)).toEqual(["Bearer x"]);
});

const silences: { what: string; at: At }[] = [
  { what: "before any byte", at: "start" },
  { what: "behind the headers", at: "headers" },
  { what: "in the middle of the page", at: { percent: 50 } },
];

for (const { what, at } of silences) {
  test(`a silence ${what} is dropped when the project is changed`, async ({ app, api, token, page }) => {
    await api.silence({ project: projects.large }, { at });
    await app.see(token, projects.demo);
    const asked = page.waitForRequest((request) => request.url().includes(projects.large));
    const aborted = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.large));
    await app.openProject(projects.large);
    await asked;
    await app.openProject(projects.encoded);
    expect((await aborted).failure()?.errorText).toBe("net::ERR_ABORTED");
    await app.expectRange(1, 12, 12);
  });
}

test("a page that drips comes whole in the end", async ({ app, api, token }) => {
  await api.trickle({ project: projects.demo }, { bytes: 500, everyMs: 5 });
  await app.see(token, projects.demo);
  await app.expectRange(1, 50, 143);
});

other.test("an API that allows the page is asked on its own origin", async ({ app, api, token, watch }) => {
  await app.see(token, projects.demo);
  await app.expectRange(1, 50, 143);
  expect((await api.pagesAsked())[0].headers.origin).toBe(other_origin());
  expect(watch.urls.filter((url) => url.startsWith(`${other_origin()}/v1`))).toEqual([]);
});

other.test.describe("an API that allows no other page", () => {
  other.test.use({ elsewhere: "STAND_IN_URL" });

  other.test("is said to be out of reach, and never sees the token", async ({ app, api, token, watch }) => {
    watch.allow(/blocked by CORS policy/);
    watch.allow(brokenOff);
    await sees_instead(app, token, unreachable);
    expect(await api.requestsOf()).toEqual([]);
    // Only the preflight asks, and is refused.
    const asked = await api.arrivedAt(`/v1/api/projects/${projects.demo}/segment_profiles`);
    expect(asked.some(({ method, headers }) => method === "OPTIONS" && headers.origin === other_origin())).toBe(true);
  });
});

other.test.describe("an address where nobody listens", () => {
  other.test.use({ elsewhere: "REFUSING_URL" });

  other.test("is said to be out of reach", async ({ app, page, token, watch }) => {
    watch.allow(brokenOff);
    const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.demo));
    await sees_instead(app, token, unreachable);
    expect((await failed).failure()?.errorText).toBe("net::ERR_CONNECTION_REFUSED");
  });
});
