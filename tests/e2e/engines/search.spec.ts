// The search: typing, input methods, the marks of filters, and the history that follows it.
import { expect, projects, test } from "./support/test.ts";
import type { Page } from "./support/page.ts";

/** Sends the events of an input method to the element with the focus, with its texts one after the other. */
async function compose(tab: Page, ...texts: string[]): Promise<void> {
  await tab.evaluate((...texts: string[]) => {
    const field = document.activeElement as HTMLInputElement;
    const before = field.value;
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true, data: "" }));
    for (const text of texts) {
      field.dispatchEvent(new CompositionEvent("compositionupdate", { bubbles: true, data: text }));
      write?.call(field, before + text);
      field.dispatchEvent(
        new InputEvent("input", { bubbles: true, data: text, inputType: "insertCompositionText", isComposing: true }),
      );
    }
  }, ...texts);
}

/** Ends the composition, and then sends the key that ended it, as WebKit does. */
async function endComposition(tab: Page, key: string): Promise<void> {
  await tab.evaluate((key: string) => {
    const field = document.activeElement as HTMLInputElement;
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: field.value }));
    field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, key, keyCode: 229 }));
  }, key);
}

test("words and filters narrow the rows, and Escape empties the search", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.search.fill("客户");
  await app.expectRange(1, 3, 3);
  await app.search.fill("stage:error");
  await app.expectRange(1, 9, 9);
  expect((await tab.params()).q).toBe("stage:error");
  await tab.press("Escape");
  await app.search.expectValue("");
  await app.expectRange(1, 50, 143);
});

test("nothing is searched before a composition ends, and the key that ends it does nothing else", async ({
  app,
  tab,
  token,
}) => {
  await app.connectAndLoad(token, projects.demo);
  await app.search.click();
  await compose(tab, "k", "ke", "kehu", "客户");
  await app.search.expectValue("客户");
  expect((await tab.params()).q).toBeUndefined();
  await app.expectRange(1, 50, 143);
  await endComposition(tab, "Escape");
  await app.expectRange(1, 3, 3);
  await app.search.expectValue("客户");
  await tab.press("Escape");
  await app.search.expectValue("");
});

test("the key that ends a composition chooses no project; the next one does", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.project.fill(projects.large);
  await compose(tab, "");
  await endComposition(tab, "Enter");
  await app.project.expectAttribute("aria-expanded", "true");
  expect((await tab.params()).project).toBe(projects.demo);
  await tab.press("Enter");
  await expect.poll(async () => (await tab.params()).project).toBe(projects.large);
});

test("fast typing and a held arrow key lose no URL, and Back goes where it went before", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  const typed = "abcdefghij ".repeat(15).trim();
  await app.search.click();
  await tab.evaluate(() => {
    const errors: string[] = [];
    Object.assign(globalThis, { errors });
    addEventListener("error", ({ message }) => errors.push(message));
  });
  // Some 160 changes, and then 60 more, in less than 10 s: WebKit takes 100.
  await tab.type(typed);
  await app.search.expectValue(typed);
  await expect.poll(async () => (await tab.params()).q).toBe(typed);
  await app.search.fill("");
  const edge = app.page.role("separator", "“健康度”的列宽");
  await edge.focus();
  await tab.press(...Array.from({ length: 60 }, () => "ArrowRight"));
  const width = await edge.attribute("aria-valuenow");
  await expect.poll(async () => (await tab.params()).columns ?? "").toContain(`health-${width}`);
  await app.search.fill("seg");
  await tab.press("Enter");
  await expect.poll(async () => (await tab.params()).q).toBe("seg");
  await tab.go(-1);
  await app.search.expectValue("");
  expect(await tab.evaluate(() => (globalThis as unknown as { errors: string[] }).errors)).toEqual([]);
});

test("marks follow a long search to its end, back to its start, and while it is typed", async ({ app, tab, token }) => {
  await tab.browser.resize(500, 800);
  await app.connectAndLoad(token, projects.demo);
  await app.search.fill("creator:nobody seg_high_value stage:error,running scheduler:daily some more wrong:x");
  const scrolled = async () =>
    tab.query((path) => {
      const field = engineTests.one(path);
      // The marked text is no element that anybody can find: it stands right before the field.
      const [marks] = field.parentElement?.querySelectorAll("[aria-hidden] > span:last-of-type") ?? [];
      return { field: field.scrollLeft, marks: marks?.parentElement?.scrollLeft, mark: marks?.textContent };
    }, [{ role: "combobox", name: "搜索" }]);
  await expect.poll(async () => (await scrolled()).field).toBeGreaterThan(50);
  const expectTogether = async () =>
    expect
      .poll(async () => {
        const { field, marks } = await scrolled();
        return marks === undefined ? "no marks" : Math.abs(field - marks);
      })
      .toBeLessThanOrEqual(1);
  await expectTogether();
  await tab.press("Home");
  await expect.poll(async () => (await scrolled()).field).toBe(0);
  await expectTogether();
  await tab.press("End");
  await expect.poll(async () => (await scrolled()).field).toBeGreaterThan(50);
  await expectTogether();
  // A selection by the pointer scrolls the field when it reaches its end, and sends no key.
  await tab.press("Home");
  const { x, y, width, height } = await app.search.box();
  const middle = y + height / 2;
  await tab.drag({ x: x + 60, y: middle }, { x: x + width - 4, y: middle }, { x: 499, y: middle });
  await expectTogether();
  await tab.type(" and");
  await expectTogether();
});

test("the slash goes to the search, and the question mark lists the keys", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.names.nth(0).role("button").focus();
  await tab.press("/");
  await app.search.expectFocused();
  await app.search.expectValue("");
  await app.names.nth(0).role("button").focus();
  await tab.press("?");
  await app.page.role("dialog", "键盘快捷键").expectVisible();
  await tab.press("Escape");
  await app.dialog.expectGone();
  await app.names.nth(0).role("button").expectFocused();
});
