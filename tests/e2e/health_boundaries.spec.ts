// Boundaries of the health rules: the label in the table, and the explanation in the drawer.
import type { Page } from "@playwright/test";
import { healthLabels, CollectionStatus } from "./support/collection_status.ts";
import type { Health, Row, StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

/** Hours, minutes and milliseconds before the page's current time. */
type Age = readonly [hours: number, minutes: number, milliseconds?: number];

interface HealthBoundary {
  what: string;
  scheduler?: string;
  /** Absent where the row has no detector. */
  stage?: string;
  /** The age of the last computation, or a literal date; null for none. */
  computed: Age | string | null;
  health: Health;
  /** The explanation in the drawer. */
  zh: string;
  en: string;
}

const boundary = (computed: HealthBoundary["computed"], health: Health, zh: string, en: string) => ({
  computed,
  health,
  zh,
  en,
});

/** Boundaries with stage FINISH and one scheduler, whose name begins each explanation in Chinese and English. */
function finished(
  scheduler: string | undefined,
  [zh, en]: [string, string],
  edges: ReturnType<typeof boundary>[],
): HealthBoundary[] {
  return edges.map((boundary) => ({
    ...boundary,
    what: `${scheduler ?? "no schedule"} FINISH ${JSON.stringify(boundary.computed)}`,
    ...(scheduler !== undefined && { scheduler }),
    stage: "FINISH",
    zh: zh + boundary.zh,
    en: en + boundary.en,
  }));
}

/** A boundary with another stage and a daily schedule. */
const with_stage = (stage: string, computed: Age | null, health: Health, zh: string, en: string): HealthBoundary => ({
  what: stage,
  scheduler: "DAILY",
  stage,
  ...boundary(computed, health, zh, en),
});

const not_overdue = (computed: Age) =>
  boundary(computed, "healthy", "，上次计算在 29 小时前，未逾期。", ", last computed 29 hours ago: not overdue.");
const overdue = (computed: Age) =>
  boundary(computed, "overdue", "，上次计算在 30 小时前，已逾期 6 小时。", ", last computed 30 hours ago: overdue by 6 hours.");
const without_date = boundary(
  null,
  "overdue",
  "，状态为计算成功，但没有有效的计算时间。",
  ", said to be computed, but without a valid date.",
);
const unreadable_date = (written: string) =>
  boundary(
    written,
    "unknown",
    "，但无法识别最近计算的时间，不能判断是否逾期。",
    ", but the time of the last computation can't be read, so nobody can say whether it is overdue.",
  );
const in_future = (computed: Age | string) =>
  boundary(
    computed,
    "healthy",
    "最近计算的时间晚于当前时间，两者之一有误。",
    "It was computed at a time ahead of the current time: one of the two is wrong.",
  );

const boundaries: HealthBoundary[] = [
  ...finished("DAILY", ["每日更新", "Daily"], [
    not_overdue([29, 59]),
    not_overdue([29, 59, 59_999]),
    overdue([30, 0]),
    boundary([0, 0], "healthy", "，上次计算在 0 分钟前，未逾期。", ", last computed 0 minutes ago: not overdue."),
    without_date,
    unreadable_date("2022-02-30T01:01:00.000Z"),
    unreadable_date("yesterday"),
  ]),
  ...finished("DAILY", ["", ""], [in_future([-1, 0]), in_future("9999-12-31T23:59:59.999Z")]),
  ...finished("AUTO", ["自动更新", "Automatic"], [not_overdue([29, 59]), overdue([30, 0])]),
  ...finished("WEEKLY", ["每周更新", "Weekly"], [
    boundary([173, 59], "healthy", "，上次计算在 7 天前，未逾期。", ", last computed 7 days ago: not overdue."),
    boundary([174, 0], "overdue", "，上次计算在 7 天前，已逾期 6 小时。", ", last computed 7 days ago: overdue by 6 hours."),
  ]),
  ...finished("HOURLY", ["HOURLY", "HOURLY"], [not_overdue([29, 59]), overdue([30, 0])]),
  ...finished(undefined, ["未说明更新频次", "No schedule given"], [not_overdue([29, 59]), overdue([30, 0])]),
  ...finished("ONCE", ["", ""], [
    boundary(
      [9_000, 0],
      "healthy",
      "仅在手动触发时计算，不存在逾期。",
      "It is computed only by hand, so it can't be overdue.",
    ),
  ]),
  with_stage("ERROR", [1, 0], "failed", "最近一次计算失败。", "The last computation failed."),
  with_stage("RUNNING", [29, 59], "running", "正在计算。", "It is being computed."),
  with_stage("READY", [29, 59], "running", "等待计算。", "It is waiting to be computed."),
  with_stage(
    "RUNNING",
    [30, 0],
    "overdue",
    "每日更新，上次计算在 30 小时前，已逾期 6 小时。计算正在进行，但完成之前仍是旧数据。",
    "Daily, last computed 30 hours ago: overdue by 6 hours. It is being computed, but the data stays old until that is done.",
  ),
  with_stage(
    "READY",
    [120, 0],
    "overdue",
    "每日更新，上次计算在 5 天前，已逾期 4 天。正在排队等待计算，但完成之前仍是旧数据。",
    "Daily, last computed 5 days ago: overdue by 4 days. It is waiting to be computed, but the data stays old until that is done.",
  ),
  with_stage("NONE", null, "not-computed", "从未计算过。", "It was never computed."),
  with_stage(
    "QUEUED",
    [30, 0],
    "unknown",
    "接口返回的计算状态没有对应的含义，无法判断。",
    "The API sent a status without a known meaning, so nothing can be said.",
  ),
  {
    what: "no detector",
    ...boundary(null, "unknown", "接口没有返回计算状态，无法判断。", "The API sent no status, so nothing can be said."),
  },
];

/** `detectedAt` of a boundary, as the API sends it. */
function detectedAtOf({ computed }: HealthBoundary, now: Date): string | null {
  if (computed === null || typeof computed === "string") {
    return computed;
  }
  const [hours, minutes, milliseconds = 0] = computed;
  return new Date(now.getTime() - (hours * 60 + minutes) * 60_000 - milliseconds).toISOString();
}

/** Whether an API row is at a boundary. */
function is_at_boundary(boundary: HealthBoundary, row: Row, now: Date): boolean {
  const detector = row.detector as Row | null | undefined;
  if (boundary.stage === undefined) {
    return detector === null;
  }
  const at = detector?.detectedAt ?? null;
  return (
    row.scheduler === boundary.scheduler && detector?.stage === boundary.stage && at === detectedAtOf(boundary, now)
  );
}

/** Each boundary with a row of the project at it, once the page has loaded all rows. */
async function boundary_rows(api: StandIn, page: Page, see: () => Promise<void>): Promise<[HealthBoundary, Row][]> {
  const now = await api.now();
  await page.clock.setFixedTime(now);
  const rows = await api.rows(projects.faceted);
  const boundaryRows = boundaries.map((boundary): [HealthBoundary, Row] => {
    const row = rows.find((row) => is_at_boundary(boundary, row, now));
    expect(row, boundary.what).toBeDefined();
    return [boundary, row as Row];
  });
  await see();
  return boundaryRows;
}

test("the table calls every edge by its health", async ({ app, api, token, page }) => {
  const boundaryRows = await boundary_rows(api, page, async () => {
    await app.connectAndLoad(token, projects.faceted);
    await new CollectionStatus(app).expectComplete(1_200);
  });
  for (const [boundary, row] of boundaryRows) {
    await app.field("搜索").fill(String(row.id));
    const shown = app.row(String(row.name));
    await expect(shown, boundary.what).toBeVisible();
    await expect(app.cell(shown, "健康度"), boundary.what).toHaveText(healthLabels.zh[boundary.health]);
  }
});

for (const language of ["zh", "en"] as const) {
  test(`the drawer says why a profile has its health, in ${language}`, async ({ app, api, token, page }) => {
    const boundaryRows = await boundary_rows(api, page, async () => {
      await app.connectAndLoad(token, projects.faceted);
      await app.setLanguage(language);
      await new CollectionStatus(app).expectComplete(1_200);
    });
    const search = app.field({ zh: "搜索", en: "Search" }[language]);
    for (const [boundary, row] of boundaryRows) {
      await search.fill(String(row.id));
      await app.row(String(row.name)).getByRole("button").click();
      const why = app.drawer.getByRole("paragraph").filter({ hasText: boundary[language] });
      await expect(why, boundary.what).toHaveText(`${healthLabels[language][boundary.health]}${boundary[language]}`);
      await page.keyboard.press("Escape");
      await expect(app.drawer).toBeHidden();
    }
  });
}
