// Keyboard shortcuts, and accessibility of menus and dialogs.
import { expectAccessible } from "./support/axe.ts";
import type { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";

const list = (app: Screen) => app.page.getByRole("dialog", { name: "键盘快捷键" });

test("the slash goes to the search, from anywhere but a field", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await page.keyboard.press("/");
  await expect(app.search).toBeFocused();
  await expect(app.search).toHaveValue("");
  await page.keyboard.type("a/b?");
  await expect(app.search, "in a field it is itself").toHaveValue("a/b?");
  await expect(list(app)).toBeHidden();
  await app.search.fill("");
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("/");
  await expect(app.search).toBeFocused();
  await app.field(app.labels.page).focus();
  await page.keyboard.press("/");
  await expect(app.field(app.labels.page)).toBeFocused();
  await app.project.focus();
  await page.keyboard.press("?");
  await expect(list(app)).toBeHidden();
  await page.keyboard.press("Escape");
  await app.button("列").click();
  await page.getByRole("checkbox", { name: "描述", exact: true }).focus();
  await page.keyboard.press("/");
  await expect(app.search, "a checkbox is no field").toBeFocused();
  await expect(page.getByRole("group", { name: "列", exact: true })).toBeHidden();
});

test("with Control, Alt or a drawer it is somebody else's", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.button(app.labels.refresh).focus();
  await page.keyboard.press("Control+/");
  await page.keyboard.press("Alt+/");
  await expect(app.button(app.labels.refresh)).toBeFocused();
  await app.rows.first().getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  await expect(app.drawer).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(app.drawer).toHaveCount(0);
});

test("the question mark lists the keys, and Escape gives the focus back", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  const row = page.locator("tbody button:focus");
  const name = String(await row.textContent());
  await page.keyboard.press("?");
  await expect(list(app)).toBeVisible();
  await expect(list(app).getByRole("term")).toHaveText([
    "↑↓",
    "Page UpPage Down",
    "HomeEnd",
    "Enter",
    "←→",
    "X",
    "Shift+XShift+↑Shift+↓",
    "S",
    "Shift + 单击列标题",
    "↑↓",
    "EnterTab",
    "Esc",
    "/Ctrl+K⌘K",
    "?",
    "Esc",
  ]);
  await page.keyboard.press("/");
  await expect(list(app)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list(app)).toBeHidden();
  await expect(row).toHaveText(name);
  await app.button("键盘快捷键").click();
  await expect(list(app)).toBeVisible();
  await list(app).getByRole("button", { name: "关闭" }).click();
  await expect(list(app)).toBeHidden();
  await expect(app.button("键盘快捷键")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.mouse.click(5, 5);
  await expect(list(app), "a click beside it closes it").toBeHidden();
});

test("Escape closes one thing at a time: the dialog, then the menu", async ({ app, token, page }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, "?q=客户");
  await views.open();
  await views.button("保存视图…").click();
  await page.keyboard.type("abc");
  await page.keyboard.press("Escape");
  await expect(views.dialog).toBeHidden();
  await expect(views.panel).toBeVisible();
  await expect(views.button("保存视图…")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(views.panel).toBeHidden();
  await expect(views.menuButton).toBeFocused();
  await expect(app.search, "the search is kept").toHaveValue("客户");
  await views.open();
  await views.button("保存视图…").click();
  await expect(views.name, "what was typed is forgotten").toHaveValue("");
});

test("a menu closes when the focus goes elsewhere, and one that is open stays at a click inside", async ({
  app,
  token,
  page,
}) => {
  await app.connectAndLoad(token, projects.demo);
  const panel = page.getByRole("group", { name: "列", exact: true });
  await app.button("列").click();
  await panel.getByText(/勾选要显示的列/).click();
  await expect(panel).toBeVisible();
  await app.button("视图").click();
  await expect(panel).toBeHidden();
  await expect(new SavedViewsMenu(app).panel).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(new SavedViewsMenu(app).panel).toBeHidden();
  await app.button("列").click();
  await expect(panel).toBeVisible();
  await app.button("列").click();
  await expect(panel).toBeHidden();
});

/** Menus and dialogs, and how to open each. */
const states: [string, (app: Screen) => Promise<void>][] = [
  ["the menu of columns", (app) => app.button("列").click()],
  [
    "the menu of views with a view, a word on what was deleted, and a problem",
    async (app) => {
      const views = new SavedViewsMenu(app);
      await app.page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("no room", "QuotaExceededError");
        };
      });
      await views.save("一");
      await views.save("二");
      await views.button("默认打开“一”").click();
      await views.button("删除“二”").click();
      await expect(views.panel.getByRole("alert")).toBeVisible();
    },
  ],
  [
    "the dialog of a view with a problem",
    async (app) => {
      await new SavedViewsMenu(app).open();
      await app.button("保存视图…").click();
      await app.page.keyboard.press("Enter");
      await expect(new SavedViewsMenu(app).name).toHaveAttribute("aria-invalid", "true");
    },
  ],
  ["the list of keys", (app) => app.page.keyboard.press("?")],
  ["a menu of few values, one chosen", (app) => app.page.getByRole("button", { name: /^计算状态：/ }).click()],
  ["a menu of many values", (app) => app.button("创建人").click()],
  ["the menu of periods", (app) => app.page.getByRole("button", { name: /7 天内计算过$/ }).first().click()],
  ["a search that is wrong", (app) => app.search.fill("stage:error foo:bar 客户 creator:管理员")],
];

for (const [what, reach] of states) {
  test(`${what} has no accessibility violation, and never scrolls sideways`, async ({ app, token, page }) => {
    await app.connectAndLoad(token, projects.faceted, "?size=20&q=stage:finish,error computed:<7d");
    await reach(app);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wide()).toBe(0);
  });
}
