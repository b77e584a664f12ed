// Retry budget: ten tabs that receive only 429 send no more requests than a fixed bound.
import type { Page } from "@playwright/test";
import { configure } from "./support/deployment.ts";
import { installClock } from "./support/clock.ts";
import { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const TABS = 10;
const START = new Date("2024-05-06T07:08:09Z");
const MINUTE = 60_000;
const REFRESH_INTERVAL = MINUTE;

// The policy of src/api/retry.rs: attempts a request; size of a tab's retry bucket; milliseconds until a token of it
// is refilled.
const ATTEMPTS = 3;
const CAPACITY = 10;
const TOKEN = 6_000;
// The policy of src/state/refresh_interval.rs: after a 429 auto-refresh is this many times slower.
const RATE_LIMITED_FACTOR = 4;
const SLOWED_INTERVAL = RATE_LIMITED_FACTOR * REFRESH_INTERVAL;

/** The most retries of a tab within this many milliseconds. */
const maxRetries = (ms: number) => CAPACITY + Math.floor(ms / TOKEN);

/** The most auto-refreshes of a tab that receives only 429 within this many milliseconds. */
const maxPolls = (ms: number) => Math.floor(ms / SLOWED_INTERVAL) + 1;

/** The most requests of a tab for this many loads within this many milliseconds. */
const maxRequests = (requested: number, ms: number) => requested + Math.min(requested * (ATTEMPTS - 1), maxRetries(ms));

test("ten tabs that meet nothing but 429 send no more than their budgets allow", async ({
  api,
  token,
  page,
  context,
  monitor,
}) => {
  // Ten tabs share the cores of a busy machine.
  test.slow();
  monitor.allowFailedReplies();
  await installClock(page, START);
  await configure(context, { autoRefreshSeconds: REFRESH_INTERVAL / 1_000, idleMinutes: 0 });
  // The fake clock advances only while no request is pending: otherwise, on a busy machine, the next refresh of one tab
  // would be due before another's is done.
  let pending = 0;
  context.on("request", () => (pending += 1));
  for (const end of ["requestfinished", "requestfailed"] as const) {
    context.on(end as "requestfinished", () => (pending -= 1));
  }
  const tokens = Array.from({ length: TABS }, (_, tab) => `${token}-${tab}`);
  const pages: Page[] = [];
  for (const its of tokens) {
    await api.reply({}, { status: 429, body: "Too Many Requests" }, its);
    const tab = await context.newPage();
    pages.push(tab);
    await new Screen(tab).connect({ token: its, query: `?project=${projects.demo}` });
  }
  const sent = async () => Promise.all(tokens.map(async (its) => (await api.requests(its)).length));
  const now = () => page.evaluate(() => Date.now());
  const refresh = (tab: Page) => tab.getByRole("button", { name: "刷新", exact: true });
  /** Advances the clock until no tab has a pending request or retry. */
  const settle = async () => {
    const busy = async () => {
      if (pending > 0) {
        return true;
      }
      await page.clock.runFor(500);
      const all = await Promise.all(pages.map((tab) => refresh(tab).getAttribute("aria-disabled")));
      return all.includes("true");
    };
    await expect.poll(busy, { intervals: [20], timeout: 300_000 }).toBe(false);
  };
  await page.clock.pauseAt((await now()) + 60_000);
  await settle();

  /** Runs an action; returns the requests of each tab and the elapsed time. */
  const during = async (act: () => Promise<void>) => {
    const [begun, before] = [await now(), await sent()];
    await act();
    const [ms, after] = [(await now()) - begun, await sent()];
    return { ms, each: after.map((count, tab) => count - before[tab]) };
  };
  const expectBound = (each: number[], most: number) => {
    for (const count of each) {
      expect(count).toBeLessThanOrEqual(most);
    }
    expect(each.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(TABS * most);
  };

  // Half an hour of auto-refresh: here the limit of three attempts a request is the bound.
  const alone = await during(async () => {
    const begun = await now();
    while ((await now()) - begun < 30 * MINUTE) {
      await page.clock.runFor(REFRESH_INTERVAL);
      await settle();
    }
  });
  const by_itself = maxPolls(alone.ms);
  expect(by_itself * (ATTEMPTS - 1)).toBeLessThan(maxRetries(alone.ms));
  expectBound(alone.each, maxRequests(by_itself, alone.ms));
  // Every tab sends requests and retries.
  expect(Math.min(...alone.each)).toBeGreaterThanOrEqual((by_itself - 2) * ATTEMPTS);

  // Then Refresh is clicked again and again: here the retry budget is the bound, and it is used up.
  const PRESSES = 10;
  // A minute after an auto-refresh of every tab: the budgets are refilled, and no tab refreshes by itself meanwhile.
  const before = await sent();
  while ((await sent()).some((count, tab) => count === before[tab])) {
    await page.clock.runFor(REFRESH_INTERVAL);
    await settle();
  }
  await page.clock.runFor(MINUTE);
  const pressed = await during(async () => {
    for (let press = 0; press < PRESSES; press += 1) {
      await Promise.all(pages.map((tab) => refresh(tab).evaluate((button) => (button as HTMLButtonElement).click())));
      await settle();
    }
  });
  const requested = PRESSES + maxPolls(pressed.ms);
  expect(requested * (ATTEMPTS - 1)).toBeGreaterThan(maxRetries(pressed.ms));
  expectBound(pressed.each, maxRequests(requested, pressed.ms));
  expect(Math.min(...pressed.each)).toBeGreaterThanOrEqual(PRESSES + CAPACITY);
});
