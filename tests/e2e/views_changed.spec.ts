// A view that was changed says so, and is saved, saved under another name, or reset.
import type { Screen } from "./support/screen.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";
import { expect, projects, test } from "./support/test.ts";
import { ViewTiles } from "./support/view_tiles.ts";

const demo = { project: projects.demo };
const overdue = { q: "health:overdue", sort: "-detectedAt" };
const link = (params: Record<string, string>) => `?${new URLSearchParams(params)}`;

/** Saves a view, and takes its search for another one. */
async function change(app: Screen, token: string): Promise<ViewTiles> {
  const tiles = new ViewTiles(app);
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, link(overdue));
  await views.save("逾期");
  await app.page.keyboard.press("Escape");
  await expect(tiles.status).toHaveText("“逾期”已保存");
  await app.search.fill("health:overdue 客户");
  await expect(tiles.status).toHaveText("“逾期”有未保存的更改");
  return tiles;
}

test("a view that was changed is reset", async ({ app, token, page }) => {
  const tiles = await change(app, token);
  await tiles.button("还原").focus();
  await page.keyboard.press("Enter");
  await expect(app.search).toHaveValue(overdue.q);
  expect(app.query()).toEqual({ ...demo, ...overdue });
  await expect(tiles.status).toBeEmpty();
  await expect(tiles.button("还原")).toHaveCount(0);
  await expect(tiles.fold, "the focus is not lost").toBeFocused();
  await page.goBack();
  await expect(app.search).toHaveValue("health:overdue 客户");
  await expect(tiles.status).toHaveText("“逾期”有未保存的更改");
});

test("a search that is too long for a view is said to be, and can be reset only", async ({ app, token }) => {
  const tiles = await change(app, token);
  await app.search.fill("长".repeat(20_001));
  await expect(tiles.status).toHaveText("搜索内容过长：视图最多保存 20,000 个字符的搜索。");
  await expect(tiles.button("保存")).toHaveCount(0);
  await expect(tiles.button("另存为…")).toHaveCount(0);
  await tiles.button("还原").click();
  await expect(app.search).toHaveValue(overdue.q);
});

test("a view that was changed is saved under its name", async ({ app, token, page }) => {
  const tiles = await change(app, token);
  await tiles.button("保存").focus();
  await page.keyboard.press("Enter");
  await expect(tiles.status).toHaveText("“逾期”已保存");
  await expect(tiles.button("还原")).toHaveCount(0);
  await expect(tiles.fold).toBeFocused();
  await tiles.tile("无描述").click();
  await expect(tiles.status).toBeEmpty();
  await tiles.tile("逾期").click();
  expect(app.query()).toEqual({ ...demo, ...overdue, q: "health:overdue 客户" });
});

test("a view that was changed is saved as another one, which is the one on screen then", async ({ app, token, page }) => {
  const tiles = await change(app, token);
  const views = new SavedViewsMenu(app);
  await tiles.button("另存为…").click();
  await expect(views.name).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(tiles.button("另存为…"), "the focus comes back").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(views.name).toBeFocused();
  await page.keyboard.type("逾期的客户");
  await page.keyboard.press("Enter");
  await expect(views.dialog).toBeHidden();
  await expect(tiles.status).toHaveText("“逾期的客户”已保存");
  await expect(tiles.tile("逾期的客户")).toHaveAttribute("aria-current", "true");
  await expect(tiles.fold).toBeFocused();
  await views.expectViews(["逾期", "逾期的客户"]);
  await page.keyboard.press("Escape");
  await tiles.tile("逾期").click();
  await expect(app.search, "the other one is as it was").toHaveValue(overdue.q);
});

test("that a view was changed is known after a reload, by Back, and until nothing of it is left", async ({
  app,
  token,
  page,
}) => {
  const tiles = await change(app, token);
  await page.reload();
  await expect(tiles.status).toHaveText("“逾期”有未保存的更改");
  await page.goto(`./${link({ ...demo, q: "客户" })}`);
  await expect(app.search).toHaveValue("客户");
  await expect(tiles.status, "a link opens no view of this browser").toBeEmpty();
  await tiles.tile("逾期").click();
  await app.search.fill("health:overdue x");
  await expect(tiles.status).toHaveText("“逾期”有未保存的更改");
  await app.search.fill("health:overdue");
  await expect(tiles.status, "as it was").toBeEmpty();
  await app.button("清除筛选").click();
  await expect(tiles.status, "the sorting is still the view's").toHaveText("“逾期”有未保存的更改");
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(app.search).toHaveValue("客户");
  await expect(tiles.status).toBeEmpty();
});

test("a link that is a view begins with it, and a renamed view stays the one on screen", async ({ app, token, page }) => {
  const tiles = await change(app, token);
  const views = new SavedViewsMenu(app);
  await page.goto(`./${link({ ...demo, ...overdue })}`);
  await expect(tiles.tile("逾期")).toHaveAttribute("aria-current", "true");
  await app.search.fill("health:overdue 会员");
  await expect(tiles.status).toHaveText("“逾期”有未保存的更改");
  await views.open();
  await views.button("重命名“逾期”").click();
  await expect(views.name).toBeFocused();
  await page.keyboard.type("晚了");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(tiles.status).toHaveText("“晚了”有未保存的更改");
  await app.openProject(projects.large);
  await expect.poll(() => app.query().project).toBe(projects.large);
  await expect(tiles.status, "the search was for something in the other project").toBeEmpty();
});

test("a built-in view keeps the columns on screen, and is saved under a name only", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.demo, link({ columns: "name.key", q: "客户" }));
  await app.setLanguage("en");
  const tiles = new ViewTiles(app);
  await tiles.tile("No description").click();
  expect(app.query()).toEqual({ ...demo, columns: "name.key", q: "no:description" });
  await app.search.fill("no:description vip");
  await expect(tiles.status).toHaveText("“No description” is read-only; your changes are not saved");
  await expect(tiles.button("Save")).toHaveCount(0);
  await expect(tiles.button("Save as…")).toBeVisible();
  await tiles.button("Reset").click();
  expect(app.query()).toEqual({ ...demo, columns: "name.key", q: "no:description" });
  await expect(tiles.status).toBeEmpty();
});
