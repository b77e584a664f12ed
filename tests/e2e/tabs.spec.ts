// Ten tabs of an API that answers nothing but 429: what they cost it together has a bound, and they keep to it.
import type { Page } from "@playwright/test";
import { configure } from "./support/behind.ts";
import { takeClock } from "./support/clock.ts";
import { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";

// A trace keeps the whole table at every step.
test.use({ trace: "off" });

const TABS = 10;
const START = new Date("2024-05-06T07:08:09Z");
const MINUTE = 60_000;
const PACE = MINUTE;

// The policy of src/api/retry.rs: how often a request is sent at most; how many attempts beyond the first a tab has at
// once, and how soon one comes back.
const ATTEMPTS = 3;
const CAPACITY = 10;
const TOKEN = 6_000;

/** How many attempts beyond the first a tab may make within so many milliseconds, whatever is asked. */
const budget = (ms: number) => CAPACITY + Math.floor(ms / TOKEN);

/** How often a tab may ask by itself within so many milliseconds. */
const polls = (ms: number) => Math.floor(ms / PACE) + 1;

/** How many requests a tab may send that asked for something so often. */
const bound = (asked: number, ms: number) => asked + Math.min(asked * (ATTEMPTS - 1), budget(ms));

test("ten tabs that meet nothing but 429 send no more than their budgets allow", async ({
  api,
  token,
  page,
  context,
  watch,
}) => {
  // Ten programs share a busy machine's cores.
  test.slow();
  watch.allowFailedReplies();
  await takeClock(page, START);
  await configure(context, { autoRefreshSeconds: PACE / 1_000, idleMinutes: 0 });
  // Time stands still while a request is on its way, however long a busy machine takes for it: else the next refresh of
  // one tab would be due before another one's is over.
  let flying = 0;
  context.on("request", () => (flying += 1));
  for (const end of ["requestfinished", "requestfailed"] as const) {
    context.on(end as "requestfinished", () => (flying -= 1));
  }
  const tokens = Array.from({ length: TABS }, (_, tab) => `${token}-${tab}`);
  const pages: Page[] = [];
  for (const its of tokens) {
    await api.reply({}, { status: 429, body: "Too Many Requests" }, its);
    const tab = await context.newPage();
    pages.push(tab);
    await new Screen(tab).connect({ token: its, query: `?project=${projects.demo}` });
  }
  const sent = async () => Promise.all(tokens.map(async (its) => (await api.requestsOf(its)).length));
  const now = () => page.evaluate(() => Date.now());
  const refresh = (tab: Page) => tab.getByRole("button", { name: "刷新", exact: true });
  /** Lets time pass until no tab waits for anything. */
  const settle = async () => {
    const busy = async () => {
      if (flying > 0) {
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

  /** What each tab sends while something goes on, and how long that takes. */
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

  // Ten minutes of auto-refresh: here it is the three attempts of each request that bind.
  const alone = await during(async () => {
    const begun = await now();
    while ((await now()) - begun < 10 * MINUTE) {
      await page.clock.runFor(PACE);
      await settle();
    }
  });
  const by_itself = polls(alone.ms);
  expect(by_itself * (ATTEMPTS - 1)).toBeLessThan(budget(alone.ms));
  expectBound(alone.each, bound(by_itself, alone.ms));
  // Every one of these tabs does ask, and tries again.
  expect(Math.min(...alone.each)).toBeGreaterThanOrEqual((by_itself - 2) * ATTEMPTS);

  // Then people press Refresh again and again: here it is the budget that binds, and it is used up.
  const PRESSES = 10;
  // What the last refresh took from the budgets has come back by then.
  await page.clock.runFor(PACE / 2);
  const pressed = await during(async () => {
    for (let press = 0; press < PRESSES; press += 1) {
      await Promise.all(pages.map((tab) => refresh(tab).evaluate((button) => (button as HTMLButtonElement).click())));
      await settle();
    }
  });
  const asked = PRESSES + polls(pressed.ms);
  expect(asked * (ATTEMPTS - 1)).toBeGreaterThan(budget(pressed.ms));
  expectBound(pressed.each, bound(asked, pressed.ms));
  expect(Math.min(...pressed.each)).toBeGreaterThanOrEqual(PRESSES + CAPACITY);
});
