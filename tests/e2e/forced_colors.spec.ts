// Forced colours: what is open, active or recognised has an outline, since backgrounds are the browser's.
import type { Locator } from "@playwright/test";
import { expect, projects, test } from "./support/test.ts";

const outline = (element: Locator) => element.evaluate((element) => getComputedStyle(element).outlineStyle);

test("fault 70: the open row, the active option and recognised filters have outlines", async ({ app, token, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await app.connectAndLoad(token, projects.demo, "?q=stage:finish 群");
  await expect.poll(() => outline(page.locator(".search__filter"))).toBe("solid");
  await app.project.click();
  expect(await outline(app.options.and(page.locator("[aria-selected=true]")))).toBe("solid");
  expect(await outline(app.options.and(page.locator("[aria-selected=false]")).first())).not.toBe("solid");
  await page.keyboard.press("Escape");
  await app.search.fill("");
  const first = app.rows.first();
  await expect(first).toBeVisible();
  await first.getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  expect(await outline(page.locator("tr[aria-current] td").first())).toBe("solid");
  expect(await outline(page.locator("tbody tr:not([aria-current]) td").first())).not.toBe("solid");
});
