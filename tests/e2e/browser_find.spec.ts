// The browser's own find and select-all see only the rows that are rendered: that is said, and all rows can be copied.
import type { BrowserContext, Page } from "@playwright/test";
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

test.use({ viewport: { width: 1_280, height: 600 } });

const notice = {
  zh: /^浏览器自带的查找和全选只包括已显示的 (\d+) 行，本页共 (\d+) 行。/,
  en: /^The browser's own find and select-all cover only (\d+) of the (\d+) rows on this page\./,
};
const words = {
  zh: { useSearch: "改用搜索", copyPage: "复制本页全部行", copyFound: "复制找到的全部行", copied: "已复制" },
  en: { useSearch: "Search instead", copyPage: "Copy all rows of this page", copyFound: "Copy all rows found", copied: "Copied" },
};

async function clipboard(page: Page, context: BrowserContext): Promise<string[][]> {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  return text.split("\n").map((line) => line.split("\t"));
}

for (const language of ["zh", "en"] as const) {
  test(`fault 69: what Ctrl+F does not find is said once, with a way to the search and to all rows (${language})`, async ({
    app,
    token,
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(() => {
      addEventListener("keydown", (event) => {
        if (event.key === "f") {
          Object.assign(globalThis, { prevented: event.defaultPrevented });
        }
      });
    });
    await app.connectAndLoad(token, projects.demo, "?size=100&columns=name.key");
    await app.setLanguage(language);
    const { useSearch, copyPage, copied } = words[language];
    const line = page.getByRole("status").filter({ hasText: notice[language] });
    await expect(line).toHaveCount(0);
    await page.keyboard.press("Control+f");
    await expect(line).toBeVisible();
    const [, rendered, all] = notice[language].exec(await line.innerText()) ?? [];
    expect(Number(all)).toBe(100);
    expect(Number(rendered)).toBeGreaterThan(3);
    expect(Number(rendered)).toBeLessThan(100);
    expect(await page.evaluate(() => (globalThis as unknown as { prevented: boolean }).prevented)).toBe(false);
    await line.getByRole("button", { name: useSearch, exact: true }).click();
    await expect(app.search).toBeFocused();
    await line.getByRole("button", { name: copyPage, exact: true }).click();
    await expect(line.getByText(copied)).toBeVisible();
    const cells = await clipboard(page, context);
    expect(cells).toHaveLength(101);
    expect(cells[0]).toEqual(language === "zh" ? ["名称", "标识符"] : ["Name", "Key"]);
    expect(cells.slice(1).map(([name]) => name)).toEqual(await app.column(app.labels.columns[0]));
    await line.getByRole("button", { name: app.labels.dismiss }).click();
    await expect(line).toHaveCount(0);
    await page.keyboard.press("Control+f");
    await app.search.press("Control+f");
    await page.keyboard.press("F3");
    await expect(line, "once a visit").toHaveCount(0);
  });
}

test("fault 69: Ctrl+A is told of too, but not in a text field nor where all rows are rendered", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const line = page.getByRole("status").filter({ hasText: notice.zh });
  await app.search.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("f");
  await expect.poll(() => app.query().q).toBe("f");
  await app.search.fill("");
  await app.search.fill("健康 没有这个词");
  await app.search.blur();
  await page.keyboard.press("Control+f");
  await expect(line).toHaveCount(0);
  await app.search.fill("");
  await app.search.blur();
  await app.expectRange(1, 50, 143);
  await page.keyboard.press("Control+a");
  await expect(line).toBeVisible();
});

test("fault 69: all that was found is copied into cells of their own, whatever their values hold", async ({
  app,
  api,
  token,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const hostile = ['=HYPERLINK("https://example.com","x")', "a\tb\nc", '"open', "+1", "-1", "@x", "\u200b=1", "plain"];
  const rows = hostile.map((name, at) => makeRow(`r${at}`, { name, key: `seg_${at}`, description: "the same" }));
  const others = Array.from({ length: 60 }, (_, at) => makeRow(`o${at}`, { description: "other" }));
  await api.replyRows({ project: projects.demo }, [...others, ...rows]);
  await app.connectAndLoad(token, projects.demo, "?size=20&columns=name.health.detectedAt.key.creator&q=same");
  await app.expectRange(1, hostile.length, hostile.length);
  await app.pager.getByRole("button", { name: words.zh.copyFound, exact: true }).click();
  await expect(app.pager.getByText("已复制")).toBeVisible();
  const cells = await clipboard(page, context);
  expect(cells[0]).toEqual(["名称", "健康度", "最近计算 · Asia/Shanghai (UTC+8)", "标识符", "创建人"]);
  expect(cells.slice(1).map(([name]) => name)).toEqual([
    `'${hostile[0]}`,
    "a b c",
    '"""open"',
    "'+1",
    "'-1",
    "'@x",
    "'\u200b=1",
    "plain",
  ]);
  expect(cells.slice(1).map((row) => row.length)).toEqual(hostile.map(() => 5));
  expect(cells.slice(1).map((row) => row[3])).toEqual(hostile.map((_, at) => `seg_${at}`));
});
