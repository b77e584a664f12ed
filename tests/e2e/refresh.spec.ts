// Rows that are asked for anew by themselves, at the pace that a person chose, and never in the way.
import type { Page } from "@playwright/test";
import { configure } from "./support/behind.ts";
import { setVisible, takeClock } from "./support/clock.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { choosePace, goodRows, idAt, Work } from "./support/work.ts";

// A trace keeps the whole table at every step.
test.use({ trace: "off" });

const START = new Date("2024-05-06T07:08:09Z");
const MINUTE = 60_000;

const pace = (page: Page) => page.getByRole("combobox", { name: /^(自动刷新|Auto-refresh)$/ });
const fetched = (page: Page) => page.locator(".bar__fetched");
const asked = async (api: StandIn) => (await api.pagesAsked()).length;

for (const [seconds, zh, en] of [
  [30, "每 30 秒", "Every 30 s"],
  [60, "每 1 分钟", "Every 1 min"],
  [300, "每 5 分钟", "Every 5 min"],
] as const) {
  test(`at a pace of ${seconds} s rows are asked for once a period, on the next visit too`, async ({
    app,
    api,
    token,
    page,
  }) => {
    await takeClock(page, START);
    const work = new Work(app, api);
    await work.begin(token);
    await work.close();
    await expect(pace(page)).toHaveValue("0");
    await work.pause();
    await page.clock.runFor(10 * MINUTE);
    expect(await asked(api), "off by default").toBe(1);
    await work.refresh();
    await pace(page).selectOption({ label: zh });
    const period = async (count: number) => {
      await page.clock.runFor(seconds * 1_000 - 500);
      await work.expectSettled();
      expect(await asked(api), "not before its time").toBe(count);
      const replied = page.waitForResponse(/segment_profiles/);
      await page.clock.runFor(500);
      await replied;
      await work.expectSettled();
      expect(await asked(api)).toBe(count + 1);
    };
    await period(2);
    await period(3);
    await work.expectKept();
    await work.resume();
    await page.reload();
    await app.expectPlaces(51, 100);
    await work.expectSettled();
    await expect(pace(page)).toHaveValue(String(seconds));
    await work.pause();
    await work.refresh();
    await period(6);
    await app.speak("en");
    await expect(pace(page).locator("option:checked")).toHaveText(en);
    await pace(page).selectOption("0");
    await page.clock.runFor(20 * MINUTE);
    expect(await asked(api)).toBe(7);
  });
}

test("a hidden page asks for nothing, and once when it is seen again", async ({ app, api, token, page }) => {
  await takeClock(page, START);
  const work = new Work(app, api);
  await work.begin(token);
  await choosePace(page, 30);
  await setVisible(page, false);
  for (let minute = 0; minute < 10; minute += 1) {
    await page.clock.runFor(MINUTE);
  }
  expect(await asked(api)).toBe(1);
  const replied = page.waitForResponse(/segment_profiles/);
  await setVisible(page, true);
  await page.clock.runFor(100);
  await replied;
  await work.expectSettled();
  await page.clock.runFor(20_000);
  await work.expectSettled();
  expect(await asked(api), "one for the ten minutes").toBe(2);
  await work.expectKept();
  // Who was away for less than a period waits for the rest of it.
  await setVisible(page, false);
  await page.clock.runFor(2_000);
  await setVisible(page, true);
  await page.clock.runFor(1_000);
  expect(await asked(api)).toBe(2);
  const next = page.waitForResponse(/segment_profiles/);
  await page.clock.runFor(8_000);
  await next;
});

test("a refresh by itself takes neither focus nor scroll, and shows no skeleton", async ({ app, api, token, page }) => {
  await takeClock(page, START);
  const work = new Work(app, api);
  await work.begin(token);
  await work.close();
  await choosePace(page, 30);
  await app.search.focus();
  await page.evaluate(() => {
    const watched = globalThis as typeof globalThis & { sawSkeleton?: boolean; moved?: string[] };
    watched.sawSkeleton = false;
    watched.moved = [];
    const look = () => (watched.sawSkeleton ||= document.querySelector("table[aria-busy]") !== null);
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    addEventListener("focusin", ({ target }) => watched.moved?.push(String(target)));
    document.querySelector(".table-frame")?.addEventListener("scroll", () => watched.moved?.push("scroll"));
  });
  const moved = () => page.evaluate(() => (globalThis as { moved?: string[] }).moved);
  for (const place of [70, 71, 72]) {
    // Something changes each time, in sight.
    await api.heal();
    const rows = goodRows.map((row, at) => (at === place ? { ...row, description: "changed" } : row));
    await api.replyRows({ project: projects.demo }, rows);
    const replied = page.waitForResponse(/segment_profiles/);
    await page.clock.runFor(30_000);
    await replied;
    await work.expectSettled();
    await expect(app.cell(app.row(`profile ${idAt(place)}`), "描述")).toHaveText("changed");
    await expect(app.search).toBeFocused();
  }
  expect(await moved()).toEqual([]);
  expect(await page.evaluate(() => (globalThis as { sawSkeleton?: boolean }).sawSkeleton)).toBe(false);
  await work.expectKept();
  expect(await page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
});

test("the age of the rows counts up, and a refresh makes them new", async ({ app, api, token, page }) => {
  await takeClock(page, START);
  await configure(page, { idleMinutes: 0 });
  const work = new Work(app, api);
  await work.begin(token);
  await work.close();
  await work.pause();
  await expect(fetched(page)).toHaveText(/^获取于 15:08:\d\d UTC\+8，刚刚$/);
  await page.clock.runFor(MINUTE);
  await expect(fetched(page)).toHaveText(/，1 分钟前$/);
  await page.clock.runFor(MINUTE);
  await expect(fetched(page)).toHaveText(/，2 分钟前$/);
  await page.clock.runFor(60 * MINUTE);
  await expect(fetched(page)).toHaveText(/，1 小时前$/);
  await app.speak("en");
  await expect(fetched(page)).toHaveText(/, 1 h ago$/);
  await page.clock.fastForward(25 * 60 * MINUTE);
  await expect(fetched(page)).toHaveText(/, 1 d ago$/);
  await work.refresh();
  await expect(fetched(page)).toHaveText(/, just now$/);
  await work.expectKept();
});

test("while a new token is waited for nothing is asked, and it goes on at its pace", async ({
  app,
  api,
  token,
  page,
  watch,
}) => {
  watch.allow(/^error: Failed to load resource: .* 401/);
  await takeClock(page, START);
  const work = new Work(app, api);
  await work.begin(token);
  await choosePace(page, 30);
  await api.heal();
  await api.reply({ project: projects.demo }, { status: 401, body: "Unauthorized" });
  await page.clock.runFor(30_000);
  const dialog = page.getByRole("dialog", { name: "需要新的访问令牌" });
  await expect(dialog).toBeVisible();
  await page.clock.runFor(10 * MINUTE);
  expect(await asked(api)).toBe(2);
  await api.heal();
  await api.replyRows({ project: projects.demo }, [...goodRows]);
  const replied = page.waitForResponse(/segment_profiles/);
  await dialog.getByLabel("访问令牌", { exact: true }).fill(token);
  await dialog.getByRole("button", { name: "继续", exact: true }).click();
  await replied;
  await expect(dialog).toBeHidden();
  await work.expectSettled();
  await work.expectKept();
  expect(await asked(api)).toBe(3);
  const next = page.waitForResponse(/segment_profiles/);
  await page.clock.runFor(30_000);
  await next;
  await work.expectKept();
});
