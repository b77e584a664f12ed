// Half an hour of auto-refresh through good and bad weather: the page holds no more at its end than after a minute.
import { takeClock } from "./support/clock.ts";
import { Growth } from "./support/growth.ts";
import type { Screen } from "./support/screen.ts";
import { rowOf, type StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { choosePace, goodRows, Work } from "./support/work.ts";

// A trace keeps the whole table at every step.
test.use({ trace: "off" });

const START = new Date("2024-05-06T07:08:09Z");
const HALF_MINUTE = 30_000;
const HALF_AN_HOUR = 60 * HALF_MINUTE;
const WASM_PAGE = 65_536;
const here = { project: projects.demo };

type Weather = (api: StandIn, poll: number) => Promise<void>;

/** The rows, some of which are others with every poll. */
const good: Weather = (api, poll) => {
  const rows = goodRows.map((row, at) => (at % 7 === poll % 7 ? { ...row, description: `at poll ${poll}` } : row));
  return api.replyRows(here, rows);
};

const weather: Weather[] = [
  (api) => api.reply(here, { status: 500, body: "Internal Server Error" }),
  (api) => api.reply(here, { status: 429, body: "", headers: { "retry-after": "2" } }),
  (api) => api.reset(here, { at: "headers" }),
  good,
  (api) => api.reply(here, { status: 503, body: "<h1>Gateway</h1>" }),
  (api) => api.cut(here, { at: { percent: 50 } }),
  (api) => api.reply(here, { status: 204 }),
  (api) => api.reply(here, { contentType: "text/html", body: "<!doctype html><p>Sign in</p>" }),
  (api) => api.replyRows(here, [...goodRows, null, { id: "" }, rowOf("r001")], { totalCount: -1 }),
  (api) => api.silence(here, { at: "start" }),
  (api) => api.reply(here, { contentType: "application/json", body: '{"values": [' }),
  good,
];

/** Lets the next half minute pass, and the refresh at its end come to its own, all attempts and timeouts included. */
async function poll(app: Screen, work: Work): Promise<void> {
  const { page } = app;
  const asked = page.waitForRequest(/segment_profiles/);
  await page.clock.runFor(HALF_MINUTE);
  await asked;
  const pass = async () => {
    await page.clock.runFor(1_000);
    return work.button(app.words.refresh).getAttribute("aria-disabled");
  };
  await expect.poll(pass, { intervals: [30], timeout: 60_000 }).not.toBe("true");
  await work.expectSettled();
}

test("half an hour of polling through faults leaves no more listeners, timers and nodes than its first minute, nor memory than each fault once", async ({
  app,
  api,
  token,
  page,
  watch,
}) => {
  watch.allow(/^error: Failed to load resource: (net::ERR_|the server responded with a status of [45]\d\d)/);
  await takeClock(page, START);
  const growth = await Growth.of(page);
  const work = new Work(app, api);
  await work.begin(token);
  await choosePace(page, HALF_MINUTE / 1_000);
  await work.pause();
  const next = async (what: Weather, at: number) => {
    await api.heal();
    await what(api, at);
    await poll(app, work);
    const said = await page.getByRole("alert").filter({ hasText: /\S/ }).count();
    expect(said > 0, `a fault is said, poll ${at}`).toBe(what !== good);
  };
  const now = () => page.evaluate(() => Date.now());
  /** Lets what is only there for a moment go, such as the timer that would have said that a reply is late. */
  const rest = () => page.clock.runFor(5_000);
  const begun = await now();
  await next(good, 0);
  await next(good, 1);
  await rest();
  const { wasm, ...minute } = await growth.held();
  let at = 2;
  for (; at < 2 + weather.length; at += 1) {
    await next(weather[at % weather.length], at);
  }
  await next(good, at);
  await rest();
  const round = await growth.held();
  expect(round).toEqual({ ...minute, wasm: expect.any(Number) });
  // The program's memory comes in pages and is as large as the largest moment needed: each fault has its own.
  expect(round.wasm - wasm, "bytes").toBeLessThanOrEqual(WASM_PAGE);
  while ((await now()) - begun < HALF_AN_HOUR) {
    at += 1;
    await next(weather[at % weather.length], at);
  }
  await next(good, at);
  await work.expectKept();
  await rest();
  // What is garbage may be found to be so a moment later.
  await expect.poll(() => growth.held()).toEqual(round);
});

test("what a page holds more of is seen", async ({ app, page }) => {
  await takeClock(page, START);
  const growth = await Growth.of(page);
  await app.open();
  const before = await growth.held();
  await page.evaluate(() => {
    addEventListener("resize", () => document.title);
    setInterval(() => document.title, 1_000_000);
    document.body.append(document.createElement("p"));
    wasmMemories[0].grow(1);
  });
  expect(await growth.held()).toEqual({
    listeners: before.listeners + 1,
    nodes: before.nodes + 1,
    timers: before.timers + 1,
    wasm: before.wasm + WASM_PAGE,
  });
});
