// Auto-refresh: interval, pauses while hidden or offline, and no disturbance of the view.
import type { Page } from "@playwright/test";
import { configure } from "./support/deployment.ts";
import { setVisible, installClock } from "./support/clock.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { setRefreshInterval, cannedRows, rowId, CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const START = new Date("2024-05-06T07:08:09Z");
const MINUTE = 60_000;

const refreshInterval = (page: Page) => page.getByRole("combobox", { name: /^(自动刷新|Auto-refresh)$/ });
const fetched = (page: Page) => page.locator(".bar__fetched");
const requested = async (api: StandIn) => (await api.pageRequests()).length;

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
    await installClock(page, START);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await view.closeDrawer();
    await expect(refreshInterval(page)).toHaveValue("0");
    await view.pauseClock();
    await page.clock.runFor(10 * MINUTE);
    expect(await requested(api), "off by default").toBe(1);
    await view.refresh();
    await refreshInterval(page).selectOption({ label: zh });
    const period = async (count: number) => {
      await page.clock.runFor(seconds * 1_000 - 500);
      await view.expectIdle();
      expect(await requested(api), "not before its time").toBe(count);
      const replied = page.waitForResponse(/segment_profiles/);
      await page.clock.runFor(500);
      await replied;
      await view.expectIdle();
      expect(await requested(api)).toBe(count + 1);
    };
    await period(2);
    await period(3);
    await view.expectUnchanged();
    await view.resumeClock();
    await page.reload();
    await app.expectPositions(51, 100);
    await view.expectIdle();
    await expect(refreshInterval(page)).toHaveValue(String(seconds));
    await view.pauseClock();
    await view.refresh();
    await period(6);
    await app.setLanguage("en");
    await expect(refreshInterval(page).locator("option:checked")).toHaveText(en);
    await refreshInterval(page).selectOption("0");
    await page.clock.runFor(20 * MINUTE);
    expect(await requested(api)).toBe(7);
  });
}

test("a hidden page asks for nothing, and once when it is seen again", async ({ app, api, token, page }) => {
  await installClock(page, START);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await setRefreshInterval(page, 30);
  await setVisible(page, false);
  for (let minute = 0; minute < 10; minute += 1) {
    await page.clock.runFor(MINUTE);
  }
  expect(await requested(api)).toBe(1);
  const replied = page.waitForResponse(/segment_profiles/);
  await setVisible(page, true);
  await page.clock.runFor(100);
  await replied;
  await view.expectIdle();
  await page.clock.runFor(20_000);
  await view.expectIdle();
  expect(await requested(api), "one for the ten minutes").toBe(2);
  await view.expectUnchanged();
  // After less than an interval in the background, the rest of the interval passes first.
  await setVisible(page, false);
  await page.clock.runFor(2_000);
  await setVisible(page, true);
  await page.clock.runFor(1_000);
  expect(await requested(api)).toBe(2);
  const next = page.waitForResponse(/segment_profiles/);
  await page.clock.runFor(8_000);
  await next;
});

test("a refresh by itself takes neither focus nor scroll, and shows no skeleton", async ({ app, api, token, page }) => {
  await installClock(page, START);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  await setRefreshInterval(page, 30);
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
    // A visible row changes each time.
    await api.clearFaults();
    const rows = cannedRows.map((row, at) => (at === place ? { ...row, description: "changed" } : row));
    await api.replyRows({ project: projects.demo }, rows);
    const replied = page.waitForResponse(/segment_profiles/);
    await page.clock.runFor(30_000);
    await replied;
    await view.expectIdle();
    await expect(app.cell(app.row(`profile ${rowId(place)}`), "描述")).toHaveText("changed");
    await expect(app.search).toBeFocused();
  }
  expect(await moved()).toEqual([]);
  expect(await page.evaluate(() => (globalThis as { sawSkeleton?: boolean }).sawSkeleton)).toBe(false);
  await view.expectUnchanged();
  expect(await page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
});

test("the age of the rows counts up, and a refresh makes them new", async ({ app, api, token, page }) => {
  await installClock(page, START);
  await configure(page, { idleMinutes: 0 });
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  await view.pauseClock();
  await expect(fetched(page)).toHaveText(/^获取于 15:08:\d\d UTC\+8，刚刚$/);
  await page.clock.runFor(MINUTE);
  await expect(fetched(page)).toHaveText(/，1 分钟前$/);
  await page.clock.runFor(MINUTE);
  await expect(fetched(page)).toHaveText(/，2 分钟前$/);
  await page.clock.runFor(60 * MINUTE);
  await expect(fetched(page)).toHaveText(/，1 小时前$/);
  await app.setLanguage("en");
  await expect(fetched(page)).toHaveText(/, 1 h ago$/);
  await page.clock.fastForward(25 * 60 * MINUTE);
  await expect(fetched(page)).toHaveText(/, 1 d ago$/);
  await view.refresh();
  await expect(fetched(page)).toHaveText(/, just now$/);
  await view.expectUnchanged();
});

test("while a new token is waited for nothing is asked, and it goes on at its pace", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allow(/^error: Failed to load resource: .* 401/);
  await installClock(page, START);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await setRefreshInterval(page, 30);
  await api.clearFaults();
  await api.reply({ project: projects.demo }, { status: 401, body: "Unauthorized" });
  await page.clock.runFor(30_000);
  const dialog = page.getByRole("dialog", { name: "需要新的访问令牌" });
  await expect(dialog).toBeVisible();
  await page.clock.runFor(10 * MINUTE);
  expect(await requested(api)).toBe(2);
  await api.clearFaults();
  await api.replyRows({ project: projects.demo }, [...cannedRows]);
  const replied = page.waitForResponse(/segment_profiles/);
  await dialog.getByLabel("访问令牌", { exact: true }).fill(token);
  await dialog.getByRole("button", { name: "继续", exact: true }).click();
  await replied;
  await expect(dialog).toBeHidden();
  await view.expectIdle();
  await view.expectUnchanged();
  expect(await requested(api)).toBe(3);
  const next = page.waitForResponse(/segment_profiles/);
  await page.clock.runFor(30_000);
  await next;
  await view.expectUnchanged();
});
