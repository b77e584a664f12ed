// Short windows, and zoom that makes them short: three rows are in sight, or the page scrolls to them.
import type { Page } from "@playwright/test";
import { expect, projects, test } from "./support/test.ts";

/** How many rows are wholly in the window and not covered, once the table was scrolled to. */
async function rowsInSight(page: Page): Promise<number> {
  return page.evaluate(() => {
    document.querySelector(".table-frame")?.scrollIntoView({ block: "nearest" });
    return [...document.querySelectorAll("tbody tr:has(th[scope=row])")].filter((row) => {
      const { top, bottom, left } = row.getBoundingClientRect();
      const at = (y: number) => row.contains(document.elementFromPoint(left + 8, y));
      return top >= 0 && bottom <= innerHeight && at(top + 2) && at(bottom - 2);
    }).length;
  });
}

for (const [width, height] of [
  [683, 384],
  [640, 360],
  [320, 256],
  [640, 400],
  [1280, 300],
]) {
  test(`fault 52: three rows can be seen in ${width}x${height}, with a notice too`, async ({ app, token, page }) => {
    await page.setViewportSize({ width, height });
    await app.connectAndLoad(token, projects.large, "?size=50");
    await expect.poll(() => rowsInSight(page)).toBeGreaterThan(2);
    await page.goto(`./?size=50&page=x&sort=nothing&project=${projects.large}`);
    await expect.poll(() => app.countRows()).toBeGreaterThan(0);
    await expect(page.getByRole("alert").first()).toBeAttached();
    await expect.poll(() => rowsInSight(page), "under a notice").toBeGreaterThan(2);
    await app.pager.scrollIntoViewIfNeeded();
    await expect(app.button(app.labels.next), "nothing is out of reach").toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

test("a window of the usual size has no scroll bar of its own", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.large, "?size=50");
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
});
