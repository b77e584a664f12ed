// The browser's translation: not asked for, and without stale figures where it is done all the same.
import type { Page } from "@playwright/test";
import { cannedRows, CannedProjectView } from "./support/canned_project_view.ts";
import { expect, projects, test } from "./support/test.ts";

/** Puts elements in the place of texts, as Chrome's translation does. */
const translate = (page: Page) =>
  page.evaluate(() => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.textContent?.trim() && !node.parentElement?.closest("script, style, noscript")) {
        texts.push(node as Text);
      }
    }
    for (const text of texts) {
      const outer = document.createElement("font");
      outer.append(document.createElement("font"));
      (outer.firstChild as Element).textContent = `translated ${text.data}`;
      text.replaceWith(outer);
    }
    return texts.length;
  });

test("fault 51: the page asks not to be translated", async ({ app, page }) => {
  await app.open();
  await expect(page.locator("html")).toHaveAttribute("translate", "no");
  await expect(page.locator('meta[name="google"]')).toHaveAttribute("content", "notranslate");
});

test("fault 51: a page that is translated all the same shows no stale figure", async ({ app, api, token, page }) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  expect(await translate(page)).toBeGreaterThan(50);
  await view.replaceRows(cannedRows.slice(0, 90));
  await expect(page.locator(".loading__line")).toHaveText("已加载全部 90 条");
  await app.expectRange(51, 90, 90);
  await translate(page);
  await app.button(app.labels.previous).click();
  await app.expectRange(1, 50, 90);
  await translate(page);
  await app.openProject(projects.empty);
  await expect(app.table).toHaveCount(0);
  await expect(page.locator("font")).toHaveCount(0);
});
