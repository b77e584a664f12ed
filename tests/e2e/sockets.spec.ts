// Socket-level faults as the page sees them: through the page's server, and directly from the API.
import { deployment } from "./support/deployment.ts";
import type { FailurePoint, BrokenReply, Reply } from "./support/faults.ts";
import { notUtf8, OVER_THE_LIMIT } from "./support/faults.ts";
import type { Screen } from "./support/screen.ts";
import * as other from "./support/cross_origin.ts";
import { makePage, makeRow, StandIn } from "./support/stand_in.ts";
import { expect, env, projects, test } from "./support/test.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

const other_origin = () => new URL(env("CONSOLE_OTHER_ORIGIN_URL")).origin;

const unreachable = "无法连接接口";
const networkError = /^error: Failed to load resource: net::ERR_/;
const json = "application/json";

/** Opens the demo project, and asserts that this error is shown instead of rows. */
async function expect_error_instead(app: Screen, token: string, message: string): Promise<void> {
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert(message).getByRole("heading", { name: message, exact: true })).toBeVisible();
  await expect(app.rows).toHaveCount(0);
}

/** Asserts that Retry loads the rows, once the faults are cleared. */
async function expect_retry_succeeds(app: Screen): Promise<void> {
  await app.button(app.labels.retry).click();
  await app.expectRange(1, 50, 143);
}

const brokenReplies: { what: string; broken: BrokenReply }[] = [
  { what: "half a page", broken: { at: { percent: 50 } } },
  { what: "half a page in chunks", broken: { at: { percent: 50 }, chunked: true } },
  { what: "headers alone", broken: { at: "headers" } },
];

/** The browser's error for a fault of the API. */
function netError(kind: "cut" | "reset", chunked: boolean): string {
  return kind === "reset" ? "CONNECTION_RESET" : chunked ? "INCOMPLETE_CHUNKED_ENCODING" : "CONTENT_LENGTH_MISMATCH";
}

/** The browser's error behind a proxy: both servers close instead of resetting, and nginx gzips, so in chunks. */
const netErrorBehind = {
  nginx: () => netError("cut", true),
  caddy: () => netError("cut", false),
  cors: netError,
};

for (const { what, broken } of brokenReplies) {
  for (const kind of ["cut", "reset"] as const) {
    // Caddy 2.6 completes such a reply as if it were whole: see below.
    const where = broken.chunked === true ? " (not behind Caddy)" : "";
    test(`${what} and a ${kind} are an error${where}`, async ({ app, api, token, monitor }) => {
      monitor.allow(networkError);
      await api[kind]({ project: projects.demo }, broken);
      await expect_error_instead(app, token, unreachable);
      expect(monitor.messages[0]).toContain(netErrorBehind[deployment](kind, broken.chunked === true));
      await api.clearFaults();
      await expect_retry_succeeds(app);
    });

    other.test(`${what} and a ${kind} by the API itself are an error`, async ({ app, api, token, monitor }) => {
      monitor.allow(networkError);
      await api[kind]({ project: projects.demo }, broken);
      await expect_error_instead(app, token, unreachable);
      expect(monitor.messages[0]).toContain(netError(kind, broken.chunked === true));
      await api.clearFaults();
      await expect_retry_succeeds(app);
    });
  }
}

for (const kind of ["cut", "reset"] as const) {
  test(`a ${kind} before any byte becomes a 502 (behind a proxy)`, async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    await api[kind]({ project: projects.demo }, { at: "start" });
    await expect_error_instead(app, token, "服务暂时不可用");
    expect((await api.pageRequests())[0].status).toBeNull();
  });
}

for (const kind of ["cut", "reset"] as const) {
  test(`half a page in chunks and a ${kind} become a whole reply, which is said to be no JSON (behind Caddy)`, async ({
    app,
    api,
    token,
  }) => {
    await api[kind]({ project: projects.demo }, { at: { percent: 50 }, chunked: true });
    await expect_error_instead(app, token, "响应不是 JSON");
    expect(await api.pageRequests()).toHaveLength(3);
    await api.clearFaults();
    await expect_retry_succeeds(app);
  });
}

other.test("the browser sees a reset before any byte", async ({ app, api, token, page, monitor }) => {
  monitor.allow(networkError);
  await api.reset({ project: projects.demo }, { at: "start" });
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.demo));
  await expect_error_instead(app, token, unreachable);
  expect((await failed).failure()?.errorText).toBe("net::ERR_CONNECTION_RESET");
  expect((await api.pageRequests())[0].status).toBeNull();
});

const bodies: { what: string; reply: Reply; message: string }[] = [
  { what: "invalid UTF-8", reply: { contentType: json, body: notUtf8() }, message: "响应的编码有误" },
  {
    what: "a huge body whose length is told",
    reply: { contentType: "text/plain", body: { piece: " ", bytes: OVER_THE_LIMIT, contentLength: true } },
    message: "响应过大",
  },
  {
    what: "a huge body whose length is not told",
    reply: { contentType: json, body: { head: "[", piece: "0,", bytes: OVER_THE_LIMIT } },
    message: "响应过大",
  },
];

for (const { what, reply, message } of bodies) {
  test(`${what} is said`, async ({ app, api, token }) => {
    await api.reply({ project: projects.demo }, reply);
    await expect_error_instead(app, token, message);
    await api.clearFaults();
    await expect_retry_succeeds(app);
  });
}

test("a byte order mark in front of a page is passed over", async ({ app, api, token }) => {
  const body = `\uFEFF${JSON.stringify(makePage([makeRow("marked")]))}`;
  await api.reply({ project: projects.demo }, { contentType: json, body });
  await app.connectAndLoad(token, projects.demo);
  await expect(app.row("profile marked")).toBeVisible();
});

test("a redirect to another origin is refused, and nothing arrives there", async ({ app, api, token }) => {
  const open = new StandIn(env("OPEN_STAND_IN_URL"), token);
  const path = `/v1/api/${token}`;
  const location = `${env("OPEN_STAND_IN_URL")}${path}`;
  for (const status of [301, 302, 303, 307, 308]) {
    await api.clearFaults();
    await api.reply({ project: projects.demo }, { status, headers: { location } });
    await expect_error_instead(app, token, "请求被重定向");
    await app.button(app.labels.disconnect).click();
  }
  expect((await api.pageRequests()).length).toBeGreaterThanOrEqual(5);
  expect(await open.requestsTo(path)).toEqual([]);
  // A request that does arrive there is logged, so the assertion above can fail.
  await fetch(location, { headers: { authorization: "Bearer x" } });
  expect((await open.requestsTo(path)).map(({ headers }) => headers.authorization)).toEqual(["Bearer x"]);
});

const stalls: { what: string; at: FailurePoint }[] = [
  { what: "before any byte", at: "start" },
  { what: "behind the headers", at: "headers" },
  { what: "in the middle of the page", at: { percent: 50 } },
];

for (const { what, at } of stalls) {
  test(`a silence ${what} is dropped when the project is changed`, async ({ app, api, token, page }) => {
    await api.stall({ project: projects.large }, { at });
    await app.connectAndLoad(token, projects.demo);
    const requested = page.waitForRequest((request) => request.url().includes(projects.large));
    const aborted = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.large));
    await app.openProject(projects.large);
    await requested;
    await app.openProject(projects.encoded);
    expect((await aborted).failure()?.errorText).toBe("net::ERR_ABORTED");
    await app.expectRange(1, 12, 12);
  });
}

test("a page that drips comes whole in the end", async ({ app, api, token }) => {
  await api.trickle({ project: projects.demo }, { bytes: 500, intervalMs: 5 });
  await app.connectAndLoad(token, projects.demo);
  await app.expectRange(1, 50, 143);
});

other.test("an API that allows the page is asked on its own origin", async ({ app, api, token, monitor }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.expectRange(1, 50, 143);
  expect((await api.pageRequests())[0].headers.origin).toBe(other_origin());
  expect(monitor.urls.filter((url) => url.startsWith(`${other_origin()}/v1`))).toEqual([]);
});

other.test.describe("an API that allows no other page", () => {
  other.test.use({ apiVariable: "STAND_IN_URL" });

  other.test("is said to be out of reach, and never sees the token", async ({ app, api, token, monitor }) => {
    monitor.allow(/blocked by CORS policy/);
    monitor.allow(networkError);
    await expect_error_instead(app, token, unreachable);
    expect(await api.requests()).toEqual([]);
    // Only the preflight request is sent, and refused.
    const requested = await api.requestsTo(`/v1/api/projects/${projects.demo}/segment_profiles`);
    expect(requested.some(({ method, headers }) => method === "OPTIONS" && headers.origin === other_origin())).toBe(
      true,
    );
  });
});

other.test.describe("an address where nobody listens", () => {
  other.test.use({ apiVariable: "REFUSING_URL" });

  other.test("is said to be out of reach", async ({ app, page, token, monitor }) => {
    monitor.allow(networkError);
    const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.demo));
    await expect_error_instead(app, token, unreachable);
    expect((await failed).failure()?.errorText).toBe("net::ERR_CONNECTION_REFUSED");
  });
});
