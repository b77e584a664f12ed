// Views of the team in config.json: offered to everybody, read only, broken ones named and left out.
import { configure } from "./support/deployment.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";
import { expect, projects, test } from "./support/test.ts";
import { ViewTiles } from "./support/view_tiles.ts";

const demo = { project: projects.demo };
const link = (params: Record<string, string>) => `?${new URLSearchParams(params)}`;
const views = [
  { name: "逾期的日更", q: "health:overdue scheduler:daily", sort: "-detectedAt", columns: "name.health.detectedAt" },
  { name: "失败", q: "health:failed" },
];

test("views of the team are tiles and in the menu, read only", async ({ app, page, token }) => {
  await configure(page, { views });
  await app.connectAndLoad(token, projects.demo, link({ density: "compact" }));
  const tiles = new ViewTiles(app);
  const menu = new SavedViewsMenu(app);
  await expect(tiles.group("团队（只读）").getByRole("button")).toHaveText([/^逾期的日更\d+$/, /^失败\d+$/]);
  await tiles.tile("逾期的日更").click();
  const { name: _, ...params } = views[0];
  await expect.poll(() => app.query()).toEqual({ ...demo, ...params, density: "compact" });
  await expect(page.getByRole("columnheader")).toHaveText(["名称", "健康度", "最近计算"]);
  const count = await tiles.count("逾期的日更");
  await expect(app.pager).toContainText(`共 ${count} 条`);
  await app.search.fill("health:overdue");
  await expect(tiles.status).toHaveText("“逾期的日更”为只读视图，当前更改未保存");
  await expect(tiles.button("保存")).toHaveCount(0);
  await tiles.button("另存为…").click();
  await expect(menu.name).toBeFocused();
  await page.keyboard.type("我的逾期");
  await page.keyboard.press("Enter");
  await expect(tiles.status).toHaveText("“我的逾期”已保存");

  await menu.open();
  const list = menu.panel.getByRole("list", { name: "团队（只读）", exact: true });
  await expect(list.getByRole("button")).toHaveText(["逾期的日更", "失败"]);
  await expect(menu.panel).toContainText("由此控制台的维护人员在 config.json 中设置。如需修改，请另存为自己的视图。");
  await expect(menu.button("删除“失败”")).toHaveCount(0);
  await list.getByRole("button", { name: "失败" }).click();
  await expect(menu.panel).toBeHidden();
  await expect(menu.menuButton).toBeFocused();
  await expect(app.search).toHaveValue("health:failed");
  expect(app.query().columns, "it names no columns, so that they stay").toBe(views[0].columns);
  await page.reload();
  await expect(tiles.tile("失败")).toHaveAttribute("aria-current", "true");
  const exported = JSON.parse((await menu.export()).text) as { views: { name: string }[] };
  expect(exported.views.map(({ name }) => name), "they are not this browser's").toEqual(["我的逾期"]);
});

test("a broken view is named and left out, and the others are there", async ({ app, page, token }) => {
  await configure(page, {
    views: [{ name: "好", q: "客户" }, { name: "坏", sort: "colour" }, { q: "客户" }, { name: "错", search: "客户" }],
  });
  await app.connect({ token, query: link(demo) });
  const notice = (text: string) => expect(app.alert(text)).toBeVisible();
  await notice("config.json 的“views”中第 2 个视图“坏”的“sort”无效，已忽略该视图。");
  await notice("config.json 的“views”中第 3 个视图的“name”无效，已忽略该视图。");
  await notice("config.json 的“views”中第 4 个视图“错”的“search”无效，已忽略该视图。");
  const tiles = new ViewTiles(app);
  await expect(tiles.group("团队（只读）").getByRole("button")).toHaveText([/^好/]);
  await app.setLanguage("en");
  await notice("View 2 of “views” in config.json, “坏”, is left out: its “sort” is not valid.");
  await notice("View 3 of “views” in config.json is left out: its “name” is not valid.");
});
