// The bar at the top in every width: nothing in it is cut off.
import { expect, projects, test } from "./support/test.ts";

// A zone with a long offset, and an age of two digits.
test.use({ timezoneId: "Asia/Kolkata" });

for (const language of ["zh", "en"] as const) {
  test(`fault 74: the time of fetching is cut off in no width (${language})`, async ({ app, token, page }) => {
    await page.clock.install();
    await app.connectAndLoad(token, projects.demo);
    await app.setLanguage(language);
    await page.clock.runFor(59 * 60_000);
    const fetched = page.locator(".bar__fetched");
    const words = language === "zh" ? /^获取于 .+，59 分钟前$/ : /^Fetched .+, 59 min ago$/;
    await expect(fetched).toHaveText(words);
    for (let width = 320; width <= 1_440; width += 16) {
      await page.setViewportSize({ width, height: 800 });
      const cut = await page.evaluate(() => {
        const overflows = (selector: string) => {
          const element = document.querySelector(selector);
          return element === null || element.scrollWidth > element.clientWidth;
        };
        return [".bar", ".bar__fetched", "html"].filter(overflows);
      });
      expect(cut, `at ${width} px`).toEqual([]);
    }
    await page.setViewportSize({ width: 1_024, height: 800 });
    await expect(fetched, "whole for assistive technology").toHaveText(words);
  });
}
