// The tiles of views above the table: their counts, and how they are used, folded and remembered.
import type { Row } from "./support/stand_in.ts";
import { expectAccessible } from "./support/axe.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import { fieldText, timestamp } from "./support/expected_rows.ts";
import { openFaceted } from "./support/faceted_project.ts";
import { expectedHealth } from "./support/health.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { ViewTiles, tileLabels } from "./support/view_tiles.ts";

test.use({ trace: "off" });

const DAY = 86_400_000;

/** A name as the search folds it, as far as the stand-in's names need it. */
const folded = (row: Row) =>
  fieldText(row, "name")
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .trim();

/** What each built-in view finds, and what it writes into the search box. */
function expectedTiles(rows: Row[], now: Date) {
  const names = new Map<string, number>();
  for (const row of rows) {
    names.set(folded(row), (names.get(folded(row)) ?? 0) + 1);
  }
  const computed = (row: Row) => timestamp(row, "detectedAt");
  return {
    needsAttention: ["health:failed,overdue", (row: Row) => /failed|overdue/.test(expectedHealth(row, now))],
    neverComputed: ["no:computed", (row: Row) => computed(row) === undefined],
    manualAndOld: [
      "scheduler:once computed:>90d has:computed",
      (row: Row) =>
        fieldText(row, "scheduler").toUpperCase() === "ONCE" && (computed(row) ?? Infinity) <= now.getTime() - 90 * DAY,
    ],
    sameNames: ["is:same-name", (row: Row) => folded(row) !== "" && (names.get(folded(row)) ?? 0) > 1],
    noDescription: ["no:description", (row: Row) => fieldText(row, "description").trim() === ""],
  } as const;
}

for (const language of ["zh", "en"] as const) {
  test(`each tile counts the rows that it leaves (${language})`, async ({ app, api, token, page }) => {
    const { rows, now } = await openFaceted(app, api, token);
    await app.setLanguage(language);
    const tiles = new ViewTiles(app);
    const labels = tileLabels[language];
    for (const [key, [search, isFound]] of Object.entries(expectedTiles(rows, now))) {
      const name = labels[key as keyof typeof labels];
      const expected = rows.filter((row) => isFound(row)).length;
      await expect.poll(() => tiles.count(name), name).toBe(expected);
      await tiles.tile(name).click();
      await expect(app.search).toHaveValue(search);
      await expect(tiles.tile(name)).toHaveAttribute("aria-current", "true");
      const found = expected.toLocaleString("en-US");
      const range = { zh: `共 ${found} 条`, en: `of ${found}` }[language];
      if (expected > 0) {
        await expect(app.pager, name).toContainText(range);
      } else {
        await expect(page.getByRole("heading", { name: /没有符合条件|No segment profiles match/ })).toBeVisible();
      }
      expect(await tiles.count(name), "a filter changes no count").toBe(expected);
    }
    await expect(tiles.region.getByRole("button").and(page.locator("[aria-current=true]"))).toHaveCount(1);
  });
}

test("saved views and those of the team are counted, too", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token, "&q=health:failed%20客户");
  const views = new SavedViewsMenu(app);
  await views.save("失败的客户");
  await page.keyboard.press("Escape");
  const tiles = new ViewTiles(app);
  const failed = rows.filter((row) => expectedHealth(row, now) === "failed");
  const fields = ["name", "key", "id", "description", "creator"];
  const expected = failed.filter((row) => fields.some((field) => fieldText(row, field).includes("客户"))).length;
  await expect.poll(() => tiles.count("失败的客户")).toBe(expected);
  await expect(app.pager).toContainText(`共 ${expected} 条`);
});

test("what is mine is counted once it is known who that is", async ({ app, api, token, page }) => {
  const { rows } = await openFaceted(app, api, token);
  const tiles = new ViewTiles(app);
  await expect.poll(() => tiles.count("无描述")).toBeDefined();
  expect(await tiles.count("我创建的")).toBeUndefined();
  await expect(tiles.tile("我创建的")).toHaveAccessibleDescription("未统计：打开此视图，选择“@me”是谁");
  await tiles.tile("我创建的").click();
  await expect(app.search).toHaveValue("creator:@me");
  await page.getByRole("combobox", { name: "本项目中的“@me”是" }).selectOption("李娜");
  const mine = rows.filter((row) => fieldText(row, "creator") === "李娜").length;
  await expect.poll(() => tiles.count("我创建的")).toBe(mine);
  await expect(app.pager).toContainText(`共 ${mine} 条`);
});

test("tiles are used, folded and unfolded by the keyboard, and stay as they were left", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const tiles = new ViewTiles(app);
  // What changed and the timeline are between, in the same line.
  const between = ["变更", "时间线"].map((name) => app.button(name));
  await tiles.fold.focus();
  for (const button of between) {
    await page.keyboard.press("Tab");
    await expect(button).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(tiles.tile("需要关注")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(app.search).toHaveValue("health:failed,overdue");
  await expect(tiles.tile("需要关注"), "the focus stays").toBeFocused();
  for (const button of between.toReversed()) {
    await page.keyboard.press("Shift+Tab");
    await expect(button).toBeFocused();
  }
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await expect(tiles.fold).toHaveAttribute("aria-expanded", "false");
  await expect(tiles.group("内置")).toHaveCount(0);
  await page.reload();
  await expect(tiles.fold).toHaveAttribute("aria-expanded", "false");
  await expect(app.search, "the view is still on screen").toHaveValue("health:failed,overdue");
  await tiles.fold.press("Enter");
  await expect(tiles.tile("需要关注")).toHaveAttribute("aria-current", "true");
  await page.reload();
  await expect(tiles.group("内置")).toBeVisible();
  await expectAccessible(page);
});

test("counts are said to be partial while rows are missing", async ({ app, api, token }) => {
  const loaded = new CollectionStatus(app);
  const tiles = new ViewTiles(app);
  const rows = await api.rows(projects.faceted);
  const without = (rows: Row[]) => rows.filter((row) => fieldText(row, "description").trim() === "").length;
  await api.hold("second", { project: projects.faceted, limit: 1_000, offset: 1_000 });
  await app.connectAndLoad(token, projects.faceted);
  await expect(tiles.region).toContainText("仅按已加载的 1,000 条统计");
  await expect.poll(() => tiles.count("无描述")).toBe(without(rows.slice(0, 1_000)));
  await expect(tiles.tile("无描述")).toHaveAccessibleDescription(/仅按已加载的 1,000 条统计/);
  await api.release("second");
  await loaded.expectComplete(1_200);
  await expect.poll(() => tiles.count("无描述")).toBe(without(rows));
  await expect(tiles.region).not.toContainText("仅按已加载的");
});

test("views of stars and of the selection are counted anew with each of them", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const views = new SavedViewsMenu(app);
  const tiles = new ViewTiles(app);
  await app.search.fill("is:starred");
  await views.save("星标");
  await page.keyboard.press("Escape");
  await app.search.fill("is:selected");
  await views.save("选中");
  await page.keyboard.press("Escape");
  await app.search.fill("");
  await expect.poll(() => tiles.count("星标")).toBe(0);
  await expect.poll(() => tiles.count("选中")).toBe(0);
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("s");
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect.poll(() => tiles.count("星标")).toBe(1);
  await expect.poll(() => tiles.count("选中")).toBe(2);
});

test("counts follow a refresh", async ({ app, api, token }) => {
  const tiles = new ViewTiles(app);
  const all = { project: projects.demo };
  await api.replyRows(all, [makeRow("a", { description: "" }), makeRow("b", { description: "x" })]);
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(() => tiles.count("无描述")).toBe(1);
  await api.clearFaults();
  await api.replyRows(all, ["a", "b", "c"].map((id) => makeRow(id, { description: "" })));
  await app.button(app.labels.refresh).click();
  await expect.poll(() => tiles.count("无描述")).toBe(3);
  await tiles.tile("无描述").click();
  await app.expectRange(1, 3, 3);
});

test("at 390 px the tiles are one line, and nothing else scrolls sideways", async ({ app, token, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.connectAndLoad(token, projects.demo);
  const tiles = new ViewTiles(app);
  await expect(tiles.tile("无描述")).toBeAttached();
  const tops = await tiles
    .group("内置")
    .getByRole("button")
    .evaluateAll((all) => new Set(all.map((tile) => tile.getBoundingClientRect().top)).size);
  expect(tops).toBe(1);
  await tiles.tile("无描述").click();
  await expect(tiles.tile("无描述")).toBeInViewport();
  await expect(app.search).toHaveValue("no:description");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
