// Menus and lists in browsers that don't focus a clicked button: they close by Escape and by a press elsewhere.
import type { Page } from "@playwright/test";
import type { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";

/** Clicked buttons don't get the focus, as in Safari and in Firefox on a Mac. */
async function keepFocusOffButtons(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener(
      "mousedown",
      (event) => {
        if (event.target instanceof Element && event.target.closest("button, select, input[type=checkbox]")) {
          event.preventDefault();
        }
      },
      true,
    );
  });
}

// The button that folds the tiles of views is no menu.
const menu = ":not(#view-tiles-fold)";
const expanded = (page: Page) => page.locator(`button${menu}[aria-expanded=true], input[aria-expanded=true]`);
const closed = (page: Page) => page.locator(`button${menu}[aria-expanded=false]`);

/** Opens each menu in turn. */
async function eachMenu(app: Screen, then: (name: string) => Promise<void>): Promise<void> {
  const count = await closed(app.page).count();
  expect(count).toBeGreaterThan(4);
  for (let index = 0; index < count; index += 1) {
    const button = closed(app.page).nth(index);
    const name = await button.innerText();
    await button.click();
    await expect(expanded(app.page), name).toHaveCount(1);
    await then(name);
    await expect(expanded(app.page), name).toHaveCount(0);
  }
}

test.beforeEach(async ({ page }) => {
  await keepFocusOffButtons(page);
});

test("fault 53: Escape closes each menu and nothing else, wherever the focus is", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.faceted, "?q=客户&size=20");
  await eachMenu(app, async () => page.keyboard.press("Escape"));
  await app.search.focus();
  await eachMenu(app, async () => page.keyboard.press("Escape"));
  await expect(app.search, "one thing at a time").toHaveValue("客户");
  await expect(app.search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(app.search).toHaveValue("");
});

test("fault 53: a press elsewhere closes each menu, and so does its own button", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.faceted, "?size=20");
  await eachMenu(app, async () => app.page.getByRole("contentinfo").or(app.pager).click({ position: { x: 2, y: 2 } }));
  await eachMenu(app, async () => expanded(page).click());
});

test("fault 53: two menus are never open, nor a menu and the list of projects", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.faceted, "?size=20");
  await app.project.click();
  await expect(expanded(page)).toHaveCount(1);
  await app.button("列").click();
  await expect(app.button("列")).toHaveAttribute("aria-expanded", "true");
  await expect(expanded(page)).toHaveCount(1);
  await app.button("视图").click();
  await expect(app.button("视图")).toHaveAttribute("aria-expanded", "true");
  await expect(expanded(page)).toHaveCount(1);
  // As a screen reader presses it: without a pointer and without the focus.
  await app.button("列").evaluate((button) => (button as HTMLButtonElement).click());
  await expect(app.button("列")).toHaveAttribute("aria-expanded", "true");
  await expect(expanded(page)).toHaveCount(1);
  await app.project.click();
  await expect(app.project).toHaveAttribute("aria-expanded", "true");
  await expect(expanded(page)).toHaveCount(1);
});

test("a control inside a menu can be clicked", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.button("列").click();
  await app.button("下移“健康度”").click();
  await expect(app.button("列")).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("columnheader").nth(2)).toHaveText("健康度");
});
