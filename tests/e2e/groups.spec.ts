// The table in groups: what each group has, sorting and searching within, and what is said to assistive technology.
import { expectAccessible } from "./support/axe.ts";
import { CollectionStatus, healthLabels, healths } from "./support/collection_status.ts";
import { columns } from "./support/columns.ts";
import { fieldText, health } from "./support/expected_rows.ts";
import { keyOf, openFaceted } from "./support/faceted_project.ts";
import { GroupedTable, sixRows } from "./support/group_lines.ts";
import type { Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

for (const language of ["zh", "en"] as const) {
  for (const by of ["health", "stage", "createdBy", "scheduler", "creator", "updater"]) {
    test(`grouped by ${by}, every row is under its own heading, and the counts are right (${language})`, async ({
      app,
      api,
      token,
    }) => {
      const { rows, now } = await openFaceted(app, api, token);
      await app.setLanguage(language);
      const column = columns.find(({ id }) => id === by);
      const groups = new GroupedTable(app);
      await groups.by(String(column?.[language]));
      await expect(groups.tree).toBeVisible();
      const of = (row: Row) => (by === "health" ? health(row, now) : fieldText(row, by)).toLowerCase();
      const counts = new Map<string, number>();
      for (const row of rows) {
        counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
      }
      const [first, second] = [await groups.lines(), await (await app.button(app.labels.next).click(), groups.lines())];
      const group_of = new Map(rows.map((row) => [keyOf(row), of(row)]));
      const values = new Map<string, Set<string>>();
      const met: string[] = [];
      for (const lines of [first, second]) {
        let heading = "";
        for (const { level, name, next } of lines) {
          if (level === "1") {
            heading = name;
          } else {
            values.set(heading, (values.get(heading) ?? new Set()).add(String(group_of.get(String(next)))));
            met.push(String(next));
          }
        }
      }
      expect(met.sort(), "each row once").toEqual(rows.map(keyOf).sort());
      const headings = [...first, ...second].filter(({ level }) => level === "1");
      for (const { name, count } of headings) {
        const own = values.get(name);
        expect(own?.size, `${name} has one value`).toBe(1);
        const ids = /\(.+\)$/.test(name);
        if (!ids) {
          expect(count, name).toBe(counts.get([...(own ?? [])][0]));
        }
      }
      const once = new Map(headings.map(({ name, count }) => [name, Number(count)]));
      expect(
        [...once.values()].reduce((sum, count) => sum + count),
        "the sum of all groups",
      ).toBe(rows.length);
      if (by === "health") {
        expect([...once.keys()]).toEqual(healths.map((health) => healthLabels[language][health]));
      }
    });
  }
}

test("assistive technology is told a tree grid: levels, places and what is expanded", async ({
  app,
  api,
  token,
  page,
}) => {
  await api.replyRows({ project: projects.demo }, sixRows);
  const groups = new GroupedTable(app);
  await app.connectAndLoad(token, projects.demo, "?group=stage&collapsed=ERROR");
  await groups.expectHeadings(["计算未开始=1", "计算成功=2", "-计算失败=3"]);
  const lines = await groups.lines();
  expect(lines.map(({ index, level, expanded }) => [index, level, expanded])).toEqual([
    [2, "1", "true"],
    [3, "2", null],
    [4, "1", "true"],
    [5, "2", null],
    [6, "2", null],
    [7, "1", "false"],
  ]);
  await expect(groups.tree).toHaveAttribute("aria-rowcount", "7");
  await expect(groups.button("计算失败")).toHaveAttribute("aria-expanded", "false");
  await expect(groups.heading("计算失败").getByRole("img")).toHaveAccessibleName("计算失败 3");
  await expectAccessible(page);
  await groups.by("不分组");
  await expect(app.table).toBeVisible();
  await expect(app.table).toHaveAttribute("aria-rowcount", "7");
  expect(await page.locator("tbody [aria-level], tbody [aria-expanded]").count()).toBe(0);
});

test("sorting is within the groups, and a search, a filter and a refresh keep them", async ({ app, api, token }) => {
  await api.replyRows({ project: projects.demo }, sixRows);
  const groups = new GroupedTable(app);
  await app.connectAndLoad(token, projects.demo, "?group=health&collapsed=not-computed&sort=detectedAt");
  const names = async () =>
    (await groups.lines()).map(({ name, level }) => (level === "1" ? `[${name}]` : name.replace("profile ", "")));
  await expect.poll(names).toEqual(["[计算失败]", "r5", "r3", "r0", "[未计算]", "[正常]", "r4", "r1"]);
  await app.button("按“最近计算”排序").click();
  await expect.poll(names).toEqual(["[计算失败]", "r0", "r3", "r5", "[未计算]", "[正常]", "r1", "r4"]);
  await app.search.fill("stage:error,none");
  await expect.poll(names).toEqual(["[计算失败]", "r0", "r3", "r5", "[未计算]"]);
  expect(app.query()).toMatchObject({ group: "health", collapsed: "not-computed" });
  await api.clearFaults();
  const changed = sixRows.map((row, at) => (at === 3 ? { ...row, detector: { stage: "NONE" } } : row));
  await api.replyRows({ project: projects.demo }, changed);
  await groups.button("未计算").focus();
  await app.button(app.labels.refresh).evaluate((button) => (button as HTMLButtonElement).click());
  await expect.poll(names).toEqual(["[计算失败]", "r0", "r5", "[未计算]"]);
  await groups.expectHeadings(["计算失败=2", "-未计算=2"]);
  await expect(groups.button("未计算")).toBeFocused();
  // An open row keeps its drawer, and its neighbours are those of its page.
  await groups.tree.getByRole("button", { name: "查看“profile r0”的详情" }).click();
  await expect(app.drawer).toHaveAccessibleName("profile r0");
  await app.drawer.getByRole("button", { name: "下一条" }).click();
  await expect(app.drawer).toHaveAccessibleName("profile r5");
});

test.describe("while only a page is loaded", () => {
  test.use({ background: false });

  test("that page is grouped, which is said, and everything once it is loaded", async ({ app, api, token }) => {
    const groups = new GroupedTable(app);
    const all = await api.rows(projects.demo);
    const first = all.slice(0, 20);
    await api.hold("all", { project: projects.demo, limit: 1_000 });
    await app.connectAndLoad(token, projects.demo, "?size=20&group=stage");
    const failed = (rows: Row[]) => rows.filter((row) => fieldText(row, "stage") === "ERROR").length;
    const status = app.page.getByRole("status").filter({ hasText: groups.labels.pageOnly });
    await expect(status).toBeVisible();
    const lines = await groups.lines();
    expect(lines.filter(({ level }) => level === "2")).toHaveLength(20);
    expect(lines.find(({ name }) => name === "计算失败")?.count).toBe(failed(first) || undefined);
    await expect(groups.tree).toHaveAttribute("aria-rowcount", "-1");
    await expect(app.pager).toContainText("第 1-20 条，共 143 条");
    await api.release("all");
    await new CollectionStatus(app).expectComplete(143);
    await expect(status).toHaveCount(0);
    await app.button(groups.labels.collapseAll).click();
    await expect.poll(() => groups.headings()).toContain(`-计算失败=${failed(all)}`);
  });
});

test("hostile names are literal headings, as high as rows, and survive a reload", async ({ app, api, token, page }) => {
  const groups = new GroupedTable(app);
  const rows = await api.rows(projects.hostile);
  await app.connectAndLoad(token, projects.hostile, "?size=100&group=creator");
  await expect(groups.tree).toBeVisible();
  const before = await groups.headings();
  expect(before.length, "different creators").toBeGreaterThan(5);
  const names = new Set(rows.map((row) => fieldText(row, "creator") || "（空）"));
  for (const { name, level } of await groups.lines()) {
    if (level === "1") {
      expect(names.has(name.replace(/ \([^()]*\)$/, "")) || names.has(name), name).toBe(true);
    }
  }
  expect(await groups.tree.locator("script, img, h1, b, style, a").count()).toBe(0);
  const heights = await groups.tree.evaluate((table) =>
    [...table.querySelectorAll("tbody tr[aria-rowindex]")].map((row) => row.getBoundingClientRect().height),
  );
  expect(new Set(heights).size, heights.join(" ")).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  // Those behind a group come into sight as it is collapsed.
  for (let index = 0; index < 5; index += 1) {
    await groups.tree.locator(".row--group .row-name").nth(index).click();
  }
  const collapsed = await groups.headings();
  expect(collapsed.filter((heading) => heading.startsWith("-")).length).toBeGreaterThan(3);
  await page.reload();
  await groups.expectHeadings(collapsed);
  await app.button(groups.labels.expandAll).click();
  await groups.expectHeadings(before);
});

test("a link with an unknown group says so, and shows the rows", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?group=colour");
  await expect(
    app.alert("网址参数 group 的值“colour”无法识别，改为不分组。").or(page.getByText("改为不分组。")).first(),
  ).toBeVisible();
  await app.expectRange(1, 50, 143);
  expect(app.query().group).toBeUndefined();
});
