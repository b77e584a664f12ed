// Selection and views of the table in groups.
import { GroupedTable, sixRows } from "./support/group_lines.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";
import { expect, projects, test } from "./support/test.ts";
import { ViewTiles } from "./support/view_tiles.ts";

test("rows are selected within groups, and a range passes over collapsed ones", async ({ app, api, token, page }) => {
  await api.replyRows({ project: projects.demo }, sixRows);
  const groups = new GroupedTable(app);
  await app.connectAndLoad(token, projects.demo, "?group=health&collapsed=not-computed");
  await groups.expectHeadings(["计算失败=3", "-未计算=1", "正常=2"]);
  const selected = () =>
    page.locator("tbody tr[aria-rowindex]").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-selected")));
  // The headings can't be selected.
  await expect.poll(selected).toEqual([null, "false", "false", "false", null, null, "false", "false"]);
  await page.getByRole("region").filter({ has: groups.tree }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect(groups.button("计算失败")).toBeFocused();
  expect(await selected()).not.toContain("true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+X");
  await expect.poll(selected).toEqual([null, "false", "true", "true", null, null, "true", "true"]);
  const bar = page.getByRole("group", { name: "所选行", exact: true });
  await expect(bar).toContainText("已选择 4 条");
  // Those in collapsed groups were found as well.
  await bar.getByRole("button", { name: "选择全部 6 条结果" }).click();
  await expect(bar).toContainText("已选择 6 条，1 条不在本页");
  await groups.button("未计算").click();
  await expect.poll(selected).toEqual([null, "true", "true", "true", null, "true", null, "true", "true"]);
  await app.button("按“名称”排序").click();
  await groups.by("不分组");
  await expect.poll(selected).toEqual(["true", "true", "true", "true", "true", "true"]);
});

test("a saved view has its groups, but not which are collapsed", async ({ app, api, token, page }) => {
  await api.replyRows({ project: projects.demo }, sixRows);
  const groups = new GroupedTable(app);
  const views = new SavedViewsMenu(app);
  const tiles = new ViewTiles(app);
  await app.connectAndLoad(token, projects.demo, "?group=health");
  await views.save("按健康度");
  await page.keyboard.press("Escape");
  await groups.button("计算失败").click();
  await groups.expectHeadings(["-计算失败=3", "未计算=1", "正常=2"]);
  await expect(tiles.tile("按健康度")).toHaveAttribute("aria-current", "true");
  await expect(tiles.button("还原")).toHaveCount(0);
  await groups.by("计算状态");
  await expect(tiles.status).toHaveText("“按健康度”有未保存的更改");
  await tiles.button("还原").click();
  await groups.expectHeadings(["计算失败=3", "未计算=1", "正常=2"]);
  await tiles.tile("无描述").click();
  expect(app.query(), "a built-in view leaves the groups").toMatchObject({ group: "health", q: "no:description" });
  await groups.by("不分组");
  await tiles.tile("按健康度").click();
  await expect(groups.tree).toBeVisible();
  expect(JSON.parse((await views.export()).text)).toMatchObject({ views: [{ name: "按健康度", group: "health" }] });
});
