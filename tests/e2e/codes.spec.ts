// Labels of all known codes of the API, in every version.
import type { Screen } from "./support/screen.ts";
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

interface Code {
  code: string;
  zh: string;
  en: string;
}

const stages: Code[] = [
  { code: "NONE", zh: "计算未开始", en: "Not started" },
  { code: "RUNNING", zh: "计算中", en: "Running" },
  { code: "FINISH", zh: "计算成功", en: "Succeeded" },
  { code: "ERROR", zh: "计算失败", en: "Failed" },
  { code: "READY", zh: "待计算", en: "Ready" },
];
const schedulers: Code[] = [
  { code: "DAILY", zh: "每日更新", en: "Daily" },
  { code: "ONCE", zh: "手动", en: "Manual" },
  { code: "AUTO", zh: "自动更新", en: "Automatic" },
  { code: "WEEKLY", zh: "每周更新", en: "Weekly" },
];
const types: Code[] = [
  { code: "DIRECT", zh: "规则创建", en: "Rule" },
  { code: "FROM_FUNNEL", zh: "漏斗创建", en: "Funnel" },
  { code: "FROM_RETENTION", zh: "留存创建", en: "Retention" },
  { code: "FROM_FREQUENCY", zh: "分布分析创建", en: "Frequency" },
  { code: "FROM_FILES", zh: "文件上传", en: "File upload" },
];
// There is no agreed label for these; the raw code is better than a guess.
const raw = (code: string): Code => ({ code, zh: code, en: code });

const tables = [
  {
    what: "stage",
    heading: { zh: "计算状态", en: "Status" },
    known: stages,
    unknown: ["QUEUED", "finish", " ", "计算"].map(raw),
    row: (code: string) => ({ detector: { stage: code, detectedAt: "2022-01-01T01:01:00.000Z" } }),
  },
  {
    what: "schedule",
    heading: { zh: "更新频次", en: "Schedule" },
    known: schedulers,
    unknown: ["HOURLY", "daily"].map(raw),
    row: (code: string) => ({ scheduler: code }),
  },
  {
    what: "type",
    heading: { zh: "分群类型", en: "Type" },
    known: types,
    unknown: ["SQL", "FROM_WXAPP", "FROM_SHARE_CHAIN", "FROM_TAGS"].map(raw),
    row: (code: string) => ({ createdBy: code }),
  },
];

for (const { what, heading, known, unknown, row } of tables) {
  const codes = [...known, ...unknown];

  test(`every ${what} has its badge in both languages, and an unknown one shows itself`, async ({ app, api, token }) => {
    await api.replyRows(
      { project: projects.demo },
      codes.map(({ code }, index) => makeRow(`row${index}`, row(code))),
    );
    await app.connectAndLoad(token, projects.demo);
    expect(await app.column(heading.zh)).toEqual(codes.map(({ zh }) => zh));
    await app.setLanguage("en");
    await expect(app.table.getByRole("columnheader", { name: heading.en, exact: true })).toBeVisible();
    expect(await app.column(heading.en)).toEqual(codes.map(({ en }) => en));
  });

  test(`a badge says its ${what} in a shape too, and an unknown one says why it is raw`, async ({ app, api, token }) => {
    await api.replyRows(
      { project: projects.demo },
      codes.map(({ code }, index) => makeRow(`row${index}`, row(code))),
    );
    await app.connectAndLoad(token, projects.demo);
    const shapes = await shapes_in_column(app, heading.zh);
    expect(shapes.filter((shape) => shape === "")).toEqual([]);
    const unknown_shapes = new Set(shapes.slice(known.length));
    expect(unknown_shapes.size, "all unknown codes look alike").toBe(1);
    expect(shapes.slice(0, known.length)).not.toContain([...unknown_shapes][0]);
    const hint = app.table.getByTitle("此为接口返回的原始代码，本控制台没有对应的名称");
    await expect(hint).toHaveCount(unknown.length);
  });
}

test("every stage has a shape of its own", async ({ app, api, token }) => {
  await api.replyRows(
    { project: projects.demo },
    stages.map(({ code }, index) => makeRow(`row${index}`, { detector: { stage: code } })),
  );
  await app.connectAndLoad(token, projects.demo);
  expect(new Set(await shapes_in_column(app, "计算状态")).size).toBe(stages.length);
});

test("what is missing, null or empty is a dash", async ({ app, api, token }) => {
  const optional = ["createdBy", "description", "scheduler", "detector", "creator", "createdAt", "updater", "updatedAt"];
  const all = (value: unknown) => Object.fromEntries(optional.map((field) => [field, value]));
  await api.replyRows({ project: projects.demo }, [
    makeRow("null", all(null)),
    makeRow("missing", all(undefined)),
    makeRow("empty", { ...all(""), detector: { stage: "", detectedAt: "" } }),
    makeRow("half", { ...all(null), detector: {} }),
  ]);
  await app.connectAndLoad(token, projects.demo);
  await expect(app.rows).toHaveCount(4);
  for (const heading of app.labels.columns.filter((name) => !["名称", "健康度", "标识符"].includes(name))) {
    expect(await app.column(heading), heading).toEqual(["—", "—", "—", "—"]);
  }
});

/** The icon shape in each cell of a column. */
async function shapes_in_column(app: Screen, heading: string): Promise<string[]> {
  const index = app.labels.columns.findIndex((name) => name === heading);
  return app.table.evaluate(
    (table, index) =>
      [...(table as HTMLTableElement).tBodies[0].rows].map(
        // After the checkbox and the star.
        (row) => row.cells[index + 1].querySelector("svg path")?.getAttribute("d") ?? "",
      ),
    index,
  );
}
