// Column edges, selections, the clipboard and files.
import { expect, projects, test } from "./support/test.ts";
import type { Page } from "./support/page.ts";

const selection = async (tab: Page) => tab.evaluate(() => getSelection()?.toString() ?? "");

test("dragging a column edge changes its width and selects no text", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  const edge = app.page.role("separator", "“健康度”的列宽");
  const before = await edge.width();
  const { x, y } = await edge.point();
  const row = await app.names.nth(4).box();
  await tab.drag({ x, y }, { x: x + 20, y }, { x: x + 60, y: row.y + 5 }, { x: x + 90, y: row.y + 10 });
  await expect.poll(async () => Number(await edge.attribute("aria-valuenow"))).toBe(before + 90);
  expect(await selection(tab)).toBe("");
  // Downwards and to the left, over the names.
  const from = await edge.point();
  await tab.drag(from, { x: from.x - 30, y: row.y }, { x: from.x - 50, y: row.y + 60 });
  await expect.poll(async () => Number(await edge.attribute("aria-valuenow"))).toBe(before + 40);
  expect(await selection(tab)).toBe("");
  await edge.expectFocused();
});

test("text in a row can be selected, which opens no row, and text selected elsewhere keeps none from opening", async ({
  app,
  tab,
  token,
}) => {
  await app.connectAndLoad(token, projects.demo);
  const cell = await app.table.role("row").nth(2).role("cell").nth(5).box();
  const y = cell.y + cell.height / 2;
  await tab.drag({ x: cell.x + 4, y }, { x: cell.x + 30, y }, { x: cell.x + cell.width - 10, y });
  expect(await selection(tab)).not.toBe("");
  await app.dialog.expectGone();
  await app.names.nth(0).role("button").click();
  await app.dialog.expectVisible();
});

test("a value is copied, and pasted where somebody wants it", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.names.nth(0).role("button").click();
  const id = (await tab.params()).row;
  await app.dialog.role("button", "复制“ID”").click();
  await app.dialog.role("status").has("已复制").expectVisible();
  await app.dialog.role("button", "复制“ID”").expectFocused();
  await tab.press("Escape");
  await app.dialog.expectGone();
  await app.search.click();
  await tab.press("Control+v");
  await app.search.expectValue(id);
});

test("a pasted token connects", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.search.fill(token);
  await tab.press("Control+a", "Control+c");
  await app.button(app.labels.disconnect).click();
  await app.token.click();
  await tab.press("Control+v", "Enter");
  await app.button(app.labels.disconnect).expectVisible();
});

test("views are kept in the browser, and downloaded as a file", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo, "&q=seg");
  await app.button("视图").click();
  const panel = app.page.role("group", "视图");
  await panel.role("button", "保存视图…").click();
  await app.dialog.expectVisible();
  await tab.type("mine");
  await tab.press("Enter");
  await app.dialog.expectGone();
  await panel.has("mine").expectVisible();
  await panel.role("button", "导出").click();
  const text = await expectDownload(tab);
  expect(JSON.parse(text)).toMatchObject({ views: [{ name: "mine" }] });
  await tab.reload();
  await app.button("视图").click();
  await panel.has("mine").expectVisible();
});

/** The text of the only file that was downloaded, once it is whole. */
async function expectDownload(tab: Page): Promise<string> {
  let texts: string[] = [];
  await expect
    .poll(async () => {
      texts = await tab.browser.downloads();
      return texts.length;
    })
    .toBe(1);
  return texts[0];
}
