// What changed since somebody marked the project as seen, from one day to the next.
import { expectAccessible } from "./support/axe.ts";
import { ChangesView, DAY_ONE, DAY_TWO, profile, recordedTexts } from "./support/changes.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import { configure } from "./support/deployment.ts";
import type { Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const names = (ids: string) => ids.split("");

/** The profiles of day one: all are healthy but two that have failed. */
const dayOne = names("abcdefghijklmn").map((id) => profile(id, id < "c" ? "ERROR" : "FINISH", DAY_ONE, 5));

/**
 * Those of day two: c, d and e have failed, a and b are healthy again, f to j are edited, k has another name, n is gone and
 * o is new. None of them has a newer result but the two that are healthy again.
 */
const dayTwo: Row[] = names("abcdefghijklmo").map((id) => {
  const at = id < "c" ? DAY_TWO : DAY_ONE;
  const stage = "cde".includes(id) ? "ERROR" : "FINISH";
  const edited = { updatedAt: "2026-11-02T12:00:00.000Z", updater: "李娜" };
  return profile(id, stage, at, 5, {
    ...("fghijk".includes(id) ? edited : {}),
    ...(id === "k" ? { name: "another name" } : {}),
    scheduler: "ONCE",
  });
});
const manual = dayOne.map((row) => ({ ...row, scheduler: "ONCE" }));

test.describe("a morning", () => {
  for (const language of ["zh", "en"] as const) {
    test(`the second day shows exactly what changed, until that is marked as seen (${language})`, async ({ app, api, token, page }) => {
      const changes = new ChangesView(app);
      await page.clock.setFixedTime(DAY_ONE);
      await api.replyRows({ project: projects.demo }, manual);
      await app.connectAndLoad(token, projects.demo);
      await app.setLanguage(language);
      await expect(changes.button).toBeVisible();
      await expect.poll(() => recordedTexts(page)).toContain('\\"n\\"');
      await changes.reload();
      await changes.expectNothing();

      await page.clock.setFixedTime(DAY_TWO);
      await api.clearFaults();
      await api.replyRows({ project: projects.demo }, dayTwo);
      await changes.reload();
      const line = {
        zh: "自 2026-11-02 09:00 以来：3 个新失败2 个已恢复1 个已改名5 个已修改1 个新增1 个已移除",
        en: "Since 2026-11-02 09:00: 3 newly failed2 recovered1 renamed5 edited1 added1 removed",
      };
      await expect(changes.line).toHaveText(line[language]);
      const word = { zh: ["新失败", "已恢复", "已修改", "已改名", "新增"], en: ["newly failed", "recovered", "edited", "renamed", "added"] }[language];
      const marks = (ids: string, at: number) => names(ids).map((id) => [`profile ${id}`, word[at]]);
      const expected = Object.fromEntries([
        ...marks("cde", 0), ...marks("ab", 1), ...marks("fghij", 2), ["another name", word[3]], ...marks("o", 4),
      ]);
      await expect.poll(() => changes.marks()).toEqual(expected);

      const list = await changes.openList();
      const edited = { zh: "profile f修改人：李娜", en: "profile fby 李娜" }[language];
      const renamed = { zh: "another name原名“profile k” · 修改人：李娜", en: "another namewas “profile k” · by 李娜" }[language];
      for (const text of [edited, renamed, "profile n", "profile o"]) {
        await expect(list.getByRole("listitem").filter({ hasText: text })).toHaveCount(1);
      }
      await expect(list.getByRole("listitem")).toHaveCount(13);
      await expectAccessible(page);
      await list.getByRole("button", { name: "profile c" }).click();
      await expect(list).toBeHidden();
      await expect(app.drawer).toContainText("profile c");
      await page.keyboard.press("Escape");

      await changes.line.getByRole("button").first().click();
      await expect(app.search).toHaveValue("changed:failed");
      await app.expectRange(1, 3, 3);
      await app.search.fill("is:changed -changed:edited,failed");
      await app.expectRange(1, 4, 4);
      await app.search.fill("");
      await app.expectRange(1, 14, 14);

      await page.goto(`./?project=${projects.demo}&report=`);
      const report = { zh: "3 个新失败 · 2 个已恢复 · 1 个已改名", en: "3 newly failed · 2 recovered · 1 renamed" };
      await expect(page.getByRole("article")).toContainText(report[language]);
      await page.goBack();

      await app.button(changes.names.seen).click();
      await expect(changes.line).toHaveCount(0);
      await expect.poll(() => changes.marks()).toEqual({});
      await changes.reload();
      await app.expectRange(1, 14, 14);
      await changes.expectNothing();
    });
  }
});

test("a profile that became late is told as newly overdue, and one with a newer result as computed", async ({ app, api, token, page }) => {
  const changes = new ChangesView(app);
  await page.clock.setFixedTime(DAY_ONE);
  await api.replyRows({ project: projects.demo }, dayOne.slice(2, 5));
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(() => recordedTexts(page)).toContain('\\"e\\"');
  await page.clock.setFixedTime(DAY_TWO);
  await api.clearFaults();
  await api.replyRows({ project: projects.demo }, [profile("c", "FINISH", DAY_TWO, 5), profile("d", "FINISH", DAY_TWO, 60), profile("e", "RUNNING", DAY_TWO, 5)]);
  await app.button(app.labels.refresh).click();
  await expect(changes.line).toHaveText("自 2026-11-02 09:00 以来：1 个新逾期2 个已重新计算");
});

test("what is not loaded is never called removed", async ({ app, api, token, page }) => {
  const changes = new ChangesView(app);
  const loaded = new CollectionStatus(app);
  await configure(page, { autoLoadRows: 1_000 });
  await page.clock.setFixedTime(DAY_ONE);
  await app.connectAndLoad(token, projects.large);
  await expect(loaded.status).toHaveText("已加载前 1,000 条，后面还有更多");
  const list = await changes.openList();
  await expect(list).toContainText("还没有可以对比的记录");
  await list.getByRole("button", { name: "关闭", exact: true }).click();
  await page.getByRole("button", { name: "加载全部" }).click();
  await loaded.expectComplete(2_500);
  await expect.poll(() => recordedTexts(page)).toMatch(/profiles\\":2500/);

  await api.addChange(projects.large, { delete: [0, 2_400], insert: [{ at: 0, id: "new-1" }] });
  await changes.reload();
  await expect(loaded.status).toHaveText("已加载前 1,000 条，后面还有更多");
  await expect(changes.line).toHaveText(/：1 个新增$/);
  await page.getByRole("button", { name: "加载全部" }).click();
  await expect(changes.line).toHaveText(/：1 个新增2 个已移除$/);
});

test("two tabs agree on what was seen", async ({ app, api, token, page, context }) => {
  const changes = new ChangesView(app);
  await page.clock.setFixedTime(DAY_ONE);
  await api.replyRows({ project: projects.demo }, manual);
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(() => recordedTexts(page)).toContain('\\"n\\"');
  await page.clock.setFixedTime(DAY_TWO);
  await api.clearFaults();
  await api.replyRows({ project: projects.demo }, dayTwo);
  const other = await context.newPage();
  const otherLine = other.locator(".changes__line");
  // The token of the session is of one tab only: the other one connects, too.
  await other.clock.setFixedTime(DAY_TWO);
  await other.goto(`./?project=${projects.demo}`);
  await other.getByLabel(app.labels.token, { exact: true }).fill(token);
  await other.getByRole("button", { name: app.labels.connect, exact: true }).click();
  await expect(otherLine).toHaveText(/3 个新失败/);
  // The first tab still has the rows of day one: it neither compares them with the newer ones nor keeps them.
  await other.getByRole("button", { name: "标为已看", exact: true }).click();
  await expect(otherLine).toHaveCount(0);
  await expect(changes.line).toHaveCount(0);
  await app.button(app.labels.refresh).click();
  await expect(app.row("another name")).toBeVisible();
  await changes.expectNothing();
  await other.close();
});

for (const [what, deny] of [
  ["is forbidden", () => Object.defineProperty(IDBFactory.prototype, "open", { value: () => { throw new DOMException("no", "SecurityError"); } })],
  ["is full", () => Object.defineProperty(IDBObjectStore.prototype, "put", { value: () => { throw new DOMException("no", "QuotaExceededError"); } })],
] as const) {
  test(`fault 77: where the browser's database ${what}, that is said once, and all else works`, async ({ app, api, token, page }) => {
    await page.addInitScript(deny);
    await page.clock.setFixedTime(DAY_ONE);
    await api.replyRows({ project: projects.demo }, manual);
    await app.connectAndLoad(token, projects.demo);
    const notice = page.getByRole("status").filter({ hasText: "无法告知上次以来的变更" });
    await expect(notice).toBeVisible();
    await notice.getByRole("button", { name: "知道了" }).click();
    await app.button(app.labels.refresh).click();
    await app.search.fill("stage:error");
    await app.expectRange(1, 2, 2);
    await expect(notice).toHaveCount(0);
  });
}

test("what is remembered goes with Disconnect, with the button and with the switch", async ({ app, api, token, page }) => {
  const changes = new ChangesView(app);
  const load = async () => {
    await app.connectAndLoad(token, projects.demo);
    await expect.poll(() => recordedTexts(page)).toContain('\\"n\\"');
  };
  const isEmpty = () => expect.poll(() => recordedTexts(page)).toBe("");
  await page.clock.setFixedTime(DAY_ONE);
  await api.replyRows({ project: projects.demo }, manual);
  await load();
  expect(await recordedTexts(page)).not.toContain("管理员");
  await app.button(app.labels.disconnect).click();
  await isEmpty();
  await load();
  let list = await changes.openList();
  await list.getByRole("button", { name: changes.names.forget, exact: true }).click();
  await expect(list.getByRole("status").filter({ hasText: "已清除" })).toBeVisible();
  await isEmpty();
  await page.keyboard.press("Escape");
  await app.button(app.labels.refresh).click();
  await expect.poll(() => recordedTexts(page)).toContain('\\"n\\"');
  list = await changes.openList();
  await list.getByLabel(changes.names.remember).uncheck();
  await isEmpty();
  await changes.reload();
  await app.expectRange(1, 14, 14);
  await isEmpty();
  list = await changes.openList();
  await list.getByLabel(changes.names.remember).check();
  await expect.poll(() => recordedTexts(page)).toContain('\\"n\\"');
  // The operator's switch.
  await configure(page, { rememberProfiles: false });
  await changes.reload();
  await isEmpty();
  list = await changes.openList();
  await expect(list).toContainText("管理员已关闭此功能");
});

test("the drawer shows the results that were seen, and since when a profile runs", async ({ app, api, token, page }) => {
  const at = (hours: number) => new Date(DAY_ONE.getTime() + hours * 3_600_000);
  const refresh = async (hours: number, row: Row) => {
    await page.clock.setFixedTime(at(hours));
    await api.clearFaults();
    await api.replyRows({ project: projects.demo }, [row]);
    await app.button(app.labels.refresh).click();
    await expect.poll(() => recordedTexts(page)).toContain(`fetched_at\\":${at(hours).getTime()}`);
  };
  await page.clock.setFixedTime(DAY_ONE);
  await api.replyRows({ project: projects.demo }, [profile("a", "FINISH", DAY_ONE, 5)]);
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(() => recordedTexts(page)).toContain('\\"a\\"');
  await refresh(24, profile("a", "ERROR", at(24), 5));
  await refresh(24 * 4, profile("a", "FINISH", at(24 * 4), 5));
  await refresh(24 * 4 + 1, profile("a", "RUNNING", at(24 * 4), 5));
  await refresh(24 * 4 + 3, profile("a", "RUNNING", at(24 * 4), 5));
  await expect(app.row("profile a").locator(".change")).toHaveText("计算过久");
  await app.search.fill("is:long-running");
  await app.expectRange(1, 1, 1);
  await app.rows.first().getByRole("button").click();
  await expect(app.drawer).toContainText("自 2026-11-06 10:00 起看到它一直在计算（2 小时）");
  const places = app.drawer.locator(".results__strip li");
  await expect(places).toHaveCount(30);
  const texts = (await places.allTextContents()).map((text) => text.trim());
  expect(texts).toEqual([...Array(25).fill(""), "计算成功，2026-11-02 04:00", "计算失败，2026-11-03 04:00", "", "", "计算成功，2026-11-06 04:00"]);
  await expectAccessible(page);
});
