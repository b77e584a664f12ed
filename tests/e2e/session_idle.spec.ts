// Idle timeout: a warning in the last minute, then the token is forgotten and the view is kept.
import type { Page } from "@playwright/test";
import { configure } from "./support/deployment.ts";
import { installClock } from "./support/clock.ts";
import { exposeAllRows } from "./support/rendered_rows.ts";
import { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";
import { cannedRows, CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const MINUTE = 60_000;
const START = new Date("2024-05-06T07:08:09Z");

/** Installs a fake clock, and sets the idle timeout in minutes. */
async function prepare(page: Page, idleMinutes: number): Promise<void> {
  await installClock(page, START);
  await configure(page, { idleMinutes });
}

const warning = (page: Page) => page.getByRole("dialog", { name: /^(您还在吗？|Still there\?)$/ });

test("a minute before the token is forgotten it is said, and staying begins anew", async ({
  app,
  api,
  token,
  page,
}) => {
  await prepare(page, 10);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  await view.pauseClock();
  await page.mouse.move(300, 300);
  await page.clock.runFor(9 * MINUTE - 2_000);
  await expect(warning(page)).toBeHidden();
  await page.clock.runFor(3_000);
  await expect(warning(page)).toContainText(/^您还在吗？长时间没有操作，(59|60) 秒后将忘记访问令牌。您的位置会保留在网址中。/);
  await page.clock.runFor(100);
  await expect(app.button("继续使用")).toBeFocused();
  await page.clock.runFor(30_000);
  await expect(warning(page)).toContainText(/长时间没有操作，(29|30) 秒后将忘记访问令牌。/);
  // Only the button ends the countdown now.
  await page.mouse.move(200, 200);
  await page.clock.runFor(1_000);
  await expect(warning(page)).toBeVisible();
  await app.button("继续使用").click();
  await expect(warning(page)).toBeHidden();
  await view.expectUnchanged();
  await page.clock.runFor(8 * MINUTE);
  await expect(warning(page)).toBeHidden();
  await page.clock.runFor(MINUTE + 1_000);
  await expect(warning(page)).toBeVisible();
});

test("nobody answers: the token is forgotten, the page says why, and another one goes on there", async ({
  app,
  api,
  token,
  page,
}) => {
  await prepare(page, 10);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  const place = app.query();
  await view.pauseClock();
  await page.mouse.move(300, 300);
  await page.clock.runFor(9 * MINUTE + 1_000);
  // Above the open drawer.
  await expect(warning(page)).toBeVisible();
  await page.clock.runFor(MINUTE);
  await expect(app.alert("由于 10 分钟没有操作，已忘记访问令牌。重新连接后会回到原来的位置。")).toBeVisible();
  await expect(warning(page)).toBeHidden();
  await expect(app.token).toHaveValue("");
  await expect(page.getByRole("row")).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(token);
  expect(app.query()).toEqual(place);
  await app.setLanguage("en");
  const message =
    "The access token was forgotten after 10 minutes without activity. Reconnect to return to where you were.";
  await expect(app.alert(message)).toBeVisible();
  await view.resumeClock();
  await app.token.fill(token);
  await app.button(app.labels.connect).click();
  await expect(app.drawer).toContainText("r071");
  await app.expectPositions(51, 100);
  await expect(app.alert(message)).toHaveCount(0);
});

test("a machine that slept past the end forgets the token at once", async ({ app, api, token, page }) => {
  await prepare(page, 10);
  await new CannedProjectView(app, api).open(token);
  await page.clock.fastForward(12 * 60 * MINUTE);
  await expect(app.alert("由于 10 分钟没有操作")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(0);
});

test("the end of one tab's session is nothing to another tab", async ({ app, api, token, page, context }) => {
  await prepare(page, 10);
  await new CannedProjectView(app, api).open(token);
  const tab = await context.newPage();
  // The tabs share the fake clock; this one has no idle timeout.
  await configure(tab, { idleMinutes: 0 });
  await exposeAllRows(tab);
  const other = new Screen(tab);
  await other.connectAndLoad(token, projects.demo, "?q=profile&page=2");
  await page.clock.fastForward(12 * 60 * MINUTE);
  await expect(app.alert("由于 10 分钟没有操作")).toBeVisible();
  await other.expectRange(51, 100, cannedRows.length);
  const replied = tab.waitForResponse(/segment_profiles/);
  await other.button(other.labels.refresh).click();
  expect((await replied).status()).toBe(200);
  await tab.reload();
  await other.expectRange(51, 100, cannedRows.length);
  await expect(tab.getByRole("dialog")).toHaveCount(0);
});

for (const [what, event, act] of [
  ["a key", "keydown", (page: Page) => page.keyboard.press("Shift")],
  ["the mouse", "pointermove", (page: Page, time: number) => page.mouse.move(200 + time, 300)],
  ["the wheel", "wheel", (page: Page) => page.mouse.wheel(0, 10)],
] as const) {
  test(`${what} says that somebody is there`, async ({ app, api, token, page }) => {
    await prepare(page, 2);
    await page.addInitScript((event) => {
      const heard = { signs: 0 };
      Object.assign(globalThis, { heard });
      addEventListener(event, () => (heard.signs += 1));
    }, event);
    const signs = () => page.evaluate(() => (globalThis as unknown as { heard: { signs: number } }).heard.signs);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await view.closeDrawer();
    await view.pauseClock();
    for (let time = 0; time < 6; time += 1) {
      const before = await signs();
      await act(page, time);
      await expect.poll(signs, "the page has heard it").toBeGreaterThan(before);
      await page.clock.runFor(MINUTE - 5_000);
      await expect(warning(page)).toBeHidden();
    }
    await page.clock.runFor(6_000);
    await expect(warning(page)).toBeVisible();
  });
}

test("a key in an open row says that somebody is there", async ({ app, api, token, page }) => {
  await prepare(page, 2);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.pauseClock();
  for (let time = 0; time < 4; time += 1) {
    await page.keyboard.press("Shift");
    await page.clock.runFor(MINUTE - 5_000);
    await expect(warning(page)).toBeHidden();
  }
  await view.expectUnchanged();
  await page.clock.runFor(6_000);
  await expect(warning(page)).toBeVisible();
});

test("the rows' own refreshes are nobody, and 0 minutes never end a session", async ({ app, api, token, page }) => {
  await prepare(page, 2);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  await page.getByRole("combobox", { name: "自动刷新", exact: true }).selectOption("30");
  await view.pauseClock();
  for (let half = 0; half < 3; half += 1) {
    await page.clock.runFor(30_000);
    await view.expectIdle();
  }
  await expect(warning(page)).toBeVisible();
  await warning(page).getByRole("button", { name: app.labels.disconnect, exact: true }).click();
  await expect(app.token).toHaveValue("");
  expect(app.query()).toEqual({});

  await view.resumeClock();
  await page.unroute("**/config.json");
  await configure(page, { idleMinutes: 0 });
  await view.open(token);
  await page.clock.runFor(60 * MINUTE);
  await page.clock.fastForward(48 * 60 * MINUTE);
  await expect(warning(page)).toBeHidden();
  await view.expectUnchanged();
});
