// The edges of health: what the table calls them, and the drawer's sentence why.
import type { Page } from "@playwright/test";
import { healthWords, Loaded } from "./support/loaded.ts";
import type { Health, Row, StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

/** Hours, minutes and milliseconds before the page's now. */
type Ago = readonly [hours: number, minutes: number, milliseconds?: number];

interface Edge {
  what: string;
  scheduler?: string;
  /** No detector at all where this is missing. */
  stage?: string;
  /** How long ago, or as it is written; null for no date. */
  computed: Ago | string | null;
  health: Health;
  /** The drawer's sentence. */
  zh: string;
  en: string;
}

const edge = (computed: Edge["computed"], health: Health, zh: string, en: string) => ({ computed, health, zh, en });

/** Edges of FINISH under one schedule, whose name each sentence begins with in Chinese and English. */
function finished(scheduler: string | undefined, [zh, en]: [string, string], edges: ReturnType<typeof edge>[]): Edge[] {
  return edges.map((edge) => ({
    ...edge,
    what: `${scheduler ?? "no schedule"} FINISH ${JSON.stringify(edge.computed)}`,
    ...(scheduler !== undefined && { scheduler }),
    stage: "FINISH",
    zh: zh + edge.zh,
    en: en + edge.en,
  }));
}

/** An edge of another stage, scheduled daily. */
const staged = (stage: string, computed: Ago | null, health: Health, zh: string, en: string): Edge => ({
  what: stage,
  scheduler: "DAILY",
  stage,
  ...edge(computed, health, zh, en),
});

const still = (computed: Ago) =>
  edge(computed, "healthy", "，上次计算在 29 小时前，未逾期。", ", last computed 29 hours ago: not overdue.");
const late = (computed: Ago) =>
  edge(computed, "overdue", "，上次计算在 30 小时前，已逾期 6 小时。", ", last computed 30 hours ago: overdue by 6 hours.");
const undated = (written: string | null) =>
  edge(written, "overdue", "，状态为计算成功，但没有有效的计算时间。", ", said to be computed, but without a valid date.");
const ahead = (computed: Ago | string) =>
  edge(
    computed,
    "healthy",
    "最近计算的时间晚于本机时钟，两者之一有误。",
    "It was computed at a time ahead of this computer's clock: one of the two is wrong.",
  );

const edges: Edge[] = [
  ...finished("DAILY", ["每日更新", "Daily"], [
    still([29, 59]),
    still([29, 59, 59_999]),
    late([30, 0]),
    edge([0, 0], "healthy", "，上次计算在 0 分钟前，未逾期。", ", last computed 0 minutes ago: not overdue."),
    undated(null),
    undated("2022-02-30T01:01:00.000Z"),
    undated("yesterday"),
  ]),
  ...finished("DAILY", ["", ""], [ahead([-1, 0]), ahead("9999-12-31T23:59:59.999Z")]),
  ...finished("AUTO", ["自动更新", "Automatic"], [still([29, 59]), late([30, 0])]),
  ...finished("WEEKLY", ["每周更新", "Weekly"], [
    edge([173, 59], "healthy", "，上次计算在 7 天前，未逾期。", ", last computed 7 days ago: not overdue."),
    edge([174, 0], "overdue", "，上次计算在 7 天前，已逾期 6 小时。", ", last computed 7 days ago: overdue by 6 hours."),
  ]),
  ...finished("HOURLY", ["HOURLY", "HOURLY"], [still([29, 59]), late([30, 0])]),
  ...finished(undefined, ["未说明更新频次", "No schedule given"], [still([29, 59]), late([30, 0])]),
  ...finished("ONCE", ["", ""], [
    edge(
      [9_000, 0],
      "healthy",
      "仅在手动触发时计算，不存在逾期。",
      "It is computed only by hand, so it can't be overdue.",
    ),
  ]),
  staged("ERROR", [1, 0], "failed", "最近一次计算失败。", "The last computation failed."),
  staged("RUNNING", [30, 1], "running", "正在计算。", "It is being computed."),
  staged("READY", [30, 1], "running", "等待计算。", "It is waiting to be computed."),
  staged("NONE", null, "not-computed", "从未计算过。", "It was never computed."),
  staged(
    "QUEUED",
    [30, 0],
    "unknown",
    "接口返回的计算状态没有对应的含义，无法判断。",
    "The API sent a status without a known meaning, so nothing can be said.",
  ),
  {
    what: "no detector",
    ...edge(null, "unknown", "接口没有返回计算状态，无法判断。", "The API sent no status, so nothing can be said."),
  },
];

/** When an edge was computed, as the API writes it. */
function dateOf({ computed }: Edge, now: Date): string | null {
  if (computed === null || typeof computed === "string") {
    return computed;
  }
  const [hours, minutes, milliseconds = 0] = computed;
  return new Date(now.getTime() - (hours * 60 + minutes) * 60_000 - milliseconds).toISOString();
}

/** A row of the API that lies at an edge. */
function lies_at(edge: Edge, row: Row, now: Date): boolean {
  const detector = row.detector as Row | null | undefined;
  if (edge.stage === undefined) {
    return detector === null;
  }
  const at = detector?.detectedAt ?? null;
  return row.scheduler === edge.scheduler && detector?.stage === edge.stage && at === dateOf(edge, now);
}

/** Every edge with a row of the project that lies at it, once the page has them all. */
async function met_edges(api: StandIn, page: Page, see: () => Promise<void>): Promise<[Edge, Row][]> {
  const now = await api.now();
  await page.clock.setFixedTime(now);
  const rows = await api.rowsOf(projects.faceted);
  const met = edges.map((edge): [Edge, Row] => {
    const row = rows.find((row) => lies_at(edge, row, now));
    expect(row, edge.what).toBeDefined();
    return [edge, row as Row];
  });
  await see();
  return met;
}

test("the table calls every edge by its health", async ({ app, api, token, page }) => {
  const met = await met_edges(api, page, async () => {
    await app.see(token, projects.faceted);
    await new Loaded(app).expectComplete(1_200);
  });
  for (const [edge, row] of met) {
    await app.field("搜索").fill(String(row.id));
    const shown = app.row(String(row.name));
    await expect(shown, edge.what).toBeVisible();
    await expect(app.cell(shown, "健康度"), edge.what).toHaveText(healthWords.zh[edge.health]);
  }
});

for (const language of ["zh", "en"] as const) {
  test(`the drawer says why a profile has its health, in ${language}`, async ({ app, api, token, page }) => {
    const met = await met_edges(api, page, async () => {
      await app.see(token, projects.faceted);
      await app.speak(language);
      await new Loaded(app).expectComplete(1_200);
    });
    const search = app.field({ zh: "搜索", en: "Search" }[language]);
    for (const [edge, row] of met) {
      await search.fill(String(row.id));
      await app.row(String(row.name)).getByRole("button").click();
      const why = app.drawer.getByRole("paragraph").filter({ hasText: edge[language] });
      await expect(why, edge.what).toHaveText(`${healthWords[language][edge.health]}${edge[language]}`);
      await page.keyboard.press("Escape");
      await expect(app.drawer).toBeHidden();
    }
  });
}
