// What the console found, read off the table of the project that was made for it.
import type { Page } from "@playwright/test";
import type { Screen } from "./screen.ts";
import { text } from "./wanted.ts";
import type { Row, StandIn } from "./stand_in.ts";
import { expect, projects } from "./test.ts";

/** The rows of the project, and the instant from which its dates are reckoned. */
export interface Truth {
  rows: Row[];
  now: Date;
}

/**
 * Opens the project at that instant, with names and keys in the table, so that every row can be told. `more` comes
 * behind `?project=..&size=1000&columns=..`.
 */
export async function seeFaceted(
  app: Screen,
  api: StandIn,
  token: string,
  more = "",
  columns = "name.key",
): Promise<Truth> {
  const [rows, now] = await Promise.all([api.rowsOf(projects.faceted), api.now()]);
  await app.page.clock.setFixedTime(now);
  await app.page.setViewportSize({ width: 1440, height: 1_600 });
  await app.connect({ token, query: `?project=${projects.faceted}&size=1000&columns=${columns}${more}` });
  await expect(app.page.getByText("已加载全部 1,200 条").first()).toBeVisible();
  return { rows, now };
}

/** How the table writes a row's key, which no other row has. */
export function keyOf(row: Row): string {
  return text(row, "key") || "—";
}

/** The keys in the table, in order. */
export async function keysOnPage(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await allRows()).map(({ cells }) => cells[1]));
}

/** In the table are these rows, in this order, and no other. */
export async function expectRows(app: Screen, rows: Row[], what?: string): Promise<void> {
  await expect.poll(() => keysOnPage(app.page), what).toEqual(rows.slice(0, 1_000).map(keyOf));
  await expect(app.pager).toContainText(`共 ${rows.length.toLocaleString("en-US")} 条`);
}

/** What lies behind the page in the browser's history, and is gone back to. */
export async function entries(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}
