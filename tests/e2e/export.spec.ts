// Export: what is filtered, sorted or selected, as files that other programs read.
import { expectAccessible } from "./support/axe.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import { apiFields, asCells, ExportMenu, parseCsv, withoutSaveDialog } from "./support/export_menu.ts";
import { makeRow, type Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const hostile = [
  makeRow("id 1", { name: "=HYPERLINK(\"https://evil.example\")", key: "a,b;\tc", description: "\t=1" }),
  makeRow("id,2", { name: "第一行\r\n\"第二行\"", key: null, creator: "-1", creatorId: undefined }),
  makeRow("+3", { name: "\u{0}\u{2028}\u{202e}", detector: null, updatedAt: "2022-02-30", scheduler: 7 }),
];

test.beforeEach(async ({ page }) => {
  await withoutSaveDialog(page);
});

test.describe("values", () => {
  for (const project of [projects.demo, projects.hostile, projects.faceted] as const) {
    test(`all fields of ${project} are those of the server, in CSV, JSON and NDJSON`, async ({ app, api, token }) => {
      await app.connectAndLoad(token, project);
      const rows = await api.rows(project);
      await new CollectionStatus(app).expectComplete(rows.length);
      const menu = new ExportMenu(app);

      const csv = await menu.download("csvValues", "all");
      expect(csv.bytes.subarray(0, 3)).toEqual(MARK);
      expect(csv.bytes.subarray(3, 6), "the mark is there once").not.toEqual(MARK);
      expect(parseCsv(csv.text)).toEqual([apiFields, ...rows.map(asCells)]);

      const json = await menu.download("json", "all");
      expect(json.bytes.subarray(0, 1).toString()).toBe("{");
      expect(JSON.parse(json.text).values).toEqual(rows);

      const ndjson = await menu.download("ndjson", "all");
      expect(ndjson.text.endsWith("\n")).toBe(true);
      const lines = ndjson.text.slice(0, -1).split("\n");
      expect(lines.map((line) => JSON.parse(line) as Row)).toEqual(rows);
    });
  }

  test("ids that are numbers keep every digit, and values of other types are as they came", async ({
    app,
    api,
    token,
  }) => {
    const row = `{"id":12345678901234567890,"name":{"a":[1.50,true]},"key":9007199254740993,"createdAt":1640998860000}`;
    const body = `{"offset":0,"limit":50,"totalCount":1,"hasNextPage":false,"values":[${row}]}`;
    await api.reply({ project: projects.demo }, { contentType: "application/json", body });
    await app.connectAndLoad(token, projects.demo);
    const menu = new ExportMenu(app);
    expect((await menu.download("ndjson", "all")).text).toBe(`${row}\n`);
    const [, cells] = parseCsv((await menu.download("csvValues", "all")).text);
    expect(cells.slice(0, 3)).toEqual(["12345678901234567890", "{\"a\":[1.50,true]}", "9007199254740993"]);
  });

  test("fault 75: what a spreadsheet would compute is text, and the menu, the status and the provenance say so", async ({
    app,
    api,
    token,
  }) => {
    await api.replyRows({ project: projects.demo }, hostile);
    await app.connectAndLoad(token, projects.demo);
    const menu = new ExportMenu(app);
    const { text } = await menu.download("csvValues", "all");
    await expect(menu.panel).toContainText("以 =、+、-、@ 等开头的内容前会加一个单引号");
    const rows = parseCsv(text).slice(1);
    expect(rows).toEqual(hostile.map(asCells));
    const begins = rows.flat().filter((cell) => /^[\s\p{Cc}\p{Cf}]*[=+\-@]/u.test(cell));
    expect(begins).toEqual([]);
    await menu.expectStatus("其中 4 个单元格前加了单引号");
    expect((await menu.saveProvenance()).text).toContain("以 =、+、-、@ 等开头的内容前会加一个单引号");
    const json = JSON.parse((await menu.download("json", "all")).text);
    expect(json.values, "in JSON nothing is computed").toEqual(JSON.parse(JSON.stringify(hostile)));
  });
});

for (const [language, locale] of [
  ["zh", "zh-CN"],
  ["en", "en-US"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale, timezoneId: "Asia/Shanghai" });

    test("as on screen: filtered, sorted, in the columns, words and times that are shown", async ({
      app,
      api,
      token,
      page,
    }) => {
      await app.connectAndLoad(token, projects.demo, "?q=stage:finish,error&sort=-detectedAt&columns=name.stage.detectedAt");
      await new CollectionStatus(app).expectComplete(143);
      const menu = new ExportMenu(app);
      const file = await menu.download("csvWords");
      const [head, ...rows] = parseCsv(file.text);
      const headings = { zh: ["名称", "计算状态", "最近计算"], en: ["Name", "Status", "Last computed"] }[language];
      expect(head).toEqual([headings[0], headings[1], `${headings[2]} · Asia/Shanghai (UTC+8)`]);
      const shown = await page.evaluate(async () => (await allRows()).map(({ cells }) => cells));
      const asShown = ([name, stage, time]: string[]) => [name, stage, time === "" ? "—" : time];
      expect(rows.slice(0, 50).map(asShown), "the page on screen").toEqual(shown);
      expect(new Set(rows.map(([, stage]) => stage))).toEqual(
        new Set({ zh: ["计算成功", "计算失败"], en: ["Succeeded", "Failed"] }[language]),
      );
      expect(file.name).toMatch(
        { zh: /^商城小程序_\d+条_\d{4}(-\d\d){4}\.csv$/, en: /^商城小程序_\d+-rows_\d{4}(-\d\d){4}\.csv$/ }[language],
      );
      const all = parseCsv((await menu.download("csvWords", "all")).text);
      expect(all[0]).toHaveLength(17);
      const ids = new Set(all.slice(1).map((cells) => cells[14]));
      const expected = (await api.rows(projects.demo)).filter((row) => ids.has(String(row.id)));
      expect(expected).toHaveLength(rows.length);
    });

    test("the provenance says whose rows they are, by which filter, when they were fetched, and no token", async ({
      app,
      token,
      page,
    }) => {
      await app.connectAndLoad(token, projects.demo, "?q=stage:error+-creator:王小明&sort=-name&group=scheduler");
      await new CollectionStatus(app).expectComplete(143);
      const menu = new ExportMenu(app);
      const file = await menu.download("json");
      const { provenance, values } = JSON.parse(file.text);
      const [filter, zone] = [
        { zh: "计算状态：计算失败，且", en: "Status: Failed and" }[language],
        "Asia/Shanghai (UTC+8)",
      ];
      expect(provenance).toMatchObject({
        projectId: projects.demo,
        scope: "found",
        search: "stage:error -creator:王小明",
        group: "scheduler",
        order: "-name",
        rows: values.length,
        complete: true,
        unreadableRows: 0,
        timeZone: zone,
      });
      // The parameters of the address bar are in the order in which they were typed.
      const place = (address: string) => {
        const { origin, pathname, searchParams } = new URL(address);
        return { origin, pathname, ...Object.fromEntries(searchParams) };
      };
      expect(place(provenance.view)).toEqual(place(page.url()));
      expect(provenance.filter).toContain(filter);
      expect(provenance.source).toMatch(new RegExp(`/v1/api/projects/${projects.demo}/segment_profiles$`));
      expect(Date.parse(provenance.exportedAt)).toBeGreaterThanOrEqual(Date.parse(provenance.fetchedAt));
      expect(provenance.version).toMatch(/^\d+\.\d+\.\d+/);

      await menu.download("csvWords");
      const text = await menu.saveProvenance();
      expect(text.name).toMatch(/\.csv\.txt$/);
      const lines = text.text.split("\r\n");
      for (const line of {
        zh: [`项目 ID：${projects.demo}`, "是否完整：完整", `时区：${zone}`, `行数：${values.length}`],
        en: [`Project ID: ${projects.demo}`, "Complete: yes", `Time zone: ${zone}`, `Number of rows: ${values.length}`],
      }[language]) {
        expect(lines).toContain(line);
      }
      expect(text.text).toContain(
        { zh: "分组：更新频次\r\n顺序：名称（降序）", en: "Grouped by: Schedule\r\nOrder: Name (descending)" }[language],
      );
      await menu.download("ndjson");
      const companion = await menu.saveProvenance();
      expect(companion.name).toMatch(/\.ndjson\.json$/);
      expect(JSON.parse(companion.text)).toMatchObject({ rows: values.length, complete: true });
      for (const { name, text: content } of [file, text, companion]) {
        expect(name + content).not.toContain(token);
      }
    });

    test("has no accessibility violation, works by the keyboard alone, and never scrolls sideways", async ({
      app,
      token,
      page,
    }) => {
      await app.connectAndLoad(token, projects.demo);
      await new CollectionStatus(app).expectComplete(143);
      const menu = new ExportMenu(app);
      // Before it is loaded, a disabled button has its place.
      await expect(menu.menuButton).toBeEnabled();
      await menu.menuButton.focus();
      await page.keyboard.press("Enter");
      await expect(menu.panel).toBeVisible();
      await page.keyboard.press("Tab");
      await expect(menu.radio(menu.labels.csvWords)).toBeFocused();
      await page.keyboard.press("ArrowDown");
      await expect(menu.radio(menu.labels.csvValues)).toBeChecked();
      await page.keyboard.press("Tab");
      await expect(menu.radio(menu.labels.asShown)).toBeFocused();
      await page.keyboard.press("Tab");
      await expect(menu.startButton).toBeFocused();
      const coming = page.waitForEvent("download");
      await page.keyboard.press("Enter");
      expect((await coming).suggestedFilename()).toMatch(/\.csv$/);
      await expect(menu.startButton).toBeFocused();
      await menu.expectStatus({ zh: /^已导出 143 条：/, en: /^Exported 143 rows to / }[language]);
      await expectAccessible(page);
      for (const width of [390, 1024, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${width} px`).toBe(0);
      }
      await page.keyboard.press("Escape");
      await expect(menu.menuButton).toBeFocused();
    });
  });
}

test("selected rows are exported, or all others, in the order on screen", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.demo, "?columns=name.key");
  await new CollectionStatus(app).expectComplete(143);
  for (const at of [3, 0, 1]) {
    await app.checkbox(app.rows.nth(at)).click();
  }
  const names = await app.column("名称");
  const menu = new ExportMenu(app);
  await menu.open();
  await expect(menu.radio("已选择的 3 条")).toBeChecked();
  const selected = parseCsv((await menu.download("csvWords")).text);
  expect(selected.slice(1).map(([name]) => name)).toEqual([names[0], names[1], names[3]]);
  const json = JSON.parse((await menu.download("json")).text);
  expect(json.provenance).toMatchObject({ scope: "selected", rows: 3, complete: true, filter: "" });
  expect(Object.keys(json.values[0])).toEqual(["id", "name", "key"]);
  await menu.radio("全部 143 条").check();
  expect(parseCsv((await menu.download("csvWords")).text)).toHaveLength(144);
});

test("a file that no browser saved can be copied instead", async ({ app, api, token, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await api.replyRows({ project: projects.demo }, hostile.slice(0, 1));
  await app.connectAndLoad(token, projects.demo, "?columns=name.key");
  const menu = new ExportMenu(app);
  const { text } = await menu.download("csvWords");
  await menu.panel.getByRole("button", { name: menu.labels.copyFile, exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});
