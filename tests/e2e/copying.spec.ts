// Copying where there is no clipboard, and in place of a download.
import { expect, projects, test } from "./support/test.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";

for (const [what, clipboard] of [
  ["on plain http", "undefined"],
  ["in a frame without leave", "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }"],
]) {
  test(`fault 63: a value is copied ${what}, or stands there selected`, async ({ app, token, page }) => {
    await page.addInitScript(`Object.defineProperty(navigator, "clipboard", { value: ${clipboard} })`);
    await page.addInitScript(() => {
      addEventListener("copy", () => Object.assign(globalThis, { copied: getSelection()?.toString() }));
    });
    await app.connectAndLoad(token, projects.demo);
    await app.rows.first().getByRole("button").click();
    const copy = app.drawer.getByRole("button", { name: "复制“ID”", exact: true });
    const id = String(app.query().row);
    await copy.click();
    await expect(app.drawer.getByRole("status").filter({ hasText: "已复制" })).toBeVisible();
    await expect(copy).toBeFocused();
    expect(await page.evaluate(() => (globalThis as unknown as { copied?: string }).copied)).toBe(id);
    await page.evaluate(() => (document.execCommand = () => false));
    await copy.click();
    const text = app.drawer.getByRole("textbox", { name: "复制“ID”", exact: true });
    await expect(text).toBeFocused();
    await expect(text).toHaveValue(id);
    expect(await text.evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd])).toEqual([
      0,
      id.length,
    ]);
    await copy.focus();
    await expect(text).toHaveCount(0);
  });
}

test("fault 68: an export whose download is swallowed can be copied, and that is said", async ({ app, token, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, "?q=客户");
  await views.save("一");
  await views.button("导出").click();
  await expect(views.panel).toContainText("可改为复制文本");
  await views.button("复制文本").click();
  await expect(views.panel.getByText("已复制")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ views: [{ name: "一" }] });
});
