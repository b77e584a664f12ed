// Two selected profiles, compared field by field.
import type { Locator } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import type { Language } from "./support/labels.ts";
import type { Screen } from "./support/screen.ts";
import { SelectionBar } from "./support/selection_bar.ts";
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

test.use({ timezoneId: "Asia/Shanghai" });

const labels = {
  zh: { compare: "对比", only: "只显示不同的字段", different: "不同", reason: "选择两条后才能对比。", close: "关闭" },
  en: {
    compare: "Compare",
    only: "Only differences",
    different: "Different",
    reason: "Select two rows to compare them.",
    close: "Close",
  },
} as const;

const labelsOf = (app: Screen) => labels[app.language];
const opener = (app: Screen) => new SelectionBar(app).button(labelsOf(app).compare);
const dialogOf = (app: Screen) => app.page.getByRole("dialog", { name: labelsOf(app).compare, exact: true });

/** The API's names of the fields in the table, and whether each is said to be different. */
async function fields(app: Screen): Promise<[string, boolean][]> {
  const heads = dialogOf(app).getByRole("rowheader");
  const texts = await heads.evaluateAll((heads) =>
    heads.map((head) => [head.querySelector("code")?.textContent ?? "", head.textContent ?? ""] as const),
  );
  return texts.map(([name, text]) => [name, text.endsWith(labelsOf(app).different + name)]);
}

/** The two values of a field. */
function values(app: Screen, label: string): Locator {
  return dialogOf(app).getByRole("row").filter({ has: app.page.getByRole("rowheader", { name: label }) }).getByRole("cell");
}

const rows = [
  makeRow("a", { name: "甲", description: "", updatedAt: "2022-01-01T01:00:00Z" }),
  makeRow("b", { name: "乙", key: "key_a", description: null, scheduler: "WEEKLY", updatedAt: "2022-01-01T09:00:00+08:00" }),
];

test("fields are compared as the drawer shows them, and those that differ say so in words", async ({ app, api, token }) => {
  await api.replyRows({ project: projects.demo }, [...rows, makeRow("c")]);
  await app.connectAndLoad(token, projects.demo);
  const bar = new SelectionBar(app);
  await bar.page.check();
  // Of three nobody knows which two.
  await expect(opener(app)).toHaveAttribute("aria-disabled", "true");
  await expect(opener(app)).toHaveAccessibleDescription(labels.zh.reason);
  await opener(app).press("Enter");
  await expect(dialogOf(app)).toHaveCount(0);
  await expect(bar.bar.getByRole("status")).toHaveText(labels.zh.reason);
  await app.checkbox(app.rows.nth(2)).click();
  await expect(opener(app)).not.toHaveAttribute("aria-disabled");
  await expect(bar.bar.getByRole("status")).toHaveText("");
  await opener(app).click();
  await expect(dialogOf(app).getByRole("columnheader")).toHaveText(["字段", /^甲\s*a$/, /^乙\s*b$/]);
  const different = ["id", "name", "description", "scheduler"];
  expect((await fields(app)).map(([name, isDifferent]) => [name, isDifferent])).toEqual(
    [
      "id", "name", "key", "createdBy", "description", "scheduler", "detector", "detector.stage", "detector.detectedAt",
      "creatorId", "creator", "createdAt", "updaterId", "updater", "updatedAt",
    ].map((name) => [name, different.includes(name)]),
  );
  await expect(dialogOf(app).getByRole("status")).toHaveText("15 个字段中有 4 个不同。");
  await expect(values(app, "更新频次")).toHaveText([/每日更新\s*DAILY/, /每周更新\s*WEEKLY/]);
  // One instant, however it was written.
  await expect(values(app, "最近修改时间")).toHaveText([/^2022-01-01 09:00:00 UTC\+8/, /^2022-01-01 09:00:00 UTC\+8/]);
  await dialogOf(app).getByRole("checkbox", { name: labels.zh.only, exact: true }).check();
  expect(await fields(app)).toEqual(different.map((name) => [name, true]));
  await dialogOf(app).getByRole("button", { name: labels.zh.close, exact: true }).click();
  await expect(opener(app)).toBeFocused();
  // A name leads to its row.
  await opener(app).click();
  await dialogOf(app).getByRole("link", { name: "乙", exact: true }).click();
  await expect(app.page.getByRole("dialog", { name: "乙", exact: true })).toBeVisible();
  expect(app.query()).toMatchObject({ row: "b" });
});

test.describe("where the project isn't loaded", () => {
  test.use({ background: false });

  test("rows of two pages are compared, those on screen first", async ({ app, api, token, page }) => {
    const all = await api.rows(projects.demo);
    await app.connectAndLoad(token, projects.demo);
    await app.checkbox(app.rows.first()).click();
    await app.button(app.labels.next).click();
    await app.expectPositions(51, 100);
    await app.checkbox(app.rows.first()).click();
    await opener(app).click();
    const ids = [all[0], all[50]].map(({ id }) => String(id));
    await expect(dialogOf(app).getByRole("columnheader").locator("code").nth(0)).toHaveText(ids[1]);
    await expect(dialogOf(app).getByRole("columnheader").locator("code").nth(1)).toHaveText(ids[0]);
    await page.keyboard.press("Escape");
    await expect(opener(app)).toBeFocused();
  });
});

for (const [language, locale] of [
  ["zh", "zh-CN"],
  ["en", "en-US"],
] as [Language, string][]) {
  test.describe(`values that are markup, in ${language}`, () => {
    test.use({ locale });

    test("they stay text, nothing scrolls sideways, and axe finds nothing", async ({ app, token, page }) => {
      await app.connectAndLoad(token, projects.hostile, "?columns=name.key&size=100");
      await new CollectionStatus(app).expectComplete(64);
      await app.checkbox(app.row("<script>alert(1)</script>")).click();
      await app.checkbox(app.row("javascript:alert(1)")).click();
      await opener(app).click();
      await expect(dialogOf(app).getByRole("link", { name: "<script>alert(1)</script>", exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      const overflow = await dialogOf(app).evaluate((dialog) =>
        [document.documentElement, dialog, ...dialog.querySelectorAll(".compare")].filter(
          (box) => box.scrollWidth > box.clientWidth,
        ).length,
      );
      expect(overflow).toBe(0);
    });
  });
}
