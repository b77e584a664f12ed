// The status report for a chat: counts, and what failed or is overdue, why, with links.
import { expectAccessible } from "./support/axe.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import { configure } from "./support/deployment.ts";
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

/** A project with one profile that is overdue, one that failed, and one with neither. */
const some = [
  profile("good", "FINISH", 1),
  profile("late", "FINISH", 40),
  makeRow("bad", { name: "<b>坏</b>", detector: { stage: "ERROR", detectedAt: now.toISOString() } }),
];

const pageLabels = {
  zh: { open: "打开简报页面", back: "返回表格", title: "商城小程序 · 群体画像状态", failed: "计算失败（1）" },
  en: {
    open: "Open the report as a page",
    back: "Back to the table",
    title: "商城小程序 · segment profiles",
    failed: "Failed (1)",
  },
} as const;

for (const [language, locale] of [
  ["zh", "zh-CN"],
  ["en", "en-US"],
] as const) {
  test.describe(`the page in ${language}`, () => {
    test.use({ locale });

    test("it says what is copied, leads to the rows and back, prints, and axe finds nothing", async ({ app, api, token, page }) => {
      await page.clock.setFixedTime(now);
      await api.replyRows({ project: projects.demo }, some);
      await app.connectAndLoad(token, projects.demo, "?q=id:good");
      await new CollectionStatus(app).expectComplete(3);
      const texts = pageLabels[language];
      const menu = new ExportMenu(app);
      await menu.open();
      const link = menu.panel.getByRole("link", { name: texts.open, exact: true });
      await expect(link).toHaveAttribute("href", new URL(`?project=${projects.demo}&report=`, page.url()).href);
      await link.click();
      const report = page.getByRole("article");
      const title = report.getByRole("heading", { level: 2, name: texts.title, exact: true });
      await expect(title).toBeFocused();
      await expect(app.table).toHaveCount(0);
      await expect(report.getByRole("heading", { level: 3 })).toHaveText([
        texts.failed,
        { zh: "已逾期（1）", en: "Overdue (1)" }[language],
      ]);
      await expect(report.getByRole("listitem")).toHaveText([
        { zh: "<b>坏</b>最近一次计算失败。", en: "<b>坏</b>The last computation failed." }[language],
        {
          zh: "群体 [late]每日更新，上次计算在 40 小时前，已逾期 16 小时。",
          en: "群体 [late]Daily, last computed 40 hours ago: overdue by 16 hours.",
        }[language],
      ]);
      await expect(report).toContainText({ zh: "（Asia/Shanghai (UTC+8)），已加载全部 3 条。", en: "All 3 loaded." }[language]);
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide).toBe(0);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await expect(title).toHaveCSS("color", "rgb(0, 0, 0)");
      await expect(app.button(app.labels.refresh)).toBeHidden();
      await page.emulateMedia({ media: "screen" });
      await report.getByRole("link", { name: "群体 [late]", exact: true }).click();
      await expect(app.drawer).toContainText("群体 [late]");
      expect(app.query()).toEqual({ project: projects.demo, q: "id:good", row: "late" });
      await page.goBack();
      await expect(title).toBeVisible();
      await report.getByRole("link", { name: texts.back, exact: true }).click();
      await expect(app.table).toBeVisible();
      expect(app.query()).toEqual({ project: projects.demo, q: "id:good" });
    });
  });
}

test("a link opens the page, which says so while not all is loaded", async ({ app, api, token, page }) => {
  await app.connectAndLoad(token, projects.large);
  await api.hold("rest", { project: projects.large, limit: 1_000, offset: 1_000 });
  await page.goto(`./?project=${projects.large}&report`);
  const report = page.getByRole("article");
  await expect(report).toContainText("项目尚未全部加载，以下只是已加载部分的情况。");
  await expect(report.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await api.release("rest");
  await expect(report).toContainText("已加载全部 2,500 条");
  await expect(report).not.toContainText("项目尚未全部加载");
  // The address stays one of the report.
  expect(app.query()).toMatchObject({ project: projects.large, report: "" });
  await page.goto(`./?project=${projects.empty}&report=`);
  await expect(report).toContainText("没有计算失败或已逾期的群体画像。");
});

test("a template gives the copied report another order and other words", async ({ app, api, token, page }) => {
  await page.clock.setFixedTime(now);
  await configure(page, { reportTemplate: "日报：{title}\n{link}\n\n{overdue}\n\n{counts}" });
  await api.replyRows({ project: projects.demo }, some);
  await app.connectAndLoad(token, projects.demo);
  await new CollectionStatus(app).expectComplete(3);
  const menu = new ExportMenu(app);
  await menu.open();
  await menu.panel.getByRole("button", { name: "复制为纯文本", exact: true }).click();
  await expect(menu.panel.getByText("已复制", { exact: true })).toBeVisible();
  const address = (query: string) => new URL(`?project=${projects.demo}&${query}`, page.url()).href;
  expect((await page.evaluate(() => navigator.clipboard.readText())).split("\n")).toEqual([
    "日报：商城小程序 · 群体画像状态",
    address("report="),
    "",
    "已逾期（1）",
    "- 群体 [late]",
    "  每日更新，上次计算在 40 小时前，已逾期 16 小时。",
    `  ${address("row=late")}`,
    "",
    "计算失败 1 · 已逾期 1 · 计算中 0 · 未计算 0 · 正常 1 · 未知 0",
    "",
  ]);
});
