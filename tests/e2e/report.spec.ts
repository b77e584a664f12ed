// The status report for a chat: counts, and what failed or is overdue, why, with links.
import { CollectionStatus } from "./support/collection_status.ts";
import { ExportMenu } from "./support/export_menu.ts";
import { makeRow, type Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const now = new Date("2024-05-06T07:08:09Z");
test.use({ timezoneId: "Asia/Shanghai", permissions: ["clipboard-read", "clipboard-write"] });

function profile(id: string, stage: string, hoursAgo: number): Row {
  const detectedAt = new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  return makeRow(id, { name: `群体 [${id}]`, detector: { stage, detectedAt } });
}

test("the report is copied in either language, as Markdown and as text, and its links open the profiles", async ({ app, api, token, page }) => {
  await page.clock.setFixedTime(now);
  const overdue = [profile("late", "FINISH", 40), profile("later", "FINISH", 90)];
  const failed = Array.from({ length: 22 }, (_, at) => profile(`f${at}`, "ERROR", 2));
  await api.replyRows({ project: projects.demo }, [profile("good", "FINISH", 1), ...overdue, ...failed]);
  // No filter changes what it says.
  await app.connectAndLoad(token, projects.demo, "?q=stage:finish");
  await new CollectionStatus(app).expectComplete(25);
  const menu = new ExportMenu(app);
  await menu.open();
  const copied = async (name: string) => {
    await menu.panel.getByRole("button", { name, exact: true }).click();
    await expect(menu.panel.getByText({ zh: "已复制", en: "Copied" }[app.language], { exact: true })).toBeVisible();
    return await page.evaluate(() => navigator.clipboard.readText());
  };
  const address = (id: string) => new URL(`?project=${projects.demo}&row=${id}`, page.url()).href;
  const plain = await copied("复制为纯文本");
  expect(plain.split("\n").slice(0, 7)).toEqual([
    "商城小程序 · 群体画像状态",
    "获取于 2024-05-06 15:08（Asia/Shanghai (UTC+8)），已加载全部 25 条。",
    "计算失败 22 · 已逾期 2 · 计算中 0 · 未计算 0 · 正常 1 · 未知 0",
    "",
    "计算失败（22）",
    "- 群体 [f0]",
    "  最近一次计算失败。",
  ]);
  expect(plain.split("\n").slice(-10)).toEqual([
    "- 另有 2 条",
    "",
    "已逾期（2）",
    "- 群体 [later]",
    "  每日更新，上次计算在 3 天前，已逾期 2 天。",
    `  ${address("later")}`,
    "- 群体 [late]",
    "  每日更新，上次计算在 40 小时前，已逾期 16 小时。",
    `  ${address("late")}`,
    "",
  ]);
  expect(plain).not.toContain(token);
  await app.setLanguage("en");
  await menu.open();
  const markdown = await copied("Copy as Markdown");
  expect(markdown).toContain("**商城小程序 · segment profiles**\n\nFetched 2024-05-06 15:08 \\(Asia/Shanghai \\(UTC+8\\)\\). All 25 loaded.");
  expect(markdown).toContain(`- [群体 \\[later\\]](<${address("later")}>)  \n  Daily, last computed 3 days ago: overdue by 2 days.`);
  await page.goto(address("later"));
  await expect(app.drawer).toContainText("群体 [later]");
});
