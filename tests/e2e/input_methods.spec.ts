// Input methods: the key that ends a composition does nothing else, what is half typed is no search, and shortcuts work
// with Chinese layouts.
import type { Locator } from "@playwright/test";
import { expectRows, openFaceted } from "./support/faceted_project.ts";
import { filterRows } from "./support/expected_rows.ts";
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

interface Key {
  key: string;
  code?: string;
  keyCode?: number;
  shiftKey?: boolean;
}

/** Dispatches a key as a browser with an input method does. */
const dispatchKey = (target: Locator, key: Key) =>
  target.evaluate((element, init) => {
    element.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
  }, key);

/** Ends a composition as Safari does: before the key that ends it. */
async function endComposition(target: Locator, key: string): Promise<void> {
  await target.evaluate((element) => {
    element.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    element.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  });
  await dispatchKey(target, { key, keyCode: 229 });
}

test("fault 54: a key that ends a composition chooses and clears nothing; the next one does", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?q=客户");
  await endComposition(app.search, "Escape");
  await expect(app.search).toHaveValue("客户");
  await app.search.press("Escape");
  await expect(app.search).toHaveValue("");
  await app.project.fill(projects.large);
  await endComposition(app.project, "Enter");
  await expect(app.project).toHaveAttribute("aria-expanded", "true");
  expect(app.query().project).toBe(projects.demo);
  await endComposition(app.project, "Escape");
  await expect(app.project).toHaveAttribute("aria-expanded", "true");
  await expect(app.project).toHaveValue(projects.large);
  await app.project.press("Enter");
  await expect.poll(() => app.query().project).toBe(projects.large);
  await app.button("列").click();
  await endComposition(app.button("列"), "Escape");
  await expect(app.button("列")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(app.button("列")).toHaveAttribute("aria-expanded", "false");
});

const slashes: Key[] = [
  { key: "、", code: "Slash" },
  { key: "／", code: "Slash" },
  { key: "Process", code: "Slash", keyCode: 229 },
];
const questionMarks: Key[] = [
  { key: "？", code: "Slash", shiftKey: true },
  { key: "Process", code: "Slash", keyCode: 229, shiftKey: true },
];

test("the slash and the question mark work with a Chinese layout", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  for (const key of slashes) {
    await app.scrollContainer.focus();
    await dispatchKey(app.scrollContainer, key);
    await expect(app.search, key.key).toBeFocused();
  }
  const list = page.getByRole("dialog", { name: "键盘快捷键" });
  for (const key of questionMarks) {
    await app.scrollContainer.focus();
    await dispatchKey(app.scrollContainer, key);
    await expect(list, key.key).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
  }
  await dispatchKey(app.scrollContainer, { key: "Process", code: "KeyA", keyCode: 229 });
  await expect(list).toBeHidden();
});

test("fault 58: nothing is searched before a composition ends, and no row goes", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  await app.search.focus();
  await page.evaluate(() => {
    const emptied: string[] = [];
    Object.assign(globalThis, { emptied });
    new MutationObserver(() => {
      if (document.querySelector("tbody th[scope=row]") === null) {
        emptied.push(location.search);
      }
    }).observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
  });
  const link = page.url();
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ["h", "hu", "hui", "hui'y", "hui'yuan"]) {
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(app.search).toHaveValue(text);
    expect(page.url(), text).toBe(link);
  }
  await keyboard.send("Input.insertText", { text: "会员" });
  await expectRows(app, filterRows(rows, { words: ["会员"] }, now));
  await expect.poll(() => app.query().q).toBe("会员");
  await keyboard.send("Input.imeSetComposition", { text: "gao", selectionStart: 3, selectionEnd: 3 });
  await keyboard.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  await expect(app.search, "a composition that was given up").toHaveValue("会员");
  expect(app.query().q).toBe("会员");
  expect(await page.evaluate(() => (globalThis as unknown as { emptied: string[] }).emptied)).toEqual([]);
});
