// The tooltip of the health badge: the drawer's sentence, by mouse, keyboard and touch, as WCAG 1.4.13 asks.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { labels } from "./support/labels.ts";
import type { Screen } from "./support/screen.ts";
import { makeRow, type StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const HOUR = 3_600_000;
const now = new Date("2024-05-06T07:08:09Z");

/** A profile whose result is so many hours old. */
function aged(id: string, stage: string, hours: number) {
  const detectedAt = new Date(now.getTime() - hours * HOUR).toISOString();
  return makeRow(id, { detector: { stage, detectedAt } });
}

const rows = [
  aged("failed", "ERROR", 3),
  aged("late", "FINISH", 72),
  aged("running", "RUNNING", 120),
  makeRow("never", { detector: { stage: "NONE" } }),
  aged("fresh", "FINISH", 2),
  makeRow("odd", { detector: { stage: "QUEUED" } }),
  ...Array.from({ length: 40 }, (_, at) => aged(`more${at}`, "FINISH", 5)),
];

async function open(app: Screen, api: StandIn, token: string, query = ""): Promise<void> {
  await app.page.clock.setFixedTime(now);
  await api.replyRows({ project: projects.demo }, rows);
  await app.connectAndLoad(token, projects.demo, query);
}

const tooltip = (page: Page) => page.getByRole("tooltip");
const badge = (app: Screen, id: string): Locator =>
  app.cell(app.row(`profile ${id}`), app.labels.columns[1]).locator(".badge");
const ids = ["failed", "late", "running", "never", "fresh", "odd"];

for (const language of ["zh", "en"] as const) {
  test(`hovering the badge tells the sentence of the drawer (${language})`, async ({ app, api, token, page }) => {
    await open(app, api, token);
    await app.setLanguage(language);
    for (const id of ids) {
      await badge(app, id).hover();
      await expect(tooltip(page)).toBeVisible();
      const said = String(await tooltip(page).textContent());
      expect(said.length, "a sentence").toBeGreaterThan(5);
      await app.row(`profile ${id}`).getByRole("button").click();
      await expect(app.drawer).toContainText(said);
      await page.keyboard.press("Escape");
      await expect(app.drawer).toHaveCount(0);
    }
    await badge(app, "late").hover();
    const late = {
      zh: "每日更新，上次计算在 3 天前，已逾期 2 天。",
      en: "Daily, last computed 3 days ago: overdue by 2 days.",
    };
    await expect(tooltip(page)).toHaveText(late[language]);
    await page.mouse.move(5, 5);
    await expect(tooltip(page)).toHaveCount(0);
  });

  test(`the keyboard's focus of a row tells it, and describes the row's button (${language})`, async ({
    app,
    api,
    token,
    page,
  }) => {
    await open(app, api, token);
    await app.setLanguage(language);
    await app.scrollContainer.focus();
    await expect(tooltip(page)).toHaveCount(0);
    const stops = await page.locator("tbody [tabindex='0']").count();
    for (const id of ids) {
      await page.keyboard.press("ArrowDown");
      const button = app.row(`profile ${id}`).getByRole("button");
      await expect(button).toBeFocused();
      await expect(tooltip(page)).toBeVisible();
      await expect(button).toHaveAccessibleDescription(String(await tooltip(page).textContent()));
      await expect(page.locator("[aria-describedby=row-hint]"), "no other button").toHaveCount(1);
    }
    expect(await page.locator("tbody [tabindex='0']").count(), "stops in the order of Tab").toBe(stops);
    await page.keyboard.press("Escape");
    await expect(tooltip(page)).toHaveCount(0);
    await expect(page.locator("[aria-describedby=row-hint]")).toHaveCount(0);
    await page.keyboard.press("ArrowUp");
    await expect(tooltip(page)).toBeVisible();
    await page.keyboard.press("End");
    await expect(app.row("profile more39").getByRole("button")).toBeFocused();
    await expect(tooltip(page)).toBeVisible();
    await expectAccessible(page);
    await app.search.focus();
    await expect(tooltip(page)).toHaveCount(0);
  });
}

test("the pointer can go onto it, it stays, and Escape dismisses it until another is pointed at", async ({
  app,
  api,
  token,
  page,
}) => {
  await open(app, api, token);
  await badge(app, "late").hover();
  await expect(tooltip(page)).toBeVisible();
  const box = await tooltip(page).boundingBox();
  const from = await badge(app, "late").boundingBox();
  expect(box && from).not.toBeNull();
  if (box && from) {
    // Pixel by pixel, over what is between them.
    for (let y = from.y + from.height / 2; y < box.y + box.height / 2; y += 1) {
      await page.mouse.move(box.x + 12, y);
    }
  }
  await expect(tooltip(page)).toContainText("已逾期 2 天");
  await page.keyboard.press("Escape");
  await expect(tooltip(page)).toHaveCount(0);
  await badge(app, "late").hover();
  await badge(app, "fresh").hover();
  await expect(tooltip(page)).toContainText("未逾期");
  const other = app.cell(app.row("profile fresh"), "计算状态").locator(".badge");
  await other.hover();
  await expect(tooltip(page), "no other badge").toHaveCount(0);
});

test("it goes where its badge goes, and with it", async ({ app, api, token, page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await open(app, api, token);
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  const below = async (id: string) => {
    const [tip, own] = [await tooltip(page).boundingBox(), await badge(app, id).boundingBox()];
    return tip && own ? Math.abs(tip.x - own.x) < 2 && Math.abs(tip.y - own.y - own.height) < 8 : false;
  };
  await expect.poll(() => below("failed")).toBe(true);
  await app.scrollContainer.evaluate((frame) => frame.scrollTo(0, 12));
  await expect.poll(() => below("failed")).toBe(true);
  await app.scrollContainer.evaluate((frame) => frame.scrollTo(600, 0));
  await expect(tooltip(page), "under the names").toHaveCount(0);
  await app.scrollContainer.evaluate((frame) => frame.scrollTo(0, 0));
  await expect.poll(() => below("failed")).toBe(true);
  // Near the lower edge it stands above.
  await page.keyboard.press("End");
  await expect(tooltip(page)).toBeVisible();
  const inside = async () => {
    const box = await tooltip(page).boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 700;
  };
  await expect.poll(inside).toBe(true);
});

test("without the column there is no tooltip", async ({ app, api, token, page }) => {
  await open(app, api, token, "?columns=name.key");
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await expect(app.row("profile failed").getByRole("button")).toBeFocused();
  await expect(tooltip(page)).toHaveCount(0);
});

test("it follows the clock and a refresh", async ({ app, api, token, page }) => {
  await open(app, api, token);
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(tooltip(page)).toContainText("已逾期 2 天");
  await api.clearFaults();
  await api.replyRows(
    { project: projects.demo },
    rows.map((row) => (row.id === "late" ? aged("late", "ERROR", 72) : row)),
  );
  await app.button(app.labels.refresh).evaluate((button) => (button as HTMLButtonElement).click());
  await expect(tooltip(page)).toHaveText("最近一次计算失败。");
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap on the badge shows it, another one opens the row, and a tap elsewhere hides it", async ({
    app,
    api,
    token,
    page,
  }) => {
    await open(app, api, token);
    await badge(app, "late").tap();
    await expect(tooltip(page)).toContainText("已逾期 2 天");
    await expect(app.drawer).toHaveCount(0);
    const box = await tooltip(page).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    await page.getByRole("columnheader", { name: labels.zh.columns[0] }).tap();
    await expect(tooltip(page)).toHaveCount(0);
    await badge(app, "late").tap();
    await expect(tooltip(page)).toBeVisible();
    await badge(app, "late").tap();
    await expect(app.drawer).toBeVisible();
    await expect(app.drawer).toContainText("已逾期 2 天");
  });
});
