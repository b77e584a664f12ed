// Desktop notifications about what is newly failed, where a person turned them on.
import type { Page } from "@playwright/test";
import { ChangesView, DAY_ONE, profile, recordedTexts } from "./support/changes.ts";
import type { Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const manual = [..."abcdefghijklmn"].map((id) => profile(id, id < "c" ? "ERROR" : "FINISH", DAY_ONE, 5, { scheduler: "ONCE" }));

/** Records the notifications of a page, with the permission granted. */
async function recordNotifications(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: unknown[] = [];
    class Recorded {
      static permission: NotificationPermission = "default";
      static asked = 0;
      onclick: (() => void) | null = null;
      constructor(title: string, options: NotificationOptions) {
        shown.push({ title, body: options.body });
        Object.assign(globalThis, { lastNotification: this });
      }
      close() {}
      static async requestPermission() {
        Recorded.asked += 1;
        Recorded.permission = "granted";
        return Recorded.permission;
      }
    }
    Object.assign(globalThis, { Notification: Recorded, shownNotifications: shown });
  });
}
const shown = (page: Page) => page.evaluate(() => (globalThis as unknown as { shownNotifications: unknown[] }).shownNotifications);
const asked = (page: Page) => page.evaluate(() => (Notification as unknown as { asked: number }).asked);
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden }), hidden);

test("one tells what is new, once, and nothing while the page is in sight", async ({ app, api, token, page }) => {
  const changes = new ChangesView(app);
  await recordNotifications(page);
  await page.clock.setFixedTime(DAY_ONE);
  await api.replyRows({ project: projects.demo }, manual);
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(() => recordedTexts(page)).toContain('\\"n\\"');
  expect(await asked(page), "not asked by itself").toBe(0);
  const list = await changes.openList();
  await list.getByLabel(changes.names.notify).check();
  await expect.poll(() => asked(page)).toBe(1);
  await page.keyboard.press("Escape");
  const refreshed = async (rows: Row[], text: RegExp) => {
    await api.clearFaults();
    await api.replyRows({ project: projects.demo }, rows);
    await app.button(app.labels.refresh).click();
    await expect(changes.line).toHaveText(text);
  };
  const fail = (ids: string) => manual.map((row) => (ids.includes(String(row.id)) ? { ...row, detector: { ...(row.detector as Row), stage: "ERROR" } } : row));
  await refreshed(fail("c"), /1 个新失败/);
  expect(await shown(page), "in sight").toEqual([]);
  await hide(page, true);
  await refreshed(fail("cde"), /3 个新失败/);
  const first = { title: "商城小程序: 2 个新失败", body: "profile d\nprofile e" };
  expect(await shown(page)).toEqual([first]);
  await refreshed(fail("cdef").map((row) => ({ ...row, description: "another" })), /4 个新失败/);
  expect(await shown(page)).toEqual([first, { title: "商城小程序: 1 个新失败", body: "profile f" }]);
  await refreshed(fail("cdef"), /4 个新失败/);
  expect(await shown(page)).toHaveLength(2);
  expect(JSON.stringify(await shown(page))).not.toContain(token);
  await page.evaluate(() => (globalThis as unknown as { lastNotification: { onclick: () => void } }).lastNotification.onclick());
  await expect(app.search).toHaveValue("changed:failed");
});
