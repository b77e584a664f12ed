// Wrong totals: `totalCount` and flags that contradict the received rows. The rows are shown, with a warning.
import { requestedBlocks, CollectionStatus } from "./support/collection_status.ts";
import type { Rewrite, Row, RequestMatcher } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

interface Case {
  what: string;
  rewrite: Rewrite;
  /** The rewritten pages; all by default. */
  where?: RequestMatcher;
  /** The number of received rows; all 2,500 by default. */
  rows?: number;
  /** The offsets of the requested blocks. */
  blocks?: number[];
  /** The pager's text for the first page of 50, before the collection is loaded. */
  pager: string;
  /** The final loading status, in both languages. */
  zh: string;
  en: string;
  /** The text of the notice about the page. */
  notice?: string;
}

const has_failed = (row: Row) => (row.detector as Row | null | undefined)?.stage === "ERROR";

const UNKNOWN = "第 1-50 条，总数超过 50 条";
const NO_TOTAL = {
  zh: "已读到列表末尾，收到 2,500 条，但接口没有给出可核对的总数，无法确认是否完整",
  en: "Read to the end: 2,500 received. The API gives no total to check this by, so they may not be all.",
};
const other_total = (stated: string) => ({
  zh: `已读到列表末尾，收到 2,500 条，但接口给出的总数是 ${stated}，无法确认是否完整`,
  en: `Read to the end: 2,500 received, but the API says ${stated}. They may not be all.`,
});
const COMPLETE = { zh: "已加载全部 2,500 条", en: "All 2,500 loaded" };
const REPEATING = {
  zh: "接口说还有更多，却没有返回新的数据，已停止；目前有 1,000 条，可能不完整",
  en: "The API says that there is more, but sends nothing new. Stopped with 1,000, which may not be all",
};
/** A value that is no count, with the text that quotes it. */
const no_count = (what: string, value: unknown): Case => ({
  what: `totalCount is ${what}`,
  rewrite: { set: { totalCount: value } },
  pager: UNKNOWN,
  notice: `接口返回的 totalCount 值无效：${typeof value === "string" ? value : JSON.stringify(value)}`,
  ...NO_TOTAL,
});
const disputed = (stated: string) => `${UNKNOWN}接口给出的 totalCount 为 ${stated}，与分页情况不符，未采用`;

const cases: Case[] = [
  {
    what: "totalCount is too small",
    rewrite: { set: { totalCount: 7 } },
    pager: disputed("7"),
    ...other_total("7"),
  },
  {
    what: "totalCount is 0",
    rewrite: { set: { totalCount: 0 } },
    pager: disputed("0"),
    ...other_total("0"),
  },
  {
    what: "totalCount is one less than arrives",
    rewrite: { set: { totalCount: 2_499 } },
    pager: "第 1-50 条，共 2,499 条",
    ...other_total("2,499"),
  },
  {
    what: "totalCount is too large",
    rewrite: { set: { totalCount: 99_999 } },
    pager: "第 1-50 条，共 99,999 条",
    ...other_total("99,999"),
  },
  no_count("negative", -3),
  no_count("fractional", 3.7),
  no_count("beyond all numbers", 9e99),
  no_count("null", null),
  no_count("a text that is no number", "many"),
  no_count("a list", [2_500]),
  { what: "totalCount is missing", rewrite: { remove: ["totalCount"] }, pager: UNKNOWN, ...NO_TOTAL },
  {
    what: "totalCount is a text with the number",
    rewrite: { set: { totalCount: "2500" } },
    pager: "第 1-50 条，共 2,500 条",
    ...COMPLETE,
  },
  {
    what: "totalCount is the rows of its own reply",
    rewrite: { countRows: ["totalCount"] },
    pager: disputed("50"),
    ...other_total("500"),
  },
  {
    what: "hasNextPage is missing",
    rewrite: { remove: ["hasNextPage"] },
    blocks: [0, 1_000, 2_000, 2_500],
    pager: "第 1-50 条，共 2,500 条",
    notice: "接口没有说明是否有下一页（hasNextPage），已按收到的条数推断。",
    ...COMPLETE,
  },
  {
    what: "hasNextPage is always true",
    rewrite: { set: { hasNextPage: true } },
    blocks: [0, 1_000, 2_000, 2_500],
    pager: "第 1-50 条，共 2,500 条",
    zh: "接口说还有更多，却没有返回新的数据，已停止；目前有 2,500 条，可能不完整",
    en: "The API says that there is more, but sends nothing new. Stopped with 2,500, which may not be all",
  },
  {
    what: "more is said to follow a block without rows",
    where: { limit: 1_000, offset: 1_000 },
    rewrite: { set: { hasNextPage: true, values: [] } },
    rows: 1_000,
    blocks: [0, 1_000],
    pager: "第 1-50 条，共 2,500 条",
    ...REPEATING,
  },
  {
    what: "the same page comes for ever",
    rewrite: { repeat: true },
    rows: 1_000,
    blocks: [0, 1_000],
    pager: "第 1-50 条，共 2,500 条",
    ...REPEATING,
  },
];

for (const { what, rewrite, where, rows = 2_500, blocks = [0, 1_000, 2_000], pager, notice, ...lines } of cases) {
  test(`where ${what}, what arrived is shown and the difference said`, async ({ app, api, token, page }) => {
    await api.rewritePages({ project: projects.large, ...where }, rewrite);
    const loaded = new CollectionStatus(app);
    await app.connectAndLoad(token, projects.large);
    await expect(loaded.status).toHaveText(lines.zh);
    expect(await requestedBlocks(api)).toEqual(blocks);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveText(notice === undefined ? [] : [notice]);
    expect(await loaded.sum()).toBe(rows);
    const whole = lines.zh === COMPLETE.zh;
    await expect(app.pager.getByRole("paragraph").first()).toHaveText(pager);
    const keys = (await api.rows(projects.large)).map((row) => row.key);
    expect(await app.column("标识符")).toEqual(keys.slice(0, 50));

    // All loaded rows, from memory, some of them compared row by row.
    await app.button("按“标识符”排序").click();
    const all = rows.toLocaleString("en-US");
    const partial = whole ? "" : `（仅在已加载的 ${all} 条中）`;
    await expect(app.pager.getByRole("paragraph").first()).toHaveText(`第 1-50 条，共 ${all} 条${partial}`);
    await page.goBack();
    const failed = (await api.rows(projects.large)).slice(0, rows).filter(has_failed);
    await app.field("搜索").fill("stage:error");
    await expect(app.pager).toContainText(`，共 ${failed.length} 条${partial}`);
    expect(await loaded.columnOnAllPages("标识符")).toEqual(failed.map((row) => row.key));
    await app.setLanguage("en");
    await expect(loaded.status).toHaveText(lines.en);
    await expect(app.button("Load again")).toHaveCount(whole ? 0 : 1);
  });
}

test("one block is the whole list whatever its total, which is quoted", async ({ app, api, token, page }) => {
  const loaded = new CollectionStatus(app);
  for (const total of [7, 99_999]) {
    await api.clearFaults();
    await api.rewritePages({ project: projects.demo, limit: 1_000 }, { set: { totalCount: total } });
    await (page.url() === "about:blank" ? app.connectAndLoad(token, projects.demo) : page.reload());
    const stated = total.toLocaleString("en-US");
    await expect(loaded.status).toHaveText(`已加载全部 143 条；接口给出的 totalCount 为 ${stated}，未采用`);
    await app.expectRange(1, 50, 143);
    expect(await loaded.sum()).toBe(143);
    await app.setLanguage("en");
    await expect(loaded.status).toHaveText(`All 143 loaded; the API's totalCount of ${stated} was not used`);
    await app.setLanguage("zh");
  }
});

const EMPTY = "此项目还没有群体画像";

test("rows of which none can be read are not called an empty project", async ({ app, api, token, page }) => {
  await api.replyRows({ project: projects.demo }, [{ name: "no id" }, null, "text"], { totalCount: 3 });
  const loaded = new CollectionStatus(app);
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert("已加载的数据中有 3 条无法解析，未显示。")).toBeVisible();
  await expect(loaded.status).toHaveText("已读完整个列表：0 条可用，3 条无法解析");
  await expect(app.table).toBeVisible();
  await expect(page.getByText(EMPTY)).toHaveCount(0);
  expect(await api.pageRequests()).toHaveLength(2);
});

test("more behind nothing is said, and asks for nothing more", async ({ app, api, token, page }) => {
  await api.rewritePages({ project: projects.demo }, { set: { hasNextPage: true, values: [], totalCount: 143 } });
  const loaded = new CollectionStatus(app);
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert("接口说还有下一页（hasNextPage），却没有返回任何数据，已视为列表末尾。")).toBeVisible();
  await expect(loaded.status).toHaveText("接口说还有更多，却没有返回新的数据，已停止；目前有 0 条，可能不完整");
  await expect(app.button(app.labels.next)).toHaveAttribute("aria-disabled", "true");
  await expect(app.pager).toContainText("接口给出的 totalCount 为 143，与分页情况不符，未采用");
  await expect(page.getByText(EMPTY)).toHaveCount(0);
  expect(await api.pageRequests()).toHaveLength(2);
  await api.clearFaults();
  await app.button(app.labels.refresh).click();
  await app.expectRange(1, 50, 143);
  await loaded.expectComplete(143);
});
