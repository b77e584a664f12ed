// Projects of the board's tests: many small ones, three that fail each in its own way, and one of 100,000 profiles.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Screen } from "./screen.ts";
import { makeRow, type Row, type StandIn } from "./stand_in.ts";

export const BOARD = { zh: "全部项目", en: "All projects" };

/** The projects that can't be loaded. */
export const FAILING = { forbidden: "p7", broken: "p8", noJson: "p9" };

/** A project of the list. */
export interface ListedProject {
  id: string;
  name: string;
}

/** A profile that failed, is overdue, or is healthy. */
function profile(id: string, health: "failed" | "overdue" | "healthy"): Row {
  const hours = health === "overdue" ? 100 : 1;
  const detectedAt = new Date(Date.now() - hours * 3_600_000).toISOString();
  return makeRow(id, { detector: { stage: health === "failed" ? "ERROR" : "FINISH", detectedAt } });
}

/** How many profiles of a small project failed and are overdue. */
export function attention(number: number): { failed: number; overdue: number } {
  return { failed: number % 10 === 3 ? number / 10 + 1 | 0 : 0, overdue: number % 10 === 5 ? 2 : 0 };
}

function rows(number: number): Row[] {
  const { failed, overdue } = attention(number);
  const of = (count: number, health: "failed" | "overdue" | "healthy") =>
    Array.from({ length: count }, (_, at) => profile(`${health}${at}`, health));
  return [...of(failed, "failed"), ...of(overdue, "overdue"), ...of(2, "healthy")];
}

/** Has the API list this many small projects, of which three fail, behind those that are given. */
export async function listProjects(api: StandIn, count: number, first: ListedProject[] = []): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const all = [...first, ...numbers.map((number) => ({ id: `p${number}`, name: `门店 ${number}` }))];
  await api.reply({ path: "/v1/api/projects" }, { contentType: "application/json", body: JSON.stringify(all) });
  await api.reply({ project: FAILING.forbidden }, { status: 403, body: "Forbidden" });
  await api.reply({ project: FAILING.broken }, { status: 500, body: "out of memory" });
  await api.reply({ project: FAILING.noJson }, { contentType: "application/json", body: "not { json" });
  const failing = Object.values(FAILING);
  const small = numbers.filter((number) => !failing.includes(`p${number}`));
  await Promise.all(small.map((number) => api.replyRows({ project: `p${number}` }, rows(number))));
}

/** The most requests for profiles that a page has under way at the same time, from now on. */
export function mostAtOnce(page: Page): () => number {
  let [now, most] = [0, 0];
  const isProfiles = (url: string) => url.includes("/segment_profiles");
  page.on("request", (request) => {
    if (isProfiles(request.url())) {
      now += 1;
      most = Math.max(most, now);
    }
  });
  for (const end of ["requestfinished", "requestfailed"] as const) {
    page.on(end as "requestfinished", (request) => {
      now -= isProfiles(request.url()) ? 1 : 0;
    });
  }
  return () => most;
}

/** The board's row of a project. */
export function boardRow(app: Screen, name: string): Locator {
  return app.rows.filter({ has: app.page.getByRole("link", { name, exact: true }) });
}

/** The names in the order of the board. */
export function boardNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = new Map<number, string>();
    await throughRows((frame) => {
      for (const row of frame.querySelectorAll<HTMLTableRowElement>("tbody tr:has(th[scope=row])")) {
        names.set(Number(row.getAttribute("aria-rowindex")), row.querySelector("th a")?.textContent ?? "");
      }
    });
    return [...names].sort(([one], [other]) => one - other).map(([, name]) => name);
  });
}

/** Opens the board by its address, and waits for its heading. */
export async function openBoard(app: Screen, token: string): Promise<void> {
  await app.connect({ token, query: "?board" });
  await expect(app.page.getByRole("heading", { name: BOARD[app.language], exact: true })).toBeVisible();
}
