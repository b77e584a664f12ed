// Facet filters: menus of values with counts, health summary and time periods.
import { expectRows, historyLength, openFaceted } from "./support/faceted_project.ts";
import { expect, projects, test } from "./support/test.ts";
import { columns } from "./support/columns.ts";
import { facetCounts, filterRows, type RowFilter } from "./support/expected_rows.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

for (const { id: facet, zh: heading, facet: menu } of columns) {
  if (menu === undefined) {
    continue;
  }
  const { field, words } = menu;
  test(`${heading} is chosen by mouse, keyboard and link, with counts that heed the other filters`, async ({
    app,
    api,
    token,
    page,
  }) => {
    const { rows, now } = await openFaceted(app, api, token, "&q=health:healthy,overdue,unknown");
    const wanted: RowFilter = { values: { health: ["healthy", "overdue", "unknown"] } };
    const opener = page.getByRole("button", { name: new RegExp(`^${heading}`) });
    const panel = page.getByRole("group", { name: heading });
    const people = facet === "creator" || facet === "updater" ? facet : undefined;
    // People of one name are written by their ids, and shown with name and id.
    const person = (id: string) => people && rows.find((row) => row[`${people}Id`] === id && row[people]);
    const word = (value: string) => {
      const found = person(value);
      const own = found && people ? `${String(found[people])} (${value})` : (words[value] ?? value);
      return value === "" ? "（空）" : own;
    };
    const offered = () =>
      panel
        .getByRole("listitem")
        .locator("label")
        .evaluateAll((all) => all.map((label) => label.innerText.replace(/\s*\n\s*/, "=")));
    const expectOffers = async (wanted: RowFilter) => {
      const expected = [...facetCounts(rows, wanted, facet, now)].map(([value, count]) => `${word(value)}=${count}`);
      await expect.poll(async () => (await offered()).sort()).toEqual(expected.sort());
    };
    const escaped = (value: string) => word(value).replace(/[()]/g, "\\$&");
    const tick = (value: string) => panel.getByRole("checkbox", { name: new RegExp(`^${escaped(value)} ?[0-9]`) });
    const picked = (...values: string[]): RowFilter => ({ values: { ...wanted.values, [facet]: values } });

    await opener.click();
    await expectOffers(wanted);
    const sizes = (await offered()).map((offer) => Number(offer.replace(/.*=/, "")));
    expect(sizes, "the most frequent first").toEqual([...sizes].sort((one, other) => other - one));
    const by_count = [...facetCounts(rows, wanted, facet, now)].sort(([, one], [, other]) => other - one);
    const [first, second] = by_count.map(([value]) => value);

    await tick(first).click();
    await expectRows(app, filterRows(rows, picked(first), now), "one by mouse");
    await expect(tick(first)).toBeChecked();
    await expectOffers(picked(first));
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(opener).toBeFocused();
    await expect(opener).toHaveText(`${heading}：已选 1 项`);

    await page.keyboard.press("Enter");
    await expect(panel).toBeVisible();
    while (!(await tick(second).evaluate((tick) => tick === document.activeElement))) {
      await page.keyboard.press("Tab");
      await expect(panel.locator(":focus"), "the keyboard comes by the second value").toHaveCount(1);
    }
    await page.keyboard.press("Space");
    await expectRows(app, filterRows(rows, picked(first, second), now), "another by keyboard");
    await expectOffers(picked(first, second));
    expect(app.query().q).toBe(`health:healthy,overdue,unknown ${field}:${[first, second].map(quoted).join(",")}`);

    await page.reload();
    await expectRows(app, filterRows(rows, picked(first, second), now), "after a reload");
    await expect(opener).toHaveText(`${heading}：已选 2 项`);
    await opener.click();
    await expect(tick(first)).toBeChecked();
    await expect(tick(second)).toBeChecked();
    await tick(first).click();
    await expectRows(app, filterRows(rows, picked(second), now), "less by mouse");
    await page.goBack();
    await expectRows(app, filterRows(rows, picked(first, second), now), "after Back");
    await page.goBack();
    await expectRows(app, filterRows(rows, picked(first), now), "after Back twice");
    // The open menu may lie over it.
    await page.keyboard.press("Escape");
    await app.button("清除筛选").click();
    await expectRows(app, rows);
    await expect(opener).toHaveText(heading);
  });
}

/** A value as the console writes it into the filter text. */
function quoted(value: string): string {
  return /^$|\s/.test(value) ? `"${value}"` : value;
}

test("among many people one is looked for by name, and two of one name are told apart by id", async ({
  app,
  api,
  token,
  page,
}) => {
  const { rows, now } = await openFaceted(app, api, token);
  await app.button("创建人").click();
  const panel = page.getByRole("group", { name: "创建人" });
  await panel.getByRole("searchbox", { name: "查找创建人" }).fill("李娜");
  await expect(panel.getByRole("checkbox")).toHaveCount(1);
  await expect(panel.getByRole("listitem").locator("label")).toHaveText(/^李娜\s*\d+$/);
  // The names of two people may differ in case only: a filter by name would find both.
  for (const [typed, first, other] of [
    ["EMMA", ["Emma Chen", "Ec5hE7nU"], ["emma chen", "Ec1lOw8r"]],
    ["小明", ["王小明", "Wm3xQ9Lb"], ["王小明", "Wx7mIn2g"]],
  ] as const) {
    await panel.getByRole("searchbox").fill(typed);
    await expect(panel.getByRole("checkbox")).toHaveCount(2);
    const tick = ([name, id]: readonly [string, string]) =>
      panel.getByRole("checkbox", { name: new RegExp(`^${name} \\(${id}\\) ?\\d+$`) });
    const of = (...ids: string[]) => rows.filter((row) => row.creator !== null && ids.includes(String(row.creatorId)));
    await expect(panel.getByRole("listitem").filter({ hasText: first[1] })).toContainText(String(of(first[1]).length));
    await tick(first).check();
    await expectRows(app, of(first[1]), `one of ${typed}`);
    expect(app.query().q).toBe(`creator:${first[1]}`);
    await expect(page.getByRole("group", { name: "已选条件" })).toContainText(`${first[0]} (${first[1]})`);
    await expect(tick(other)).not.toBeChecked();
    // By name it is both, and each can be taken away.
    await app.field("搜索").fill(`creator:"${first[0]}"`);
    await expectRows(app, of(first[1], other[1]), `both of ${typed}`);
    await app.button("创建人：已选 1 项").click();
    await expect(tick(first)).toBeChecked();
    await expect(tick(other)).toBeChecked();
    await tick(first).uncheck();
    await expectRows(app, of(other[1]), `the other of ${typed}`);
    expect(app.query().q).toBe(`creator:${other[1]}`);
    await tick(other).uncheck();
    await expectRows(app, rows);
  }
  await expectRows(app, filterRows(rows, {}, now));
  await panel.getByRole("searchbox").fill("nobody at all");
  await expect(panel.getByRole("checkbox")).toHaveCount(0);
});

test("a value that no row has can be taken away again", async ({ app, api, token, page }) => {
  const { rows } = await openFaceted(app, api, token, "&q=creator:nobody");
  await expectRows(app, []);
  await app.button("创建人：已选 1 项").click();
  const own = page.getByRole("checkbox", { name: /^nobody/ });
  await expect(own).toBeChecked();
  await own.click();
  await expectRows(app, rows);
  expect(app.query().q).toBeUndefined();
});

test("the health strip counts all that is loaded and filters by several", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token, "&q=客户");
  const strip = page.getByRole("region", { name: "健康度" });
  const words = { failed: "计算失败", overdue: "已逾期", running: "计算中", "not-computed": "未计算", healthy: "正常", unknown: "未知" };
  const all = facetCounts(rows, {}, "health", now);
  for (const [health, word] of Object.entries(words)) {
    expect(all.get(health)).toBeGreaterThan(0);
    await expect(strip.getByRole("button", { name: word })).toHaveText(`${word}${all.get(health)}`);
  }
  const press = (word: string) => strip.getByRole("button", { name: word });
  await press("计算失败").click();
  await expectRows(app, filterRows(rows, { words: ["客户"], values: { health: ["failed"] } }, now));
  await press("未知").press("Space");
  await expectRows(app, filterRows(rows, { words: ["客户"], values: { health: ["failed", "unknown"] } }, now));
  await expect(press("计算失败")).toHaveAttribute("aria-pressed", "true");
  expect(app.query().q).toBe("客户 health:failed,unknown");
  await expect(press("正常")).toHaveText(`正常${all.get("healthy")}`);
  await page.reload();
  await expectRows(app, filterRows(rows, { words: ["客户"], values: { health: ["failed", "unknown"] } }, now));
  await press("计算失败").click();
  await expectRows(app, filterRows(rows, { words: ["客户"], values: { health: ["unknown"] } }, now));
  await page.goBack();
  await page.goBack();
  await expectRows(app, filterRows(rows, { words: ["客户"], values: { health: ["failed"] } }, now));
  await app.button("清除筛选").click();
  await expect(press("计算失败")).toHaveAttribute("aria-pressed", "false");
});

test("when it was computed is chosen from periods, in the last and not since", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const periods: [string, RowFilter, string][] = [
    ["1 小时内计算过", { within: 1 }, "computed:<1h"],
    ["24 小时内计算过", { within: 24 }, "computed:<1d"],
    ["7 天内计算过", { within: 7 * 24 }, "computed:<7d"],
    ["24 小时内未计算", { notSince: 24 }, "computed:>1d"],
    ["7 天内未计算", { notSince: 7 * 24 }, "computed:>7d"],
  ];
  await app.button("最近计算").click();
  for (const [period, wanted, written] of periods) {
    await page.getByRole("radio", { name: period }).click();
    const expected = filterRows(rows, wanted, now);
    expect(expected.length).toBeGreaterThan(0);
    await expectRows(app, expected, period);
    expect(app.query().q).toBe(written);
    await expect(page.getByRole("group", { name: period }).getByRole("radio", { name: period })).toBeChecked();
  }
  const before = await historyLength(page);
  await page.keyboard.press("ArrowUp");
  await expectRows(app, filterRows(rows, { notSince: 24 }, now), "by keyboard");
  expect(await historyLength(page)).toBe(before + 1);
  await page.getByRole("radio", { name: "不限" }).click();
  await expectRows(app, rows);
  await page.goBack();
  await expectRows(app, filterRows(rows, { notSince: 24 }, now), "after Back");
  await page.reload();
  await expectRows(app, filterRows(rows, { notSince: 24 }, now), "after a reload");
  await app.button("清除筛选").click();
  await expect(app.button("最近计算")).toBeVisible();
  await expectRows(app, rows);
});
