// Leak test: half an hour of auto-refresh through faults leaves no more listeners, nodes, timers and memory.
import { installClock } from "./support/clock.ts";
import { ResourceMonitor } from "./support/resource_monitor.ts";
import type { Screen } from "./support/screen.ts";
import { makeRow, type StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { setRefreshInterval, cannedRows, CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const START = new Date("2024-05-06T07:08:09Z");
const HALF_MINUTE = 30_000;
const HALF_AN_HOUR = 60 * HALF_MINUTE;
const WASM_PAGE = 65_536;
const here = { project: projects.demo };

type Scenario = (api: StandIn, poll: number) => Promise<void>;

/** A successful poll: the canned rows, some of them changed each time. */
const healthy_poll: Scenario = (api, poll) => {
  const rows = cannedRows.map((row, at) => (at % 7 === poll % 7 ? { ...row, description: `at poll ${poll}` } : row));
  return api.replyRows(here, rows);
};

const scenarios: Scenario[] = [
  (api) => api.reply(here, { status: 500, body: "Internal Server Error" }),
  (api) => api.reply(here, { status: 429, body: "", headers: { "retry-after": "2" } }),
  (api) => api.reset(here, { at: "headers" }),
  healthy_poll,
  (api) => api.reply(here, { status: 503, body: "<h1>Gateway</h1>" }),
  (api) => api.cut(here, { at: { percent: 50 } }),
  (api) => api.reply(here, { status: 204 }),
  (api) => api.reply(here, { contentType: "text/html", body: "<!doctype html><p>Sign in</p>" }),
  (api) => api.replyRows(here, [...cannedRows, null, { id: "" }, makeRow("r001")], { totalCount: -1 }),
  (api) => api.stall(here, { at: "start" }),
  (api) => api.reply(here, { contentType: "application/json", body: '{"values": [' }),
  healthy_poll,
];

/** What is said for five minutes after a 429, while auto-refresh is slower. */
const slowed = (app: Screen) => app.page.getByText("接口限制了请求频率，自动刷新暂时放慢");

/** Auto-refresh is at most this many times slower while the server limits the rate (src/state/refresh_interval.rs). */
const RATE_LIMITED_FACTOR = 4;

/** Advances the clock to the next refresh, and then until it is done, all retries and timeouts included. */
async function wait_for_poll(app: Screen, view: CannedProjectView): Promise<void> {
  const { page } = app;
  let requested = false;
  const request = page.waitForRequest(/segment_profiles/).then(() => (requested = true));
  // The delay is set when the last one ends: the message about a slower pace may be gone before it is over.
  for (let intervals = 0; !requested && intervals < RATE_LIMITED_FACTOR; intervals += 1) {
    await page.clock.runFor(HALF_MINUTE);
  }
  await request;
  const pass = async () => {
    await page.clock.runFor(1_000);
    return view.button(app.labels.refresh).getAttribute("aria-disabled");
  };
  await expect.poll(pass, { intervals: [30], timeout: 60_000 }).not.toBe("true");
  await view.expectIdle();
}

test("half an hour of polling through faults leaves no more listeners, timers and nodes than its first minute, nor memory than each fault once", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allow(/^error: Failed to load resource: (net::ERR_|the server responded with a status of [45]\d\d)/);
  await installClock(page, START);
  const resources = await ResourceMonitor.start(page);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await setRefreshInterval(page, HALF_MINUTE / 1_000);
  await view.pauseClock();
  const next = async (what: Scenario, at: number) => {
    await api.clearFaults();
    await what(api, at);
    await wait_for_poll(app, view);
    const alerts = await page.getByRole("alert").filter({ hasText: /\S/ }).count();
    expect(alerts > 0, `a fault is said, poll ${at}`).toBe(what !== healthy_poll);
  };
  const now = () => page.evaluate(() => Date.now());
  /** Waits for temporary resources to go, such as the timer of the "still waiting" message. */
  const rest = () => page.clock.runFor(5_000);
  /** Refreshes until the last 429 is forgotten, and with it what is said about it. */
  const calm = async () => {
    while ((await slowed(app).count()) > 0) {
      at += 1;
      await next(healthy_poll, at);
    }
  };
  let at = 2;
  const begun = await now();
  await next(healthy_poll, 0);
  await next(healthy_poll, 1);
  await rest();
  const { wasm, ...minute } = await resources.settled();
  for (; at < 2 + scenarios.length; at += 1) {
    await next(scenarios[at % scenarios.length], at);
  }
  await next(healthy_poll, at);
  await calm();
  await rest();
  const round = await resources.settled();
  expect(round).toEqual({ ...minute, wasm: expect.any(Number) });
  // WebAssembly memory grows by pages to its peak usage, and each fault has its own peak.
  expect(round.wasm - wasm, "bytes").toBeLessThanOrEqual(WASM_PAGE);
  while ((await now()) - begun < HALF_AN_HOUR) {
    at += 1;
    await next(scenarios[at % scenarios.length], at);
  }
  await next(healthy_poll, at);
  await calm();
  await view.expectUnchanged();
  await rest();
  // Garbage may be collected a moment later.
  await expect.poll(() => resources.usage()).toEqual(round);
});

test("what a page holds more of is seen", async ({ app, page }) => {
  await installClock(page, START);
  const resources = await ResourceMonitor.start(page);
  await app.open();
  const before = await resources.usage();
  await page.evaluate(() => {
    addEventListener("resize", () => document.title);
    setInterval(() => document.title, 1_000_000);
    document.body.append(document.createElement("p"));
    wasmMemories[0].grow(1);
  });
  expect(await resources.usage()).toEqual({
    listeners: before.listeners + 1,
    nodes: before.nodes + 1,
    timers: before.timers + 1,
    wasm: before.wasm + WASM_PAGE,
  });
});
