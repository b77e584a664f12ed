// Print: all rows of the page, headings on each sheet, dark on white.
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

for (const theme of ["light", "dark"]) {
  test(`fault 65: paper gets all rows of the page and is dark on white in the ${theme} theme`, async ({ app, api, token, page }) => {
    const rows = await api.rows(projects.large);
    await app.connectAndLoad(token, projects.large, "?size=100");
    await app.select(app.labels.theme).selectOption(theme);
    const inDocument = app.rows;
    expect(await inDocument.count()).toBeLessThan(50);
    // What the browser announces before it lays out the sheets.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect(inDocument).toHaveCount(100);
    await expect(inDocument.last()).toContainText(String(rows[99].name));
    await page.emulateMedia({ media: "print" });
    const paper = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
      return {
        head: style("thead").display,
        frame: style(".table-frame").overflow,
        page: style("body").backgroundColor,
        row: style("tbody td").backgroundColor,
        ink: style("tbody td").color,
        whole: document.documentElement.scrollHeight >= (document.querySelector("table") as Element).scrollHeight,
      };
    });
    expect(paper).toEqual({
      head: "table-header-group",
      frame: "visible",
      page: "rgb(255, 255, 255)",
      row: "rgb(255, 255, 255)",
      ink: "rgb(26, 31, 39)",
      whole: true,
    });
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect.poll(() => inDocument.count()).toBeLessThan(50);
    await app.expectRange(1, 100, 2_500);
  });
}

test("fault 65: a printed page has as many sheets as its rows need", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.large, "?size=200");
  const pdf = (await page.pdf({ format: "A4", landscape: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(4);
});
