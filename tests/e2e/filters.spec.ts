// Filters as text and as chips, which show the same state.
import { expectRows, openFaceted } from "./support/faceted_project.ts";
import { expect, test } from "./support/test.ts";
import { filterRows, type RowFilter } from "./support/expected_rows.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

test("each filter that can be written finds what it says", async ({ app, api, token }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const written: [string, RowFilter][] = [
    ["stage:error", { values: { stage: ["ERROR"] } }],
    ["status:FINISH scheduler:weekly", { values: { stage: ["FINISH"], scheduler: ["WEEKLY"] } }],
    ["stage：error，running", { values: { stage: ["ERROR", "RUNNING"] } }],
    ["stage:queued stage:none", { values: { stage: ["QUEUED", "NONE"] } }],
    ['stage:""', { values: { stage: [""] } }],
    ["health:overdue,failed", { values: { health: ["overdue", "failed"] } }],
    ["health:Not-Computed", { values: { health: ["not-computed"] } }],
    ["type:from_files,sql", { values: { createdBy: ["FROM_FILES", "SQL"] } }],
    ["createdBy:direct 会员", { values: { createdBy: ["DIRECT"] }, words: ["会员"] }],
    ["scheduler:daily,hourly computed:>7d", { values: { scheduler: ["DAILY", "HOURLY"] }, notSince: 7 * 24 }],
    ["creator:王小明,李娜", { values: { creator: ["王小明", "李娜"] } }],
    ["creator:“EMMA chen”", { values: { creator: ["Emma Chen"] } }],
    ['creator:"O\'Brien, \\"Pat\\"",007', { values: { creator: ['O\'Brien, "Pat"', "007"] } }],
    ['creator:"增长组:数据 运营"', { values: { creator: ["增长组:数据 运营"] } }],
    ['creator:""', { values: { creator: [""] } }],
    ["editor:管理员 stage:finish", { values: { updater: ["管理员"], stage: ["FINISH"] } }],
    ["updater:田中 creator:管理员", { values: { updater: ["田中"], creator: ["管理员"] } }],
    ["computed:<24h", { within: 24 }],
    ["computed:<=90m", { within: 1.5 }],
    ["computed:>1w", { notSince: 7 * 24 }],
    ["computed：＞30h health:overdue", { notSince: 30, values: { health: ["overdue"] } }],
    [
      "stage:error scheduler:daily creator:管理员 computed:<24h 高价值",
      { values: { stage: ["ERROR"], scheduler: ["DAILY"], creator: ["管理员"] }, within: 24, words: ["高价值"] },
    ],
    [
      "stage:finish scheduler:daily creator:管理员,王小明 computed:<30h 客",
      { values: { stage: ["FINISH"], scheduler: ["DAILY"], creator: ["管理员", "王小明"] }, within: 30, words: ["客"] },
    ],
  ];
  let met = 0;
  for (const [text, wanted] of written) {
    await app.search.fill(text);
    const expected = filterRows(rows, wanted, now);
    met += expected.length > 0 && expected.length < 1_000 ? 1 : 0;
    await expectRows(app, expected, text);
    await expect(app.search).not.toHaveAttribute("aria-invalid");
  }
  expect(met, "filters that find some rows and not all").toBe(written.length - 2);
});

test("what can't be understood is underlined and said, and filters nothing", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const broken: [string, string, string][] = [
    ["foo:bar", "foo:bar", "没有名为“foo”的字段；如需按原文搜索，请加上引号。"],
    ["stage:", "stage:", "“stage:”后面缺少值。"],
    ["health:sick", "health:sick", "没有名为“sick”的健康度；可用：failed、overdue、running、not-computed、healthy、unknown。"],
    ["computed:soon", "computed:soon", "“soon”不是有效的时间；可写成 <24h、>7d、today 或 2026-11-01..2026-11-07。"],
    ["computed:<0h", "computed:<0h", "“<0h”不是有效的时间；可写成 <24h、>7d、today 或 2026-11-01..2026-11-07。"],
    ['creator:"管理员', 'creator:"管理员', "引号没有成对。"],
  ];
  const wrong = page.locator(".search__wrong");
  const wanted: RowFilter = { words: ["会员"], values: { scheduler: ["DAILY"] } };
  for (const [text, underlined, message] of broken) {
    await app.search.fill(`会员 scheduler:daily ${text}`);
    await expect(wrong).toHaveText([underlined]);
    await expect(wrong).toHaveCSS("text-decoration-style", "wavy");
    await expect(app.search).toHaveAttribute("aria-invalid", "true");
    await expect(app.search).toHaveAccessibleDescription(message);
    await expectRows(app, filterRows(rows, wanted, now), text);
  }
  await app.search.fill("computed:<24h computed:>7d");
  await expect(app.search).toHaveAccessibleDescription("computed 只能出现一次。");
  await expectRows(app, filterRows(rows, { within: 24 }, now));
  await app.search.fill("a:1 b:2");
  await expect(wrong).toHaveText(["a:1", "b:2"]);
  await expectRows(app, rows);
  await app.search.fill('"foo:bar"');
  await expect(app.search).not.toHaveAttribute("aria-invalid");
  await expect(wrong).toHaveCount(0);
});

test("a mark stands behind its own letters, also where the box has scrolled", async ({ app, api, token, page }) => {
  await openFaceted(app, api, token);
  await page.setViewportSize({ width: 390, height: 844 });
  await app.search.fill("会员 客户 creator:管理员,王小明,李娜 seg_high stage:error,running wrong:x");
  await app.search.press("End");
  const ends = () =>
    page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>("#search");
      const echo = document.querySelector(".search__echo");
      const wrong = document.querySelector(".search__wrong");
      const [room, mark] = [echo?.getBoundingClientRect(), wrong?.getBoundingClientRect()];
      const in_sight = (mark?.right ?? 9e9) <= (room?.right ?? 0);
      return { field: field?.scrollLeft ?? -1, echo: echo?.scrollLeft ?? -2, in_sight };
    });
  await expect.poll(async () => (await ends()).field).toBeGreaterThan(50);
  await expect.poll(async () => (await ends()).echo).toBe((await ends()).field);
  expect((await ends()).in_sight).toBe(true);
});

test("chips and text are one: each changes the other", async ({ app, api, token, page }) => {
  const text = 'stage:error,finish 客户 creator:"emma chen",李娜 computed:<7d scheduler:daily';
  const { rows, now } = await openFaceted(app, api, token, `&q=${encodeURIComponent(text)}`);
  const chips = page.getByRole("button", { name: /^移除筛选/ });
  await expect(chips).toHaveText(["计算状态计算失败", "计算状态计算成功", "更新频次每日更新", "创建人emma chen", "创建人李娜", "最近计算7 天内计算过"]);
  const remove = async (message: string, left: string) => {
    await app.button(`移除筛选“${message}”`).click();
    await expect(app.search).toHaveValue(left);
    await expect(app.search).toBeFocused();
    expect(app.query().q).toBe(left);
  };
  await remove("计算状态：计算失败", 'stage:finish 客户 creator:"emma chen",李娜 computed:<7d scheduler:daily');
  await remove("创建人：李娜", 'stage:finish 客户 creator:"emma chen" computed:<7d scheduler:daily');
  await remove("更新频次：每日更新", 'stage:finish 客户 creator:"emma chen" computed:<7d');
  await remove("最近计算：7 天内计算过", 'stage:finish 客户 creator:"emma chen"');
  const wanted: RowFilter = { values: { stage: ["FINISH"], creator: ["Emma Chen"] }, words: ["客户"] };
  await expectRows(app, filterRows(rows, wanted, now));
  await app.search.fill("health:failed editor:007 客户");
  await expect(chips).toHaveText(["健康度计算失败", "最近修改人007"]);
  await app.search.fill("客户");
  await expect(chips).toHaveCount(0);
  await app.button("清除筛选").click();
  await expect(app.search).toHaveValue("");
  await expectRows(app, rows);
  await page.goBack();
  await expect(app.search).toHaveValue("客户");
});
