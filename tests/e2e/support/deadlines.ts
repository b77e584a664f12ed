// Profiles of config.json's deadlines: rows by when they were computed, and what the table says of them.
import type { Page } from "@playwright/test";
import { configure } from "./deployment.ts";
import type { Screen } from "./screen.ts";
import { makeRow, type Row, type StandIn } from "./stand_in.ts";
import { projects } from "./test.ts";

/** Monday morning. */
export const morning = new Date("2024-05-06T07:08:09+08:00");

export const SHANGHAI = "Asia/Shanghai";
export const deadlines = { DAILY: "06:00", WEEKLY: "Mon 08:00" };

/** A profile whose last result is of this time. */
export function computed(id: string, at: string, more: Row = {}, stage = "FINISH"): Row {
  return makeRow(id, { detector: { stage, detectedAt: new Date(at).toISOString() }, ...more });
}

/** The columns that `cells` reads. */
const columns = "?columns=name.health.due.overdueBy";
/** The cells of all rows. */
export const cells = (page: Page) => page.evaluate(async () => (await allRows()).map(({ cells }) => cells));
/** The names of all rows, without their first word. */
export const names = (page: Page) =>
  page.evaluate(async () => (await allRows()).map(({ cells }) => cells[0].replace("profile ", "")));

/** Opens a project with these rows and these settings in config.json, at this time. */
export async function open(
  { app, api, token, page }: { app: Screen; api: StandIn; token: string; page: Page },
  now: Date,
  settings: Record<string, unknown>,
  rows: Row[],
  query = columns,
): Promise<void> {
  await page.clock.install({ time: now });
  await configure(page, settings);
  await api.replyRows({ project: projects.demo }, rows);
  await app.connectAndLoad(token, projects.demo, query);
}
