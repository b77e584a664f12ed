// Paging through 2,500 rows.
import type { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

// A trace would record the whole table at every step; with 1,000 rows that takes longer than the test.
test.use({ trace: "off" });

const TOTAL = 2_500;
const SIZES = [20, 50, 100, 200, 500, 1_000];

for (const size of SIZES) {
  test(`walking through pages of ${size} shows every row once, in order, by one request a page`, async ({ app, api, token }) => {
    // The table has no id column; the unique key identifies a row.
    const keys = (await api.rows(projects.large)).map((row) => row.key);
    expect(new Set(keys).size).toBe(TOTAL);
    await app.connectAndLoad(token, projects.large, size === 50 ? "" : `?size=${size}`);
    const pages = Math.ceil(TOTAL / size);
    await app.expectRange(1, size, TOTAL);
    const seen = await column_on_all_pages(app, "标识符");
    await app.expectRange((pages - 1) * size + 1, TOTAL, TOTAL);
    expect(seen).toEqual(keys);
    await expect(app.button(app.labels.next)).toHaveAttribute("aria-disabled", "true");
    const requested = (await api.pageRequests()).map(({ limit, offset }) => [limit, offset]);
    expect(requested).toEqual(Array.from({ length: pages }, (_, page) => [String(size), String(page * size)]));
  });
}

test("Back shows the page before from memory: no request, no skeleton", async ({ app, api, token, page }) => {
  await app.connectAndLoad(token, projects.large);
  const keys = await app.column("标识符");
  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, TOTAL);
  // Any later request would stay pending, and its skeleton on screen.
  await api.hold("later", { project: projects.large });
  await page.evaluate(() => {
    const watched = globalThis as typeof globalThis & { sawSkeleton?: boolean };
    watched.sawSkeleton = false;
    const look = () => (watched.sawSkeleton ||= document.querySelector("table[aria-busy]") !== null);
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.goBack();
  await app.expectRange(1, 50, TOTAL);
  expect(await app.column("标识符")).toEqual(keys);
  await page.goForward();
  await app.expectRange(51, 100, TOTAL);
  await app.button(app.labels.previous).click();
  await app.expectRange(1, 50, TOTAL);
  expect(await page.evaluate(() => (globalThis as { sawSkeleton?: boolean }).sawSkeleton)).toBe(false);
  expect(await api.pageRequests()).toHaveLength(2);
});

test("the rows stay under their own numbers until the next page is there, and that it is loading is said", async ({ app, api, token, page }) => {
  await app.connectAndLoad(token, projects.large);
  const keys = await app.column("标识符");
  await api.hold("second", { project: projects.large, offset: 50 });
  const requested = page.waitForRequest((request) => request.url().includes("offset=50"));
  await app.scrollContainer.evaluate((frame) => (frame.scrollTop = 500));
  await app.button(app.labels.next).click();
  await requested;
  await expect(app.table).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("status").filter({ hasText: "正在加载群体画像…" })).toBeAttached();
  await app.expectPositions(1, 50);
  expect(await app.column("标识符")).toEqual(keys);
  expect(await app.scrollContainer.evaluate((frame) => frame.scrollTop)).toBe(500);
  await expect(app.pager).not.toContainText(/第 [\d,]+-[\d,]+ 条/);
  await api.release("second");
  await app.expectRange(51, 100, TOTAL);
  await expect(app.table).not.toHaveAttribute("aria-busy", "true");
  expect(await app.scrollContainer.evaluate((frame) => frame.scrollTop)).toBe(0);
  expect(await app.column("标识符")).not.toContain(keys[0]);
});

test("the request for a page leaves before anything of the table changes", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.large);
  const changes = await page.evaluate(async (next) => {
    let changes = 0;
    const count = (records: MutationRecord[]) => (changes += records.length);
    const observer = new MutationObserver(count);
    const table = document.querySelector(".table-frame");
    const button = document.querySelector<HTMLButtonElement>(`nav button[aria-label="${next}"]`);
    if (table === null) {
      return null;
    }
    observer.observe(table, { subtree: true, childList: true, attributes: true, characterData: true });
    const { fetch } = globalThis;
    return new Promise<number>((resolve) => {
      globalThis.fetch = (...request) => {
        globalThis.fetch = fetch;
        count(observer.takeRecords());
        resolve(changes);
        return fetch(...request);
      };
      button?.click();
    });
  }, app.labels.next);
  expect(changes).toBe(0);
  await app.expectRange(51, 100, TOTAL);
});

test("a row opened while the next page is on its way stays open", async ({ app, api, token }) => {
  await app.connectAndLoad(token, projects.large);
  await api.hold("second", { project: projects.large, offset: 50 });
  await app.button(app.labels.next).click();
  await expect(app.table).toHaveAttribute("aria-busy", "true");
  const name = await app.rows.first().getByRole("button").textContent();
  await app.rows.first().getByRole("button").click();
  await expect(app.drawer.getByRole("heading", { name: name ?? "", exact: true })).toBeVisible();
  await api.release("second");
  await app.expectRange(51, 100, TOTAL);
  await expect(app.drawer.getByRole("heading", { name: name ?? "", exact: true })).toBeVisible();
});

test("first, previous, next, last and a typed page go where they say", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.large);
  for (const name of [app.labels.first, app.labels.previous]) {
    await expect(app.button(name)).toHaveAttribute("aria-disabled", "true");
  }
  await app.button(app.labels.last).click();
  await app.expectRange(2_451, 2_500, TOTAL);
  for (const name of [app.labels.next, app.labels.last]) {
    await expect(app.button(name)).toHaveAttribute("aria-disabled", "true");
  }
  await app.button(app.labels.previous).click();
  await app.expectRange(2_401, 2_450, TOTAL);
  await app.button(app.labels.first).click();
  await app.expectRange(1, 50, TOTAL);
  await app.field(app.labels.page).fill(" 17 ");
  await app.field(app.labels.page).press("Enter");
  await app.expectRange(801, 850, TOTAL);
  await expect(app.field(app.labels.page)).toHaveValue("17");
  await expect(app.pager).toContainText("/ 50 页");
});

test("a wrong page number is said beside it, and nothing is asked", async ({ app, api, token }) => {
  await app.connectAndLoad(token, projects.large);
  const page = app.field(app.labels.page);
  for (const wrong of ["abc", "0", "-1", "1.5", "99999999999", ""]) {
    await page.fill(wrong);
    await page.press("Enter");
    await expect(app.alert("请输入不小于 1 的整数页码")).toBeVisible();
    await expect(page).toHaveAttribute("aria-invalid", "true");
    await expect(page).toHaveAccessibleDescription("请输入不小于 1 的整数页码");
    await expect(page).toHaveValue(wrong);
  }
  await page.fill("2");
  await expect(page).not.toHaveAttribute("aria-invalid", "true");
  await page.press("Enter");
  await app.expectRange(51, 100, TOTAL);
  expect(await api.pageRequests()).toHaveLength(2);
});

test("a page past the end says so and offers the last one", async ({ app, token, page }) => {
  await app.connect({ token, query: `?project=${projects.demo}&page=9` });
  await expect(page.getByRole("heading", { name: "这一页没有数据" })).toBeVisible();
  await expect(page.getByText("该页已超出列表末尾，列表共 143 条。")).toBeVisible();
  await app.button("前往末页（第 3 页）").click();
  await app.expectRange(101, 143, 143);
});

test("jumping past the end keeps the way back", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.field(app.labels.page).fill("4");
  await app.field(app.labels.page).press("Enter");
  await expect(page.getByRole("heading", { name: "这一页没有数据" })).toBeVisible();
  await app.button(app.labels.previous).click();
  await app.expectRange(101, 143, 143);
});

test("another page size keeps the first row on screen", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.large, "?page=3");
  await app.expectRange(101, 150, TOTAL);
  const [first] = await app.column("标识符");
  const size = app.select(app.labels.rowsPerPage);
  await size.selectOption("20");
  await app.expectRange(101, 120, TOTAL);
  expect((await app.column("标识符"))[0]).toBe(first);
  await size.selectOption("100");
  await app.expectRange(101, 200, TOTAL);
  await size.selectOption("1000");
  await app.expectRange(1, 1_000, TOTAL);
  expect(await app.column("标识符")).toContain(first);
});

test("the sizes on offer are those of the design", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await expect(app.select(app.labels.rowsPerPage).getByRole("option")).toHaveText(SIZES.map(String));
  await expect(app.select(app.labels.rowsPerPage)).toHaveValue("50");
});

/**
 * Clicks Next until the last page, and returns the texts of a column on all pages. It runs in the page, because 125
 * round trips from here would take half a minute.
 */
async function column_on_all_pages(app: Screen, heading: string): Promise<string[]> {
  const names = { next: app.labels.next, column: app.labels.columns.findIndex((name) => name === heading) };
  return app.page.evaluate(async ({ next, column }) => {
    const change = () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    const button = () => document.querySelector<HTMLButtonElement>(`nav button[aria-label="${next}"]`);
    const range = () => document.querySelector("nav p")?.textContent ?? "";
    const skeleton = () => document.querySelector("tbody th[scope=row]") === null;
    const seen: string[] = [];
    for (;;) {
      seen.push(...(await allRows()).map(({ cells }) => cells[column]));
      if (button()?.getAttribute("aria-disabled") === "true") {
        return seen;
      }
      const before = range();
      button()?.click();
      while (range() === before || range() === "" || skeleton()) {
        await change();
      }
    }
  }, names);
}
