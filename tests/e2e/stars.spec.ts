// Stars: kept per project in this browser, and taken along with the file of the views.
import { SavedViewsMenu } from "./support/saved_views_menu.ts";
import { Screen } from "./support/screen.ts";
import { exposeAllRows } from "./support/rendered_rows.ts";
import { expect, projects, test } from "./support/test.ts";

const key = "segment-console.stars";
const starred = (app: Screen) => app.rows.filter({ has: app.page.getByRole("switch", { checked: true }) });
const said = (app: Screen, text: string | RegExp) => app.page.getByRole("status").filter({ hasText: text });

test("a star is given by mouse, by key and in the drawer, and stays through reload, sort and filter", async ({
  app,
  api,
  token,
  page,
}) => {
  const ids = await api.ids(projects.large);
  await app.connectAndLoad(token, projects.large, "?size=20");
  const name = String(await app.rows.nth(1).getByRole("rowheader").textContent());
  const star = app.star(app.rows.nth(1));
  await expect(star).toHaveAccessibleName(`星标 ${name}`);
  await expect(star).not.toBeChecked();
  await star.click();
  await expect(star).toBeChecked();
  await expect(said(app, `已为“${name}”加上星标`)).toHaveCount(1);
  await expect(app.drawer).toHaveCount(0);
  await app.scrollContainer.focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("s");
  await expect(starred(app)).toHaveCount(2);
  await page.keyboard.press("Enter");
  const button = app.drawer.getByRole("button", { name: "星标", exact: true });
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("s");
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+s");
  await expect(button, "the browser's own key").toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Escape");
  await expect(app.drawer).toHaveCount(0);
  await page.reload();
  await expect(starred(app)).toHaveCount(2);
  expect(await page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? ""), key)).toEqual({
    [projects.large]: [ids[1], ids[3]],
  });
  await app.button(`按“名称”排序`).click();
  await app.search.fill(name);
  await expect(app.star(app.row(name).first())).toBeChecked();
  await page.goBack();
  await page.goBack();
  await expect(starred(app)).toHaveCount(2);
  await app.button(app.labels.refresh).click();
  await expect(starred(app)).toHaveCount(2);
  await app.star(app.rows.nth(1)).click();
  await expect(starred(app)).toHaveCount(1);
  await expect(said(app, `已取消“${name}”的星标`)).toHaveCount(1);
  await app.openProject(projects.demo);
  await expect(app.rows.first()).toBeVisible();
  await expect(starred(app)).toHaveCount(0);
});

test("a key in a field is text, and no star", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await app.search.focus();
  await page.keyboard.type("sx");
  await expect(app.search).toHaveValue("sx");
  expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBeNull();
});

test("another tab sees a star at once, and neither loses the other's", async ({ app, token, context }) => {
  await app.connectAndLoad(token, projects.demo);
  const page = await context.newPage();
  await exposeAllRows(page);
  const other = new Screen(page);
  await other.connectAndLoad(token, projects.demo);
  await app.star(app.rows.nth(0)).click();
  await expect(other.star(other.rows.nth(0))).toBeChecked();
  await other.star(other.rows.nth(2)).click();
  await expect(app.star(app.rows.nth(2))).toBeChecked();
  await expect(starred(app)).toHaveCount(2);
});

test("stars are exported and imported with the views, and what is none is said", async ({ app, api, token, page }) => {
  const views = new SavedViewsMenu(app);
  const ids = await api.ids(projects.demo);
  await app.connectAndLoad(token, projects.demo);
  await app.star(app.rows.nth(0)).click();
  const { text } = await views.export();
  expect(JSON.parse(text)).toEqual({ encoding: "UTF-8 编码", version: 1, views: [], stars: { [projects.demo]: [ids[0]] } });
  await page.keyboard.press("Escape");
  await app.star(app.rows.nth(0)).click();
  await expect(starred(app)).toHaveCount(0);
  await views.import(text);
  await expect(views.panel.getByRole("status")).toHaveText("已导入 1 个星标。");
  await expect(starred(app)).toHaveCount(1);
  await views.import(text);
  await expect(views.panel.getByRole("status")).toHaveText("文件中没有新的视图或星标。");
  await views.import(JSON.stringify({ version: 1, views: [], stars: { [projects.demo]: [ids[1], 7], "..": [] } }));
  await expect(views.panel.getByRole("status")).toContainText("文件中有些星标无效，未导入。");
  await expect(starred(app)).toHaveCount(2);
});

for (const [what, stored] of [
  ["no JSON", "{"],
  ["no stars", "[1, 2]"],
  ["some that are no stars", `{"${projects.demo}": [1, null, "x"], "..": ["y"]}`],
]) {
  test(`${what} in storage is set aside, and a star can be given`, async ({ app, token, page }) => {
    await page.addInitScript(
      ([key, stored]) => {
        if (localStorage.getItem("seeded") === null) {
          localStorage.setItem("seeded", "");
          localStorage.setItem(key, stored);
        }
      },
      [key, stored],
    );
    await app.connectAndLoad(token, projects.demo);
    await expect(app.alert("此浏览器中保存的星标有一部分无法读取")).toBeVisible();
    expect(await page.evaluate(() => localStorage.getItem("segment-console.stars-damaged"))).toBe(stored);
    await app.star(app.rows.nth(0)).click();
    await page.reload();
    await expect(starred(app)).toHaveCount(1);
    await expect(app.alert("星标")).toHaveCount(0);
  });
}

test("a browser that stores nothing is said to, and the star lasts until the page is left", async ({
  app,
  token,
  page,
}) => {
  await app.connectAndLoad(token, projects.demo);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await app.star(app.rows.nth(0)).click();
  await expect(starred(app)).toHaveCount(1);
  await expect(app.alert("浏览器不允许保存星标，或存储空间已满")).toBeVisible();
  await app.button(app.labels.dismiss).click();
  await app.star(app.rows.nth(1)).click();
  await expect(starred(app)).toHaveCount(2);
});

test("there is room for 5,000 stars, and one more is refused with a reason", async ({ app, token, page }) => {
  const ids = Array.from({ length: 5_000 }, (_, at) => `id${at}`);
  await page.addInitScript(([key, stored]) => localStorage.setItem(key, stored), [key, JSON.stringify({ other: ids })]);
  await app.connectAndLoad(token, projects.demo);
  await app.star(app.rows.nth(0)).click();
  await expect(app.alert("未能加上星标：此浏览器最多保存 5,000 个星标")).toBeVisible();
  await expect(starred(app)).toHaveCount(0);
});

test.describe("in English", () => {
  test.use({ locale: "en-US" });

  test("stars, their key and their announcement", async ({ app, token, page }) => {
    await app.connectAndLoad(token, projects.demo);
    await app.scrollContainer.focus();
    await page.keyboard.press("ArrowDown");
    const name = String(await page.locator("button:focus").textContent());
    await page.keyboard.press("s");
    await expect(app.star(app.rows.first())).toHaveAccessibleName(`Star ${name}`);
    await expect(said(app, `Starred ${name}`)).toHaveCount(1);
    await page.keyboard.press("s");
    await expect(said(app, `Removed the star from ${name}`)).toHaveCount(1);
  });
});
