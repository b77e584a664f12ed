// The suggestions under the search box: their texts, whether they are open, and what they count.
import type { Locator } from "@playwright/test";
import { CollectionStatus } from "./collection_status.ts";
import type { Screen } from "./screen.ts";
import { expect, projects } from "./test.ts";

export const TEXTS = {
  zh: {
    found: (count: number) => `找到 ${count} 条`,
    none: "没有符合条件的群体画像",
    said: (count: number) => `${count} 条建议`,
    recent: "最近搜索",
    stage: "计算状态：最近一次计算的状态",
    failed: "计算失败",
    rows: /^([\d,]+) 条$/,
    keys: ["/Ctrl+K⌘K搜索", "EnterTab采用选中的建议"],
  },
  en: {
    found: (count: number) => `${count} found`,
    none: "No segment profiles match",
    said: (count: number) => `${count} suggestions`,
    recent: "Recent search",
    stage: "Status of the last computation",
    failed: "Failed",
    rows: /^([\d,]+) rows?$/,
    keys: ["/Ctrl+K⌘KSearch", "EnterTabUse the highlighted suggestion"],
  },
} as const;

/** Opens a project with all of its rows. */
export async function openDemo(app: Screen, token: string, query = ""): Promise<void> {
  await app.page.setViewportSize({ width: 1440, height: 1_000 });
  await app.connectAndLoad(token, projects.demo, query);
  await new CollectionStatus(app).expectComplete(143);
}

export const isOpen = (app: Screen) => expect(app.search).toHaveAttribute("aria-expanded", "true");
export const isClosed = (app: Screen) => expect(app.search).toHaveAttribute("aria-expanded", "false");
/** The suggestion that writes a text. */
export const suggestion = (app: Screen, text: string) =>
  app.suggestions.filter({ has: app.page.getByText(text, { exact: true }) });

/** Asserts which suggestion is active, for the eye and for assistive technology. */
export async function expectActive(app: Screen, option: Locator): Promise<void> {
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(app.suggestions.and(app.page.locator("[aria-selected=true]"))).toHaveCount(1);
  await expect(app.search).toHaveAttribute("aria-activedescendant", String(await option.getAttribute("id")));
}

/** The counts of the suggestions on screen, once all of them are there. */
export async function counts(app: Screen): Promise<number[]> {
  const rows = TEXTS[app.language].rows;
  const read = async () => {
    const texts = await app.suggestions.evaluateAll((options) =>
      options.map((option) => option.lastElementChild?.textContent ?? ""),
    );
    return texts.map((text) => rows.exec(text)?.[1].replaceAll(",", ""));
  };
  await expect.poll(read).not.toContain(undefined);
  return (await read()).map(Number);
}

/** Asserts how many rows were found. */
export async function expectFound(app: Screen, count: number, what: string): Promise<void> {
  const texts = TEXTS[app.language];
  if (count > 0) {
    const said = app.page.getByRole("status").getByText(texts.found(count), { exact: true });
    await expect(said, what).toBeAttached();
  } else {
    await expect(app.page.getByRole("heading", { name: texts.none }), what).toBeVisible();
  }
}
