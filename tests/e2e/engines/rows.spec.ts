// From the connect page to the rows, and through them.
import { expect, projects, test } from "./support/test.ts";

test("connecting shows the rows, and pages come from the link and go into it", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.expectRange(1, 50, 143);
  await app.pager.role("button", app.labels.next).click();
  await app.expectRange(51, 100, 143);
  expect((await tab.params()).page).toBe("2");
  await app.pager.role("combobox", app.labels.rowsPerPage).choose("20");
  await expect.poll(async () => (await tab.params()).size).toBe("20");
  await app.pager.role("button", app.labels.last).click();
  await app.expectRange(141, 143, 143);
  await tab.go(-1);
  await expect.poll(async () => (await tab.params()).page).not.toBe("8");
  await app.follow(`?project=${projects.demo}&page=3&size=20`);
  await app.expectRange(41, 60, 143);
});

test("a wrong address and a missing token are said beside their fields before any request", async ({ app, tab, api }) => {
  await app.open();
  await app.page.role("combobox", app.labels.address).fill("nowhere");
  await app.button(app.labels.connect).click();
  await app.token.expectAttribute("aria-invalid", "true");
  await app.page.role("combobox", app.labels.address).expectAttribute("aria-invalid", "true");
  expect(await api.requests()).toEqual([]);
  expect(new URL(await tab.url()).search).toBe("");
});

test("a heading sorts both ways and back, by mouse and by keyboard", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  const first = (await app.names.texts())[0];
  const heading = app.page.role("columnheader", "名称").role("button");
  await heading.click();
  await expect.poll(async () => (await tab.params()).sort).toBe("name");
  await heading.click();
  await expect.poll(async () => (await tab.params()).sort).toBe("-name");
  await app.page.role("columnheader", "名称").expectAttribute("aria-sort", "descending");
  await heading.focus();
  await tab.press("Enter");
  await expect.poll(async () => (await tab.params()).sort).toBe(undefined);
  await expect.poll(async () => (await app.names.texts())[0]).toBe(first);
});

test("a row opens by mouse and by keyboard, Escape closes it, and the focus is where it was", async ({
  app,
  tab,
  token,
}) => {
  await app.connectAndLoad(token, projects.demo);
  const row = app.names.nth(1).role("button");
  await row.click();
  await app.dialog.expectVisible();
  expect((await tab.params()).row).toBeTruthy();
  await tab.press("Escape");
  await app.dialog.expectGone();
  await row.expectFocused();
  await tab.press("ArrowDown");
  await app.names.nth(2).role("button").expectFocused();
  await tab.press("Enter");
  await app.dialog.expectVisible();
  const [name] = await app.names.nth(2).texts();
  await app.dialog.has(name).expectVisible();
  await tab.go(-1);
  await app.dialog.expectGone();
});

test("the wheel scrolls the rows under the heading, which stays, and keys go to the last one", async ({
  app,
  tab,
  token,
}) => {
  await app.connectAndLoad(token, projects.large, "&size=200");
  const place = async () => app.page.role("columnheader", "名称").box();
  const before = await place();
  const { x, y } = await app.names.nth(3).point();
  const first = (await app.names.texts())[0];
  await tab.wheel({ x, y }, 3_000);
  await expect.poll(async () => (await app.names.texts())[0]).not.toBe(first);
  expect(await place()).toEqual(before);
  await app.names.nth(0).role("button").focus();
  await tab.press("End");
  await expect.poll(async () => tab.evaluate(lastIndex)).toBe(201);
});

/** The largest place of a row that is in the page; the heading has 1. */
const lastIndex = () =>
  Math.max(...[...document.querySelectorAll("tr")].map((row) => Number(row.getAttribute("aria-rowindex"))));

test("the cells of the first column stay while the others scroll sideways", async ({ app, tab, token }) => {
  await tab.browser.resize(800, 700);
  await app.connectAndLoad(token, projects.demo);
  const name = app.names.nth(0);
  const before = await name.box();
  const moved = await tab.query((path) => {
    let frame = engineTests.one(path).parentElement;
    while (frame !== null && frame.scrollWidth <= frame.clientWidth) {
      frame = frame.parentElement;
    }
    frame?.scrollTo(300, 0);
    return frame?.scrollLeft;
  }, [{ role: "table" }]);
  expect(moved).toBe(300);
  expect((await name.box()).x).toBe(before.x);
});

test("the language and the theme change at once and stay after a reload", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.page.role("combobox", app.labels.theme).choose("深色");
  await expect.poll(async () => tab.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  await app.page.role("combobox", app.labels.language).choose("English");
  await app.button("Disconnect").expectVisible();
  await tab.reload();
  await app.button("Disconnect").expectVisible();
  expect(await tab.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.lang])).toEqual([
    "dark",
    "en",
  ]);
});
