// Sorting by every column, by heading and by link: stable, with unknown values last in both directions.
import type { Page } from "@playwright/test";
import { expectRows, keyOf, keysOnPage, openFaceted, type FacetedProject } from "./support/faceted_project.ts";
import type { Row } from "./support/stand_in.ts";
import { columns, type Column } from "./support/columns.ts";
import { expect, test } from "./support/test.ts";
import { dueAt, filterRows, health, timestamp, fieldText } from "./support/expected_rows.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

/** The sort rank of a row by a column; undefined where the value is unknown, empty or no valid date. */
type Rank = (row: Row) => number | undefined;

const within = (order: readonly string[], value: string) => {
  const place = order.indexOf(value);
  return place < 0 ? undefined : place;
};

/** The ranks of texts by the browser's `Intl.Collator`: Chinese by pinyin. */
async function byText(page: Page, rows: Row[], field: string): Promise<Rank> {
  const texts = [...new Set(rows.map((row) => fieldText(row, field)).filter((text) => text.trim() !== ""))];
  const places = await page.evaluate((texts) => {
    const { compare } = new Intl.Collator("zh-CN", { numeric: true });
    const sorted = [...texts].sort(compare);
    let place = 0;
    return sorted.map((text, at) => [text, (place += at > 0 && compare(sorted[at - 1], text) !== 0 ? 1 : 0)] as const);
  }, texts);
  const ranks = new Map(places);
  return (row) => ranks.get(fieldText(row, field));
}

/** The rank function of a column. */
async function rankBy({ id, order }: Column, page: Page, { rows, now }: FacetedProject): Promise<Rank> {
  switch (order) {
    case "text":
      return byText(page, rows, id);
    case "time":
      return (row) => timestamp(row, id);
    case "health":
      return (row) => within(["failed", "overdue", "running", "not-computed", "healthy"], health(row, now));
    case "due":
      return dueAt;
    case "overdue":
      return (row) => (health(row, now) === "overdue" ? minus(now, dueAt(row)) : undefined);
    default:
      return (row) => within(order, fieldText(row, id));
  }
}

const minus = (now: Date, due?: number) => (due === undefined ? undefined : now.getTime() - due);

/** The rank function of the column with this name in the URL. */
async function rankById(id: string, page: Page, project: FacetedProject): Promise<Rank> {
  const column = columns.find((column) => column.id === id);
  expect(column, id).toBeDefined();
  return column ? rankBy(column, page, project) : () => undefined;
}

/** Rows sorted by these keys in order; equal rows keep the API's order. */
function sorted(rows: Row[], keys: { rank: Rank; descending?: boolean }[]): Row[] {
  // JavaScript's sort is stable.
  return [...rows].sort((one, other) => {
    for (const { rank, descending = false } of keys) {
      const [before, after] = [rank(one), rank(other)];
      if (before === after) {
        continue;
      }
      if (before === undefined || after === undefined) {
        return before === undefined ? 1 : -1;
      }
      return descending ? after - before : before - after;
    }
    return 0;
  });
}

for (const column of columns) {
  const { id, zh: heading } = column;
  test(`${heading} sorts by its heading, up, down and not at all, unknown ones last`, async ({
    app,
    api,
    token,
    page,
  }) => {
    const shown = ["name", "key", ...(id === "name" || id === "key" ? [] : [id])].join(".");
    const project = await openFaceted(app, api, token, "", shown);
    const rank = await rankBy(column, page, project);
    const press = () => app.button(`按“${heading}”排序`).click();
    const cell = page.getByRole("columnheader", { name: heading, exact: true });
    const ranks = project.rows.map(rank);
    expect(ranks.filter((rank) => rank === undefined).length, "rows that have nothing to sort by").toBeGreaterThan(0);
    expect(new Set(ranks).size, "different values").toBeGreaterThan(4);

    for (const descending of [false, true]) {
      await press();
      await expect(cell).toHaveAttribute("aria-sort", descending ? "descending" : "ascending");
      expect(app.query().sort).toBe(descending ? `-${id}` : id);
      const expected = sorted(project.rows, [{ rank, descending }]);
      await expectRows(app, expected, descending ? "down" : "up");
      await app.button(app.labels.next).click();
      await expect.poll(() => keysOnPage(page), "its second page").toEqual(expected.slice(1_000).map(keyOf));
    }
    await press();
    await expect(cell).not.toHaveAttribute("aria-sort");
    expect(app.query().sort).toBeUndefined();
    await expectRows(app, project.rows);
  });
}

test("several columns sort by the link, one after the other, whatever was found", async ({ app, api, token, page }) => {
  const shown = "name.key.stage.creator.updatedAt";
  const project = await openFaceted(app, api, token, "&q=客户&sort=-stage.creator.-updatedAt", shown);
  const rank = (id: string) => rankById(id, page, project);
  const keys = [
    { rank: await rank("stage"), descending: true },
    { rank: await rank("creator") },
    { rank: await rank("updatedAt"), descending: true },
  ];
  const expected = sorted(filterRows(project.rows, { words: ["客户"] }, project.now), keys);
  await expectRows(app, expected, "by link");
  const cell = (name: string) => page.getByRole("columnheader", { name, exact: true });
  await expect(cell("计算状态")).toHaveAttribute("aria-sort", "descending");
  await expect(cell("创建人")).toHaveText("创建人2");
  await page.reload();
  await expectRows(app, expected, "after a reload");
  await app.search.fill("");
  await expectRows(app, sorted(project.rows, keys), "and of all");
});

test("Shift adds a column by mouse and keyboard, and Back takes it away", async ({ app, api, token, page }) => {
  const project = await openFaceted(app, api, token, "", "name.key.health.scheduler");
  const [by_health, by_schedule, by_name] = await Promise.all(
    ["health", "scheduler", "name"].map((id) => rankById(id, page, project)),
  );
  await app.button("按“健康度”排序").press("Enter");
  const first = sorted(project.rows, [{ rank: by_health }]);
  await expectRows(app, first);
  await app.button("按“更新频次”排序").click({ modifiers: ["Shift"] });
  const second = sorted(project.rows, [{ rank: by_health }, { rank: by_schedule }]);
  await expectRows(app, second);
  await app.button("按“名称”排序").press("Shift+Enter");
  await app.button("按“名称”排序").press("Shift+Enter");
  const third = sorted(project.rows, [{ rank: by_health }, { rank: by_schedule }, { rank: by_name, descending: true }]);
  await expectRows(app, third);
  expect(app.query().sort).toBe("health.scheduler.-name");
  await page.goBack();
  await page.goBack();
  await expectRows(app, second, "after Back");
  await page.goBack();
  await expectRows(app, first, "after Back again");
  await page.goForward();
  await expectRows(app, second, "after Forward");
  await app.button("按“名称”排序").click();
  await expectRows(app, sorted(project.rows, [{ rank: by_name }]), "without Shift it sorts alone");
});

test("Chinese names stand in pinyin order, digits before them and Latin ones behind", async ({
  app,
  api,
  token,
  page,
}) => {
  await openFaceted(app, api, token, "&sort=name");
  // A fixed expected order, independent of the page's collator.
  const order = [
    ...["9.9 包邮", "618 返场"],
    ...["爱好者", "白领", "常客", "大客户", "儿童", "访客", "高净值", "会员", "家长", "客户", "老用户", "买家", "年轻人", "偶发访客"],
    ...["朋友圈", "企业", "热门", "商家", "团购", "外卖", "新人", "用户", "中产", "App 下载", "Éclair"],
  ];
  const heads = await page.evaluate(async () => (await allRows()).map(({ cells }) => cells[0].split("·")[0]));
  const runs = heads.filter((head, at) => order.includes(head) && head !== heads[at - 1]);
  // Names that differ only in case are next to each other.
  expect(runs.filter((head, at) => head !== runs[at - 1])).toEqual(order);
});
