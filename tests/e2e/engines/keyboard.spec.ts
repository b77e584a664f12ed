// By keyboard alone, in small windows, and under the policy of production.
import { expect, projects, test } from "./support/test.ts";
import type { Page } from "./support/page.ts";

/** Presses Tab until an element with this accessible name has the focus. */
async function tabTo(tab: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const reached = await tab.query(
      (path) => engineTests.find(path).some((element) => element === document.activeElement),
      [{ label: name }],
    );
    if (reached) {
      return;
    }
    await tab.press("Tab");
  }
  throw new Error(`Tab doesn't reach ${name}`);
}

test("by keyboard alone: connect, search, open a row, close it, leave", async ({ app, tab, token }) => {
  await app.open(`?project=${projects.demo}`);
  await tabTo(tab, app.labels.token);
  await tab.type(token);
  await tab.press("Enter");
  await app.expectRows();
  await tab.press("/");
  await app.search.expectFocused();
  await tab.type("stage:error");
  await app.expectRange(1, 9, 9);
  for (let presses = 0; presses < 60 && (await tab.evaluate(isInRows)) === false; presses += 1) {
    await tab.press("Tab");
  }
  await tab.press("ArrowDown", "Enter");
  await app.dialog.expectVisible();
  await tab.press("Escape");
  await app.dialog.expectGone();
  expect(await tab.evaluate(isInRows)).toBe(true);
});

/** Whether the focus is on the table's rows. */
const isInRows = () => document.activeElement?.closest("tbody") !== null;

test("Tab stays in an open drawer, and the page behind it is out of reach", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.names.nth(0).role("button").click();
  await app.dialog.expectVisible();
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let presses = 0; presses < 25; presses += 1) {
      await tab.press(key);
      // Between the last and the first control the focus may be on the browser's own.
      expect(
        await tab.evaluate(() => {
          const active = document.activeElement;
          return active === document.body || active?.closest("[role=dialog], dialog") !== null;
        }),
      ).toBe(true);
    }
  }
  await tab.press("Escape");
  await app.dialog.expectGone();
  await app.names.nth(0).role("button").expectFocused();
});

test("a page is jumped to, and a number that is none is said beside the field", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  const page = app.pager.locate({ label: app.labels.page });
  await page.fill("3");
  await tab.press("Enter");
  await app.expectRange(101, 143, 143);
  await page.fill("abc");
  await tab.press("Enter");
  await page.expectAttribute("aria-invalid", "true");
  await app.expectRange(101, 143, 143);
});

test("a column edge is moved by arrow keys, and goes back by Home", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  const edge = app.page.role("separator", "“健康度”的列宽");
  const width = String(await edge.width());
  await edge.focus();
  await tab.press("ArrowRight", "ArrowRight");
  await edge.expectAttribute("aria-valuenow", String(Number(width) + 32));
  await tab.press("Home");
  await edge.expectAttribute("aria-valuenow", width);
});

test("a link restores the search, the sorting, the columns and the open row", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  const [name] = await app.names.nth(3).texts();
  await app.names.nth(3).role("button").click();
  const row = (await tab.params()).row;
  await app.follow(`?project=${projects.demo}&sort=-name&columns=name.key.health&density=compact&row=${row}`);
  await app.dialog.has(name).expectVisible();
  await tab.press("Escape");
  await app.dialog.expectGone();
  expect(await app.page.role("columnheader").texts()).toEqual(["名称", "标识符", "健康度"]);
  await app.page.role("columnheader", "名称").expectAttribute("aria-sort", "descending");
});

test("Chinese names are sorted by pinyin", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo, "&sort=name&columns=name");
  const unsorted = async () => {
    const names = await app.names.texts();
    const sorted = await tab.evaluate(
      (names: string[]) => [...names].sort(new Intl.Collator("zh-CN", { numeric: true }).compare),
      names,
    );
    return names.length < 10 ? "too few" : names.filter((name, at) => name !== sorted[at]);
  };
  // The API's order stands there until all is loaded.
  await expect.poll(unsorted).toEqual([]);
});

test("a short window shows rows, and a narrow one has nothing out of reach", async ({ app, tab, token }) => {
  await tab.browser.resize(683, 384);
  await app.connectAndLoad(token, projects.demo);
  const inSight = async () =>
    tab.evaluate(() => {
      const frame = document.querySelector("table")?.parentElement;
      frame?.scrollIntoView({ block: "nearest" });
      return [...document.querySelectorAll("tbody tr:has(th[scope=row])")].filter((row) => {
        const { top, bottom, left } = row.getBoundingClientRect();
        const at = (y: number) => row.contains(document.elementFromPoint(left + 8, y));
        return top >= 0 && bottom <= innerHeight && at(top + 2) && at(bottom - 2);
      }).length;
    });
  await expect.poll(inSight).toBeGreaterThan(2);
  await tab.browser.resize(390, 700);
  await expect.poll(inSight).toBeGreaterThan(2);
  expect(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await app.pager.role("button", app.labels.next).click();
  await app.expectRange(51, 100, 143);
});

test("a window that grows shows more rows", async ({ app, tab, token }) => {
  await tab.browser.resize(1440, 500);
  await app.connectAndLoad(token, projects.demo);
  const inPage = async () => tab.evaluate(() => document.querySelectorAll("tbody th[scope=row]").length);
  const before = await inPage();
  await tab.browser.resize(1440, 1_200);
  await expect.poll(inPage).toBeGreaterThan(before + 5);
});

test("nothing that people do violates the policy", async ({ app, tab, token }) => {
  await app.open(`?project=${projects.demo}`);
  await tab.evaluate(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) =>
      violations.push(`${violatedDirective} ${sourceFile}`),
    );
  });
  await app.token.fill(token);
  await tab.press("Enter");
  await app.expectRows();
  await app.search.fill("stage:error wrong:x");
  await app.names.nth(0).role("button").click();
  await app.dialog.expectVisible();
  await tab.press("Escape");
  await app.button("列").click();
  await app.button("视图").click();
  await app.button(app.labels.disconnect).click();
  await app.button(app.labels.connect).expectVisible();
  expect(await tab.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual([]);
});

test("a project that loads behind the page is searched whole", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.large, "&page=50");
  await app.expectRange(2_451, 2_500, 2_500);
  await app.expectLoaded(2_500);
  await app.search.fill("stage:none");
  await expect.poll(async () => (await app.pager.texts()).join()).not.toContain("2,500");
  await app.expectRows();
});
