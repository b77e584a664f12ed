// The virtual table: number of DOM rows, keyboard, sortable headings, resizable columns.
import type { Page } from "@playwright/test";
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const rows_in_document = (page: Page) => page.evaluate(() => document.querySelectorAll("tbody tr").length);

test("as many rows are in the document as the window shows, whatever the page size", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.large, "?size=1000");
  const many = await rows_in_document(page);
  expect(many).toBeLessThan(40);
  await expect(app.table).toHaveAttribute("aria-rowcount", "2501");
  await app.scrollContainer.focus();
  for (const key of ["End", "PageUp", "Home", "PageDown"]) {
    await page.keyboard.press(key);
    expect(await rows_in_document(page), key).toBeLessThan(40);
  }
  await app.select(app.labels.rowsPerPage).selectOption("100");
  await app.expectRange(1, 100, 2_500);
  expect(await rows_in_document(page)).toBeLessThan(40);
  await page.setViewportSize({ width: 1280, height: 2_100 });
  await expect.poll(() => rows_in_document(page)).toBeGreaterThan(45);
});

test("rows have their place in the whole list, and an unknown total is said to be", async ({ app, api, token }) => {
  await app.connectAndLoad(token, projects.large, "?page=3&size=20");
  await expect(app.rows.first()).toHaveAttribute("aria-rowindex", "42");
  await api.replyRows({ project: projects.demo }, [{ id: "a" }], { hasNextPage: true, totalCount: 0 });
  await app.openProject(projects.demo);
  await expect(app.rows).toHaveCount(1);
  await expect(app.table).toHaveAttribute("aria-rowcount", "-1");
});

test("another page begins at its top, and a refresh moves neither rows nor focus", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.large, "?size=200");
  const top = () => app.scrollContainer.evaluate((frame) => frame.scrollTop);
  await app.scrollContainer.focus();
  await page.keyboard.press("End");
  const before = await top();
  expect(before).toBeGreaterThan(1_000);
  const name = await page.locator("button:focus").textContent();
  const replied = page.waitForResponse(/segment_profiles/);
  // By keyboard, a refresh would move the focus to its button.
  await app.button(app.labels.refresh).evaluate((button) => (button as HTMLButtonElement).click());
  await replied;
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  expect(await top()).toBe(before);
  await expect(page.locator("button:focus")).toHaveText(String(name));
  await app.button(app.labels.next).click();
  await app.expectRange(201, 400, 2_500);
  expect(await top()).toBe(0);
});

test("after closing the drawer the focus is on the row that was open last", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.large, "?size=100");
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(app.drawer).toBeVisible();
  const next = app.drawer.getByRole("button", { name: "下一条" });
  for (let step = 0; step < 40; step += 1) {
    await next.click();
  }
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  const row = page.locator('tr[aria-rowindex="42"]');
  await expect(row.getByRole("button")).toBeFocused();
  await expect(row).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator('tr[aria-rowindex="43"]').getByRole("button")).toBeFocused();
});

test("a key right after closing the drawer goes to the next row, and the focus stays there", async ({
  app,
  token,
  page,
}) => {
  await app.connectAndLoad(token, projects.demo);
  const button = (row: number) => page.locator(`tr[aria-rowindex="${row}"]`).getByRole("button");
  await button(2).click();
  await expect(app.drawer).toBeVisible();
  // Frames wait until the key was pressed.
  await page.evaluate(() => {
    const frames: FrameRequestCallback[] = [];
    const original = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => frames.push(callback);
    const release = () => {
      globalThis.requestAnimationFrame = original;
      for (const frame of frames) {
        frame(performance.now());
      }
      return frames.length;
    };
    Object.assign(globalThis, { release });
  });
  await page.keyboard.press("Escape");
  await expect(button(2)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(button(3)).toBeFocused();
  const released = await page.evaluate(() => (globalThis as unknown as { release: () => number }).release());
  expect(released).toBeGreaterThan(0);
  await expect(button(3)).toBeFocused();
});

test("a row that a link opens is in sight behind its drawer", async ({ app, api, token, page }) => {
  const ids = await api.ids(projects.large);
  await app.connect({ token, query: `?project=${projects.large}&size=1000&row=${ids[700]}` });
  await expect(app.drawer).toContainText(ids[700]);
  await expect(page.locator("tr[aria-current]")).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(page.locator('tr[aria-rowindex="702"]').getByRole("button")).toBeFocused();
});

test("headings sort by mouse and keyboard, by several with Shift, and say so", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const heading = (name: string) => page.getByRole("columnheader", { name, exact: true });
  const sort = (name: string) => app.button(`按“${name}”排序`);
  await expect(heading("名称")).not.toHaveAttribute("aria-sort");
  await expect(sort("名称")).toHaveAccessibleDescription(/点击按升序排列/);
  await sort("名称").click();
  await expect(heading("名称")).toHaveAttribute("aria-sort", "ascending");
  expect(app.query().sort).toBe("name");
  await sort("名称").press("Enter");
  await expect(heading("名称")).toHaveAttribute("aria-sort", "descending");
  await expect(sort("名称")).toBeFocused();
  await sort("计算状态").press("Shift+Enter");
  await sort("创建人").click({ modifiers: ["Shift"] });
  expect(app.query().sort).toBe("-name.stage.creator");
  await expect(heading("创建人")).toHaveText("创建人3");
  await expect(sort("创建人")).toHaveAccessibleDescription(/第 3 排序列/);
  await page.goBack();
  expect(app.query().sort).toBe("-name.stage");
  await expect(heading("创建人")).not.toHaveAttribute("aria-sort");
});

test("a column is as wide as its edge is dragged, and nothing else moves", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?columns=name.health.key");
  const widths = () => page.getByRole("columnheader").evaluateAll((all) => all.map((cell) => cell.clientWidth));
  const [name, health, key] = await widths();
  const edge = page.getByRole("separator", { name: "“健康度”的列宽", exact: true });
  const box = await edge.boundingBox();
  expect(box).not.toBeNull();
  const [x, y] = [(box?.x ?? 0) + 4, (box?.y ?? 0) + 10];
  const entries = await page.evaluate(() => history.length);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 77, y, { steps: 4 });
  expect(await widths()).toEqual([name, health + 77, key]);
  expect(app.query().columns, "the link follows at the end").toBe("name.health.key");
  await page.mouse.up();
  await expect.poll(() => app.query().columns).toBe(`name.health-${health + 77}.key`);
  await expect(edge).toHaveAttribute("aria-valuenow", String(health + 77));
  await edge.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => app.query().columns).toBe(`name.health-${health + 61}.key`);
  await expect(edge).toBeFocused();
  await page.reload();
  await expect.poll(widths).toEqual([name, health + 61, key]);
  await edge.dblclick();
  await expect.poll(widths).toEqual([name, health, key]);
  await expect(edge).toHaveAttribute("aria-valuenow", String(health));
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test("the link has columns, widths and density, and the skeleton follows them", async ({ app, api, token, page }) => {
  await api.hold("first", { project: projects.demo });
  await app.connect({ token, query: `?project=${projects.demo}&columns=name-300.creator.health&density=compact` });
  await expect(page.getByRole("columnheader")).toHaveText(["名称", "创建人", "健康度"]);
  await expect(page.locator("tbody tr").first().locator("td"), "one more for checkbox and star").toHaveCount(4);
  const bone = await page.locator("tbody tr").first().boundingBox();
  await api.release("first");
  await expect(app.rows.first()).toBeVisible();
  expect(await app.rows.first().boundingBox()).toEqual(bone);
  expect(bone?.height).toBe(28);
  expect(await page.getByRole("columnheader").first().evaluate((cell) => cell.clientWidth)).toBe(300);
});
