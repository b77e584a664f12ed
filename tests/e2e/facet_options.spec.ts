// What a facet's menu offers beside each value: this value alone, or all but it.
import { keyOf, keysOnPage } from "./support/faceted_project.ts";
import type { Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { filterRows } from "./support/expected_rows.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

for (const language of ["zh", "en"] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === "zh" ? "zh-CN" : "en-US" });

    test("one value is left alone, or others are all that is left, by mouse and keyboard", async ({
      app,
      api,
      token,
      page,
    }) => {
      const words = {
        zh: {
          schedule: "更新频次",
          once: "手动",
          only: (name: string) => `仅看“${name}”`,
          all_but: (name: string) => `排除“${name}”`,
          excluded: "更新频次：已排除 1 项",
          chip: "移除筛选“更新频次（排除）：手动”",
        },
        en: {
          schedule: "Schedule",
          once: "Manual",
          only: (name: string) => `Only ${name}`,
          all_but: (name: string) => `All but ${name}`,
          excluded: "Schedule: 1 excluded",
          chip: "Remove filter “Schedule, excluded: Manual”",
        },
      }[language];
      const [all, now] = await Promise.all([api.rows(projects.faceted), api.now()]);
      await page.clock.setFixedTime(now);
      await page.setViewportSize({ width: 1440, height: 1_600 });
      await app.connect({ token, query: `?project=${projects.faceted}&size=1000&columns=name.key&q=客户` });
      const rows = all.filter((row) => filterRows([row], { words: ["客户"] }, now).length > 0);
      const of = (...values: string[]) => rows.filter((row) => values.includes(String(row.scheduler)));
      const expectFound = async (rows: Row[], q: string) => {
        await expect.poll(() => keysOnPage(page), q).toEqual(rows.map(keyOf));
        expect(app.query().q).toBe(q);
      };
      await page.getByRole("button", { name: words.schedule, exact: true }).click();
      const panel = page.getByRole("group", { name: words.schedule });
      const button = (name: string) => panel.getByRole("button", { name, exact: true });
      const tick = panel.getByRole("checkbox", { name: new RegExp(`^${words.once} ?\\d`) });
      const before = await tick.evaluate((tick) => (tick as HTMLInputElement).labels?.[0].innerText);

      await button(words.only(words.once)).click();
      await expectFound(of("ONCE"), "客户 scheduler:ONCE");
      await expect(tick).toBeChecked();

      await button(words.all_but(words.once)).press("Enter");
      const others = rows.filter((row) => row.scheduler !== "ONCE");
      expect(others.length).toBeGreaterThan(0);
      await expectFound(others, "客户 -scheduler:ONCE");
      await expect(tick).not.toBeChecked();
      await expect(button(words.all_but(words.once))).toHaveAttribute("aria-pressed", "true");
      await expect(button(words.all_but(words.once))).toBeFocused();
      await expect(page.getByRole("button", { name: words.excluded })).toBeVisible();
      // What the count promises is what ticking it leaves.
      expect(await tick.evaluate((tick) => (tick as HTMLInputElement).labels?.[0].innerText)).toBe(before);
      await tick.check();
      await expectFound(of("ONCE"), "客户 scheduler:ONCE");
      await page.goBack();
      await expectFound(others, "客户 -scheduler:ONCE");
      await page.reload();
      await expectFound(others, "客户 -scheduler:ONCE");

      await page.getByRole("button", { name: words.excluded }).click();
      await button(words.all_but(words.once)).click();
      await expectFound(rows, "客户");
      await button(words.all_but(words.once)).click();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: words.chip }).click();
      await expectFound(rows, "客户");
      await expect(app.search).toBeFocused();
    });
  });
}

test("each option of a menu stands on one line, beside what can be done with it", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.setLanguage("en");
  for (const width of [1_440, 1_024, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.getByRole("button", { name: /^Schedule/ }).click();
    const items = page.getByRole("group", { name: "Schedule" }).getByRole("listitem");
    await expect(items.first()).toBeVisible();
    const heights = await items.evaluateAll((all) => all.map((item) => item.getBoundingClientRect().height));
    expect(Math.max(...heights), `${width} px`).toBeLessThan(Math.min(...heights) + 1);
    await page.keyboard.press("Escape");
  }
});
