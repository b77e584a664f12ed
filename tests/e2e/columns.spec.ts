// The columns menu: visibility, order and density, kept in the URL and in localStorage.
import type { Locator, Page } from "@playwright/test";
import { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";
import { columns } from "./support/columns.ts";
import { labels } from "./support/labels.ts";

const headings = (page: Page) => page.getByRole("columnheader");
const panel = (page: Page): Locator => page.getByRole("group", { name: "列", exact: true });

/** The columns in the order of the menu. */
const columns_in_menu = (page: Page) => panel(page).getByRole("listitem").allInnerTexts();

test("columns are hidden and shown again where they were, and the link follows", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await expect(headings(page)).toHaveText([...labels.zh.columns]);
  const before = await page.evaluate(() => history.length);
  await app.button("列").click();
  const box = (name: string) => panel(page).getByRole("checkbox", { name, exact: true });
  await box("计算状态").uncheck();
  await box("描述").uncheck();
  await expect(headings(page)).toHaveText(labels.zh.columns.filter((name) => name !== "计算状态" && name !== "描述"));
  const left = "name.health.detectedAt.scheduler.createdBy.key.creator.createdAt.updater.updatedAt";
  expect(app.query().columns).toBe(left);
  expect(await columns_in_menu(page), "hidden ones are on offer where they would come back").toEqual(
    columns.map(({ zh }) => zh),
  );
  await page.reload();
  await expect(headings(page)).toHaveCount(10);
  await app.button("列").click();
  await expect(box("计算状态")).not.toBeChecked();
  await box("计算状态").focus();
  await page.keyboard.press("Space");
  await box("描述").check();
  await expect(headings(page)).toHaveText([...labels.zh.columns]);
  expect(app.query().columns).toBeUndefined();
  expect(await page.evaluate(() => history.length), "a column is no step").toBe(before);
});

test("the name can't be hidden, and nothing moves before it", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?columns=name.health.key");
  await app.button("列").click();
  await expect(panel(page).getByRole("checkbox", { name: "名称", exact: true })).toBeDisabled();
  await expect(panel(page).getByRole("checkbox", { name: "名称", exact: true })).toBeChecked();
  for (const name of ["上移“名称”", "下移“名称”", "上移“健康度”", "下移“标识符”", "上移“描述”", "下移“描述”"]) {
    const button = app.button(name);
    await expect(button, name).toHaveAttribute("aria-disabled", "true");
    await button.click({ force: true });
  }
  await page.keyboard.press("Alt+ArrowUp");
  await expect(headings(page)).toHaveText(["名称", "健康度", "标识符"]);
  await app.button("上移“标识符”").click();
  await expect(headings(page)).toHaveText(["名称", "标识符", "健康度"]);
});

test("a column moves by its buttons and by Alt and arrows, and keeps the focus", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?columns=name.health.key.creator");
  await app.button("列").click();
  await app.button("下移“健康度”").click();
  await expect(headings(page)).toHaveText(["名称", "标识符", "健康度", "创建人"]);
  await expect(app.button("下移“健康度”")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(headings(page)).toHaveText(["名称", "标识符", "创建人", "健康度"]);
  await expect(app.button("下移“健康度”")).toBeFocused();
  await expect(app.button("下移“健康度”")).toHaveAttribute("aria-disabled", "true");
  const creator = panel(page).getByRole("checkbox", { name: "创建人", exact: true });
  await creator.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(headings(page)).toHaveText(["名称", "创建人", "标识符", "健康度"]);
  await expect(creator).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(headings(page)).toHaveText(["名称", "创建人", "标识符", "健康度"]);
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(headings(page)).toHaveText(["名称", "标识符", "健康度", "创建人"]);
  await expect(creator).toBeFocused();
  expect(app.query().columns).toBe("name.key.health.creator");
  const [, key] = await app.rows.first().getByRole("cell").allTextContents();
  expect(key, "the cells move with their headings").toMatch(/^seg_/);
  await page.reload();
  await expect(headings(page)).toHaveText(["名称", "标识符", "健康度", "创建人"]);
});

test("the columns are reset, their widths and order too", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?columns=name-300.key.health-90&density=compact");
  await app.button("列").click();
  await app.button("恢复默认列").click();
  await expect(headings(page)).toHaveText([...labels.zh.columns]);
  expect(app.query()).toEqual({ project: projects.demo, density: "compact" });
  await expect(app.button("恢复默认列")).toHaveAttribute("aria-disabled", "true");
  await expect(app.button("恢复默认列")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(app.button("列")).toBeFocused();
});

test("rows are denser at once, and stay where they were", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.large, "?size=200");
  const height = () => app.rows.nth(5).evaluate((row) => row.getBoundingClientRect().height);
  expect(await height()).toBe(38);
  await app.button("列").click();
  await panel(page).getByRole("radio", { name: "紧凑" }).check();
  await expect.poll(height).toBe(28);
  expect(app.query().density).toBe("compact");
  await panel(page).getByRole("radio", { name: "紧凑" }).press("ArrowLeft");
  await expect.poll(height).toBe(38);
  expect(app.query().density).toBeUndefined();
  await page.keyboard.press("Escape");
  await app.expectRange(1, 200, 2_500);
});

test("a new visit finds columns, widths and density as they were, unless the link says otherwise", async ({
  app,
  token,
  page,
}) => {
  await app.connectAndLoad(token, projects.demo, "?columns=name.health.key");
  await app.button("列").click();
  await app.button("下移“健康度”").click();
  await panel(page).getByRole("radio", { name: "紧凑" }).check();
  await page.keyboard.press("Escape");
  const edge = page.getByRole("separator", { name: "“标识符”的列宽", exact: true });
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  const kept = String(app.query().columns);
  expect(kept).toMatch(/^name\.key-\d+\.health$/);

  await page.goto(`./?project=${projects.demo}`);
  await expect(headings(page)).toHaveText(["名称", "标识符", "健康度"]);
  await expect.poll(() => app.query()).toEqual({ project: projects.demo, columns: kept, density: "compact" });
  await page.goto(`./?project=${projects.demo}&columns=name.creator`);
  await expect(headings(page)).toHaveText(["名称", "创建人"]);
  const linked = { project: projects.demo, columns: "name.creator", density: "compact" };
  await expect.poll(() => app.query()).toEqual(linked);
  await page.goto(`./?project=${projects.demo}`);
  await expect(headings(page), "a link that was only looked at changes no habit").toHaveText(["名称", "标识符", "健康度"]);

  const other = await page.context().newPage();
  await other.goto(`./?project=${projects.demo}`);
  const second = new Screen(other);
  await second.token.fill(token);
  await second.button("连接").click();
  await expect(headings(other)).toHaveText(["名称", "标识符", "健康度"]);
});

test("another project keeps the columns, and so does a visit without storage", async ({ app, token, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await app.connect({ token, query: `?project=${projects.demo}` });
  await app.button("列").click();
  await panel(page).getByRole("checkbox", { name: "描述", exact: true }).uncheck();
  await expect(headings(page)).toHaveCount(11);
  await page.keyboard.press("Escape");
  await app.openProject(projects.documented);
  await expect(app.rows).toHaveCount(1);
  await expect(headings(page)).toHaveCount(11);
  expect(app.query().columns).toBeDefined();
});

for (const width of [390, 700, 1_000, 1_280, 1_440]) {
  test(`every menu opens within a window of ${width} px`, async ({ app, token, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await app.connectAndLoad(token, projects.faceted, "?q=stage:finish,error%20type:direct%20editor:管理员,李娜");
    for (const opener of await page.locator(".menu__button").all()) {
      await opener.click();
      const box = await page.locator(".menu__panel").boundingBox();
      const name = await opener.textContent();
      expect(box?.x, `${name} at the left`).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 9_999), `${name} at the right`).toBeLessThanOrEqual(width);
      expect((box?.y ?? 0) + (box?.height ?? 9_999), `${name} at the bottom`).toBeLessThanOrEqual(800);
      await page.keyboard.press("Escape");
      await expect(opener).toBeFocused();
    }
  });
}
