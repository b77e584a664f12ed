// Selected text: only a drag within a row keeps the row from opening, and a refresh keeps what is selected in the drawer.
import type { Page } from "@playwright/test";
import { cannedRows, rowId, CannedProjectView } from "./support/canned_project_view.ts";
import { expect, projects, test } from "./support/test.ts";

const selected = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? "");

test("fault 55: text that is selected elsewhere keeps no row from opening", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const first = app.rows.first();
  await page.keyboard.press("Control+a");
  expect(await selected(page)).not.toBe("");
  await first.getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  await app.pager.evaluate((pager) => getSelection()?.selectAllChildren(pager));
  await first.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(app.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  await first.evaluate((row) => getSelection()?.selectAllChildren(row));
  await page.keyboard.press("Enter");
  await expect(app.drawer, "by keyboard, whatever is selected").toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  await first.evaluate((row) => getSelection()?.selectAllChildren(row));
  await first.getByRole("button").click();
  await expect(app.drawer, "no drag").toBeVisible();
});

test("a drag over a row's text selects it and opens nothing", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?columns=name.key.description");
  const text = app.rows.first().getByRole("cell").first().locator("bdi");
  const box = await text.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 1, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 4 });
  await page.mouse.up();
  expect(await selected(page)).not.toBe("");
  await expect(app.drawer).toHaveCount(0);
  expect(app.query().row).toBeUndefined();
  await app.rows.nth(1).getByRole("button").click();
  await expect(app.drawer).toBeVisible();
});

test("fault 59: a refresh that changes the open row keeps focus, selection and scroll position", async ({
  app,
  api,
  token,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  const view = new CannedProjectView(app, api);
  await view.open(token);
  const copy = app.drawer.getByRole("button", { name: "复制“创建人”", exact: true });
  await copy.focus();
  await app.drawer.getByText(rowId(70), { exact: true }).evaluate((text) => getSelection()?.selectAllChildren(text));
  const top = () => app.drawer.locator(".entries").evaluate((entries) => entries.scrollTop);
  const before = await top();
  expect(before).toBeGreaterThan(0);
  const changed = cannedRows.map((row) => ({ ...row, description: "改过的描述" }));
  await view.replaceRows(changed);
  await expect(app.drawer).toContainText("改过的描述");
  await expect(copy).toBeFocused();
  expect(await selected(page)).toBe(rowId(70));
  expect(await top()).toBe(before);
});
