// Selected rows: by mouse and by keyboard, through sorting, filtering, paging and refreshing.
import { CollectionStatus } from "./support/collection_status.ts";
import { cannedRows } from "./support/canned_project_view.ts";
import type { Screen } from "./support/screen.ts";
import { SelectionBar } from "./support/selection_bar.ts";
import { expect, projects, test } from "./support/test.ts";

const names = (bar: SelectionBar) => bar.selectedRows.getByRole("rowheader").allTextContents();

/** Loads 120 rows named "profile r001" and so on. */
async function openCanned(app: Screen, api: { replyRows: Function }, token: string, query = ""): Promise<SelectionBar> {
  await api.replyRows({ project: projects.demo }, [...cannedRows]);
  await app.connectAndLoad(token, projects.demo, query);
  await new CollectionStatus(app).expectComplete(120);
  return new SelectionBar(app);
}

test("a click selects a row and opens nothing, and Shift selects up to it", async ({ app, api, token }) => {
  const bar = await openCanned(app, api, token);
  const box = (at: number) => app.checkbox(app.rows.nth(at));
  await expect(box(2)).toHaveAccessibleName("选择 profile r003");
  await box(2).click();
  await expect(box(2)).toBeChecked();
  await bar.expectSummary("已选择 1 条");
  await box(6).click({ modifiers: ["Shift"] });
  await bar.expectSummary("已选择 5 条");
  await expect.poll(() => names(bar)).toEqual(["3", "4", "5", "6", "7"].map((row) => `profile r00${row}`));
  await expect(bar.page).toHaveJSProperty("indeterminate", true);
  // The state of the row that is clicked is that of all up to it.
  await box(4).click({ modifiers: ["Shift"] });
  await expect.poll(() => names(bar)).toEqual(["profile r003", "profile r004"]);
  // Beside the box, too.
  await app.rows.nth(3).getByRole("cell").first().click({ position: { x: 2, y: 2 } });
  await expect.poll(() => names(bar)).toEqual(["profile r003"]);
  await expect(app.drawer).toHaveCount(0);
  expect(app.query().row).toBeUndefined();
  expect(await app.page.evaluate(() => getSelection()?.toString())).toBe("");
  await box(2).click();
  await bar.expectNone();
  await expect(app.page.getByRole("status").filter({ hasText: "未选择任何行" })).toHaveCount(1);
});

test("the bar comes and goes without moving a row or the pages", async ({ app, api, token, page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value));
    }).observe({ type: "layout-shift", buffered: false });
  });
  const bar = await openCanned(app, api, token);
  const places = async () => [
    ...(await app.rows.evaluateAll((rows) => rows.slice(0, 12).map((row) => row.getBoundingClientRect().top))),
    (await app.pager.boundingBox())?.y,
  ];
  const before = await places();
  await page.evaluate(() => void ((globalThis as unknown as { shifts: number[] }).shifts.length = 0));
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect(bar.bar).toBeVisible();
  expect(await places()).toEqual(before);
  await page.keyboard.press("x");
  await bar.expectNone();
  expect(await places()).toEqual(before);
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test("under a search for selected rows, a box says what its row is", async ({ app, api, token }) => {
  const bar = await openCanned(app, api, token);
  for (const row of ["r001", "r002", "r003"]) {
    await app.checkbox(app.row(`profile ${row}`)).click();
  }
  await app.search.fill("is:selected");
  await app.search.blur();
  await expect(app.rows).toHaveCount(3);
  await app.checkbox(app.row("profile r001")).click();
  await expect(app.rows).toHaveCount(2);
  await expect(app.checkbox(app.rows.first())).toHaveAccessibleName("选择 profile r002");
  await expect(app.checkbox(app.rows.first())).toBeChecked();
  await bar.expectSummary("已选择 2 条");
  await app.search.fill("-is:selected");
  await app.search.blur();
  await app.checkbox(app.row("profile r001")).click();
  await expect(app.checkbox(app.rows.first())).toHaveAccessibleName("选择 profile r004");
  await expect(app.checkbox(app.rows.first())).not.toBeChecked();
  await bar.expectSummary("已选择 3 条，3 条不在本页（3 条不符合当前筛选）");
});

test("by keyboard alone: x, Shift and the arrows, Shift and x, and the bar", async ({ app, api, token, page }) => {
  const bar = await openCanned(app, api, token);
  await app.scrollContainer.focus();
  await page.keyboard.press("x");
  await bar.expectNone();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect.poll(() => names(bar)).toEqual(["profile r001"]);
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp"]) {
    await page.keyboard.press(`Shift+${key}`);
  }
  await expect.poll(() => names(bar), "and back again").toEqual(["profile r001", "profile r002"]);
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(() => names(bar), "a range of its own").toEqual(
    ["1", "2", "5", "6"].map((row) => `profile r00${row}`),
  );
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+X");
  await bar.expectSummary("已选择 7 条");
  await bar.page.focus();
  await page.keyboard.press("Space");
  await bar.expectSummary("已选择 50 条");
  await page.keyboard.press("Space");
  await bar.expectNone();
  await page.keyboard.press("Space");
  await bar.button("选择全部 120 条结果").focus();
  await page.keyboard.press("Enter");
  await bar.expectSummary("已选择 120 条，70 条不在本页");
  await expect(bar.button(bar.labels.clear)).toBeFocused();
  await page.keyboard.press("Enter");
  await bar.expectNone();
  await expect(bar.page).toBeFocused();
});

test("a selection outlives sorting, filtering, paging, refreshing and Back, and ends with a reload", async ({
  app,
  api,
  token,
  page,
}) => {
  const bar = await openCanned(app, api, token);
  await app.checkbox(app.row("profile r001")).click();
  await app.checkbox(app.row("profile r003")).click();
  await app.button(`按“名称”排序`).click();
  await app.button(`按“名称”排序`).click();
  await bar.expectSummary("已选择 2 条，2 条不在本页");
  await expect(bar.page).not.toBeChecked();
  await page.goBack();
  await page.goBack();
  await expect.poll(() => names(bar)).toEqual(["profile r001", "profile r003"]);
  await app.search.fill("r003");
  await bar.expectSummary("已选择 2 条，1 条不在本页（1 条不符合当前筛选）");
  await expect(bar.page).toBeChecked();
  await app.search.fill("nothing like that");
  await bar.expectSummary("已选择 2 条，2 条不在本页（2 条不符合当前筛选）");
  await app.search.fill("");
  await app.button(app.labels.next).click();
  await bar.expectSummary("已选择 2 条，2 条不在本页");
  await bar.page.check();
  await bar.expectSummary("已选择 52 条，2 条不在本页");
  await app.button(app.labels.previous).click();
  await expect.poll(() => names(bar)).toEqual(["profile r001", "profile r003"]);
  await api.clearFaults();
  const changed = cannedRows.slice(1).map((row) => ({ ...row, description: "改过" }));
  await api.replyRows({ project: projects.demo }, changed);
  await app.button(app.labels.refresh).click();
  await new CollectionStatus(app).expectComplete(119);
  await bar.expectSummary("已选择 52 条，49 条不在本页，1 条已不存在，不会被复制");
  await expect.poll(() => names(bar)).toEqual(["profile r003"]);
  await app.openProject(projects.large);
  await app.expectRange(1, 50, 2_500);
  await bar.expectNone();
  await page.goBack();
  await app.expectRange(1, 50, 119);
  await page.reload();
  await app.expectRange(1, 50, 119);
  await bar.expectNone();
});

test("every row that was found is selected, beyond the page, whatever is found later", async ({ app, token }) => {
  const bar = new SelectionBar(app);
  await app.connectAndLoad(token, projects.large, "?q=stage:finish&size=20");
  await new CollectionStatus(app).expectComplete(2_500);
  await bar.page.check();
  const button = bar.button(/^选择全部 [\d,]+ 条结果$/);
  const found = Number((await button.textContent())?.replaceAll(/\D/g, ""));
  expect(found).toBeGreaterThan(100);
  await button.click();
  const number = (count: number) => count.toLocaleString("en-US");
  await bar.expectSummary(`已选择 ${number(found)} 条，${number(found - 20)} 条不在本页`);
  await expect(button).toHaveCount(0);
  await app.checkbox(app.rows.first()).click();
  await bar.expectSummary(`已选择 ${number(found - 1)} 条，${number(found - 20)} 条不在本页`);
  await expect(button, "one was taken out").toBeVisible();
  await app.search.fill("stage:error");
  await bar.expectSummary(
    `已选择 ${number(found - 1)} 条，${number(found - 1)} 条不在本页（${number(found - 1)} 条不符合当前筛选）`,
  );
});

test.describe("without the rest of the project", () => {
  test.use({ background: false });

  test("rows of pages that are no longer on screen stay selected, and are copied", async ({
    app,
    api,
    token,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const ids = await api.ids(projects.large);
    const bar = new SelectionBar(app);
    await app.connectAndLoad(token, projects.large, "?size=20");
    await app.checkbox(app.rows.nth(1)).click();
    await app.button(app.labels.next).click();
    await app.expectRange(21, 40, 2_500);
    await app.checkbox(app.rows.nth(2)).click();
    await bar.expectSummary("已选择 2 条，1 条不在本页");
    await expect(bar.button(/^选择/)).toHaveCount(0);
    expect(await bar.copy("ids")).toBe(`${ids[22]}\n${ids[1]}`);
  });
});
