// The project for filters and sorting: opens it, and compares the rows in its table with the expected ones.
import type { Page } from "@playwright/test";
import type { Screen } from "./screen.ts";
import { fieldText } from "./expected_rows.ts";
import type { Row, StandIn } from "./stand_in.ts";
import { expect, projects } from "./test.ts";

/** The rows of the project, and the stand-in's current time, to which its dates are relative. */
export interface FacetedProject {
  rows: Row[];
  now: Date;
}

/**
 * Opens the project with the page's clock at the stand-in's current time, and with names and keys in the table, which
 * identify every row. `more` is appended to `?project=..&size=1000&columns=..`.
 */
export async function openFaceted(
  app: Screen,
  api: StandIn,
  token: string,
  more = "",
  columns = "name.key",
): Promise<FacetedProject> {
  const [rows, now] = await Promise.all([api.rows(projects.faceted), api.now()]);
  await app.page.clock.setFixedTime(now);
  await app.page.setViewportSize({ width: 1440, height: 1_600 });
  await app.connect({ token, query: `?project=${projects.faceted}&size=1000&columns=${columns}${more}` });
  await expect(app.page.getByText("已加载全部 1,200 条").first()).toBeVisible();
  return { rows, now };
}

/** A row's unique key as the table shows it. */
export function keyOf(row: Row): string {
  return fieldText(row, "key") || "—";
}

/** The keys in the table, in order. */
export async function keysOnPage(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await allRows()).map(({ cells }) => cells[1]));
}

/** Asserts that the table has these rows, in this order, and no other. */
export async function expectRows(app: Screen, rows: Row[], what?: string): Promise<void> {
  await expect.poll(() => keysOnPage(app.page), what).toEqual(rows.slice(0, 1_000).map(keyOf));
  await expect(app.pager).toContainText(`共 ${rows.length.toLocaleString("en-US")} 条`);
}

/** The number of entries in the browser's history. */
export async function historyLength(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}
