// Faults 17 to 23: undocumented values in rows, while the view is in use.
import { expect, projects, test } from "./support/test.ts";
import { cannedRows, rowId, CannedProjectView } from "./support/canned_project_view.ts";
import { makePage, makeRow, type Row } from "./support/stand_in.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

/** The canned rows with a changed row at index 51 (the second of page 2). */
const withRow = (more: Row, place = 51) => cannedRows.map((row, at) => (at === place ? { ...row, ...more } : row));

const exactly = (text: string) => new RegExp(`^${text}$`);

test("fault 17: unknown codes are shown as themselves, in a neutral badge, and all else stays", async ({
  app,
  api,
  token,
}) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  const codes = { createdBy: "FROM_MOON", scheduler: "HOURLY", detector: { stage: "EXPLODED" } };
  await view.replaceRows(withRow(codes));
  await view.expectUnchanged();
  await view.closeDrawer();
  await view.scrollToTop();
  const row = app.row(`profile ${rowId(51)}`);
  for (const [language, columns, unknown] of [
    ["zh", ["分群类型", "更新频次", "计算状态", "健康度"], "未知"],
    ["en", ["Type", "Schedule", "Status", "Health"], "Unknown"],
  ] as const) {
    await app.setLanguage(language);
    for (const [place, text] of ["FROM_MOON", "HOURLY", "EXPLODED", unknown].entries()) {
      await expect(app.cell(row, columns[place])).toHaveText(exactly(text));
    }
    for (const column of columns) {
      await expect(app.cell(row, column).locator(".badge")).toHaveClass(/badge--(neutral|plain)/);
    }
  }
  expect(await app.page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
  // It works as a filter value, like every other.
  await app.search.fill("stage:exploded");
  await app.expectRange(1, 1, 1);
});

test("fault 18: fields nobody knows are ignored, in rows and around them", async ({ app, api, token }) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  const extra = { users: 7, nested: { id: "other", name: [1, { a: null }] }, __proto__: null, constructor: "x" };
  const rows = cannedRows.map((row) => ({ ...row, ...extra, detector: { ...(row.detector as Row), host: "h1" } }));
  await view.replaceRows(rows, { version: "9", links: [{ next: "/v2" }] });
  await view.expectUnchanged();
  expect(await app.page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
  await expect(app.drawer).not.toContainText("h1");
});

for (const [written, what] of [
  ["120", "whole"],
  ["120.0", "with a fraction of zero"],
  ["1.2e2", "with an exponent"],
  ['"120"', "as a text"],
] as const) {
  test(`fault 19: a figure written ${what} (${written}) is accepted`, async ({ app, api, token }) => {
    const view = new CannedProjectView(app, api);
    await view.open(token);
    const one = written.startsWith('"') ? '"1000"' : written.includes("e") ? "1.0e3" : "1000.0";
    const body = JSON.stringify(makePage([...cannedRows], { totalCount: "TOTAL", limit: "LIMIT" }))
      .replace('"TOTAL"', written)
      .replace('"LIMIT"', one);
    await api.clearFaults();
    await api.reply({ project: projects.demo }, { contentType: "application/json", body });
    await view.refresh();
    await view.expectUnchanged();
    await expect(app.page.locator(".loading__line")).toHaveText("已加载全部 120 条");
    expect(await app.page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
  });
}

for (const figure of ["-1", "3.7", "9e99", "null"]) {
  test(`fault 20: a total of ${figure} is said to be wrong, and paging goes on by rows received`, async ({
    app,
    api,
    token,
    page,
  }) => {
    // The message for the page on screen, while the collection is held, and then the one for all loaded rows.
    await api.rewritePages({ project: projects.large }, { set: { totalCount: JSON.parse(figure) as unknown } });
    await api.hold("rest", { project: projects.large, limit: 1_000 });
    await app.connectAndLoad(token, projects.large, "?page=2");
    // As sent: the stand-in writes the exponent with its sign.
    const written = figure.replace("e", "e+");
    await expect(app.alert("totalCount")).toHaveText(`接口返回的 totalCount 值无效：${written}`);
    await app.button(app.labels.next).click();
    await app.expectPositions(101, 150);
    await app.button(app.labels.previous).click();
    await app.expectPositions(51, 100);
    await expect(app.pager).toContainText("总数超过 100 条");
    await api.clearFaults();
    await api.rewritePages({ project: projects.large }, { set: { totalCount: JSON.parse(figure) as unknown } });
    await api.release("rest");
    await expect(page.locator(".loading__line")).toHaveText(/^已读到列表末尾，收到 2,500 条/);
    await app.setLanguage("en");
    await expect(app.alert("totalCount")).toContainText(written);
    await app.expectPositions(51, 100);
  });
}

test("fault 21: a name of a megabyte is clipped in the table and readable in its row", async ({ app, api, token }) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  const name = `profile ${"名".repeat(350_000)}`;
  await view.replaceRows(withRow({ name }));
  await expect(app.drawer).toContainText(rowId(70));
  await view.closeDrawer();
  await view.scrollToTop();
  // The rows at the top come in the next frame.
  const row = app.page.locator("tbody tr[aria-rowindex='53']");
  await expect(row).toBeAttached();
  const heights = await app.table.evaluate((table) =>
    [...table.querySelectorAll("tbody tr:has(th[scope=row])")].map((row) => row.getBoundingClientRect().height),
  );
  expect(new Set(heights).size, heights.join(" ")).toBe(1);
  expect(app.query()).toMatchObject({ q: "profile", page: "2" });
  await row.getByRole("button").click();
  await expect(app.drawer).toContainText(rowId(51));
  await expect(app.drawer.getByRole("definition").nth(1)).toContainText("名".repeat(100));
  const wide = await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
});

for (const [what, head, piece, tail] of [
  ["lists", '{"values":', "[", "]"],
  ["objects", '{"values":[{"id":"a","x":', '{"a":', "1}"],
] as const) {
  test(`fault 21: 100,000 levels of ${what} are an error that takes nothing away`, async ({ app, api, token }) => {
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await api.clearFaults();
    const body = { head, piece, bytes: 100_000 * piece.length, tail };
    await api.reply({ project: projects.demo }, { contentType: "application/json", body });
    await view.refresh();
    await view.expectUnchanged();
    await view.closeDrawer();
    await expect(app.alert("响应不是 JSON")).toContainText(/下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/);
    await app.setLanguage("en");
    await expect(app.alert("The reply is not JSON")).toBeVisible();
    await api.clearFaults();
    await api.replyRows({ project: projects.demo }, [...cannedRows]);
    await app.button(app.labels.retry).click();
    await expect(app.alert("The reply is not JSON")).toHaveCount(0);
    await view.expectUnchanged();
  });
}

test("fault 22: bidi marks, NUL, nothing visible and emoji are isolated, and the layout holds", async ({
  app,
  api,
  token,
}) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  const widths = () =>
    app.table.evaluate((table) =>
      [...(table as HTMLTableElement).rows[0].cells].map((cell) => cell.getBoundingClientRect().width),
    );
  const usual = await widths();
  const names = ["\u202Ereversed", "a\u0000b", "\u200B\u200B", "   ", "👩‍👩‍👧‍👦 family", "\u2067isolated", "ى عربي", "a\nb\tc"];
  const rows = cannedRows.map((row, at) =>
    (at >= 51 && at < 51 + names.length ? { ...row, name: names[at - 51] } : row),
  );
  await view.replaceRows(rows);
  await expect(app.drawer).toContainText(rowId(70));
  await view.closeDrawer();
  // A search for the word doesn't match those without it; a search for their key does.
  await app.search.fill("key_r05");
  await expect(app.row("👩‍👩‍👧‍👦 family")).toBeVisible();
  expect(await widths()).toEqual(usual);
  expect(await app.column("名称")).toEqual([
    "profile r050",
    "profile r051",
    "\u202Ereversed",
    "a\u0000b",
    "（未命名）",
    "（未命名）",
    "👩‍👩‍👧‍👦 family",
    "\u2067isolated",
    "ى عربي",
    "a\nb\tc",
  ]);
  const cells = await app.table.evaluate((table) =>
    [...table.querySelectorAll("tbody tr:has(th[scope=row])")].map((row) => ({
      height: row.getBoundingClientRect().height,
      // The cells after the name are aligned with the other rows: the name doesn't overflow its cell.
      left: row.querySelector("th + td")?.getBoundingClientRect().left,
      isolated: row.querySelector("th bdi") !== null,
    })),
  );
  expect(new Set(cells.map(({ height }) => height)).size).toBe(1);
  expect(new Set(cells.map(({ left }) => left)).size).toBe(1);
  expect(cells.filter(({ isolated }) => !isolated)).toEqual([]);
});

test("fault 23: markup in any field is literal text: no element, no request, no report", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const view = new CannedProjectView(app, api);
  await view.open(token);
  const bad = `"><img src=/stolen onerror=alert(1)>`;
  const markup = `<script>alert(1)</script>${bad}`;
  const row = {
    name: `profile ${markup}`,
    key: markup,
    description: markup,
    createdBy: markup,
    scheduler: markup,
    detector: { stage: markup, detectedAt: markup },
    creatorId: markup,
    creator: markup,
    createdAt: markup,
    updaterId: markup,
    updater: markup,
    updatedAt: markup,
  };
  await view.replaceRows(withRow(row).concat(makeRow(markup, { name: "profile by its id" })), { totalCount: markup });
  await view.closeDrawer();
  // Values of the envelope are quoted too.
  await expect(app.alert("totalCount")).toContainText("<script>");
  await app.search.fill(`"${markup.replaceAll('"', "")}"`);
  await page.goto(page.url()); // A link to the row works too.
  await app.search.fill("onerror");
  await expect(app.row(`profile ${markup}`)).toBeVisible();
  // The suggestions lie over the rows until the search is left.
  await app.search.blur();
  await app.row(`profile ${markup}`).getByRole("button").click();
  await expect(app.drawer).toContainText(markup);
  await expect(app.drawer.getByRole("heading", { level: 2 })).toHaveText(`profile ${markup}`);
  expect(await page.locator("img, body script:not([data-js])").count()).toBe(0);
  expect(dialogs).toEqual([]);
  expect(monitor.urls.filter((url) => new URL(url).pathname === "/stolen")).toEqual([]);
});
