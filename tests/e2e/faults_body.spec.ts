// Malformed reply bodies, and valid bodies with wrong headers.
import { isCrossOrigin } from "./support/deployment.ts";
import type { Reply } from "./support/faults.ts";
import { notUtf8 } from "./support/faults.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import { makePage, makeRow, type Row, type StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { cannedRows, rowId, CannedProjectView } from "./support/canned_project_view.ts";

const json = "application/json";

const captive = "<!doctype html><html><title>Sign in</title><script>document.title='in'</script><p>Sign in</p></html>";

interface MalformedBody {
  number: string;
  what: string;
  reply: Reply;
  zh: string[];
}

const empty = ["意外的空响应", "接口没有返回任何内容，这不代表项目中没有群体画像。"];
const html_reply = [
  "这不是接口的响应",
  isCrossOrigin
    ? "收到的是一个网页。请检查接口地址，以及当前网络是否需要先登录。"
    : "如果反复出现，请检查令牌、接口地址，以及当前网络是否需要先登录。",
];

// Their English messages, and the error instead of the table, are in errors.spec.ts.
const malformed: MalformedBody[] = [
  { number: "09", what: "204", reply: { status: 204 }, zh: empty },
  { number: "09", what: "200 with an empty body", reply: { contentType: json, body: "" }, zh: empty },
  { number: "09", what: "200 with nothing but spaces", reply: { contentType: json, body: " \r\n\t\n" }, zh: empty },
  { number: "11", what: "the page of a captive portal", reply: { contentType: "text/html", body: captive }, zh: html_reply },
  { number: "11", what: "a page that claims to be JSON", reply: { contentType: json, body: `\n ${captive}` }, zh: html_reply },
  {
    number: "11",
    what: "a page that begins with a byte order mark",
    reply: { contentType: "text/html", body: `\uFEFF${captive}` },
    zh: html_reply,
  },
  {
    number: "14",
    what: "invalid UTF-8",
    reply: { contentType: json, body: notUtf8() },
    zh: ["响应的编码有误", "收到的内容不是有效的 UTF-8 文本。"],
  },
];

for (const { number, what, reply, zh } of malformed) {
  // A page on the page's own origin may be a sign-on's: it is asked for once more, with cookies.
  const requests = number === "11" && !isCrossOrigin ? 2 : 1;

  test(`fault ${number}: ${what} leaves everything, is said, and is not tried again`, async ({ app, api, token, page }) => {
    const view = await LargeProjectView.open(app, api, token);
    await api.reply({ project: projects.large }, reply);
    await view.refresh();
    const error = app.alert(zh[0]);
    for (const words of zh) {
      await expect(error).toContainText(words);
    }
    await view.expectUnchangedBelow(error);
    await expect(page.getByText("此项目还没有群体画像")).toHaveCount(0);
    await expect(page).toHaveTitle(/群体画像/);
    expect(await view.requestedOffsets()).toEqual(Array(requests).fill(0));
    await view.closeDrawer();
    await api.clearFaults();
    await error.getByRole("button", { name: app.labels.retry, exact: true }).click();
    await view.expectRefreshed(requests + 1);
  });

  test(`fault ${number}: ${what} is never said to be an empty project`, async ({ app, api, token, page }) => {
    await api.reply({ project: projects.demo }, reply);
    await app.connect({ token, project: projects.demo });
    await expect(app.alert(zh[0]).getByRole("heading", { name: zh[0], exact: true })).toBeVisible();
    await expect(page.getByText("此项目还没有群体画像")).toHaveCount(0);
    await expect(app.pager).not.toContainText("共 0 条");
    expect(await api.pageRequests()).toHaveLength(requests);
  });
}

test("fault 14: invalid UTF-8 is said in English too", async ({ app, api, token }) => {
  await app.open();
  await app.setLanguage("en");
  await api.reply({ project: projects.demo }, { contentType: json, body: notUtf8() });
  await app.connect({ token, project: projects.demo });
  await expect(app.alert("The reply is wrongly encoded")).toContainText("What came back is not valid UTF-8 text.");
});

/** Replies with the API's first block, but with other headers or bytes. */
async function firstBlock(api: StandIn, change: (row: Row, at: number) => unknown = (row) => row): Promise<Row> {
  const rows = (await api.rows(projects.large)).slice(0, 1_000);
  return makePage(rows.map(change), { limit: 1_000, totalCount: 2_500, hasNextPage: true });
}

for (const contentType of ["text/html", "text/plain; charset=gbk", "application/octet-stream", "nonsense"]) {
  test(`fault 12: valid JSON as ${contentType} is accepted`, async ({ app, api, token }) => {
    const view = await LargeProjectView.open(app, api, token);
    const body = JSON.stringify(await firstBlock(api));
    await api.reply({ project: projects.large, offset: 0 }, { contentType, body });
    await view.refresh();
    await view.expectRefreshed(1);
  });
}

test("fault 14: a byte order mark in front is passed over", async ({ app, api, token }) => {
  const view = await LargeProjectView.open(app, api, token);
  const body = `\uFEFF${JSON.stringify(await firstBlock(api))}`;
  await api.reply({ project: projects.large, offset: 0 }, { contentType: json, body });
  await view.refresh();
  await view.expectRefreshed(1);
});

/** Transformations of a row that make it unreadable. */
const unreadable: ((row: Row) => unknown)[] = [
  ({ id: _, ...rest }) => rest,
  (row) => ({ ...row, id: null }),
  (row) => ({ ...row, id: true }),
  (row) => ({ ...row, id: "" }),
  () => null,
  () => "text",
  () => [],
];

for (const break_it of unreadable) {
  const broken = JSON.stringify(break_it({ id: "b", name: "a name" }));
  test(`fault 15: the row ${broken} is counted as unreadable, and the others are shown`, async ({
    app,
    api,
    token,
  }) => {
    await api.replyRows({ project: projects.demo }, [makeRow("a"), break_it(makeRow("b")), makeRow("c")]);
    await app.connectAndLoad(token, projects.demo);
    await expect(app.alert("已加载的数据中有 1 条无法解析，未显示。")).toBeVisible();
    expect(await app.column("标识符")).toEqual(["key_a", "key_c"]);
    await app.setLanguage("en");
    await expect(app.alert("1 of the loaded rows could not be read and is not shown.")).toBeVisible();
  });
}

test("fault 15: unreadable rows on a refresh are counted, and everything else stays", async ({ app, api, token }) => {
  const view = await LargeProjectView.open(app, api, token);
  let left = unreadable.length;
  const body = await firstBlock(api, (row) => {
    const shown = (row.detector as Row | null)?.stage === "FINISH";
    return shown || left === 0 ? row : unreadable[(left -= 1)](row);
  });
  expect(left).toBe(0);
  await api.reply({ project: projects.large, offset: 0 }, { contentType: json, body: JSON.stringify(body) });
  await view.refresh();
  await expect(app.alert("已加载的数据中有 7 条无法解析，未显示。")).toBeVisible();
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  await view.expectUnchanged();
  expect(await view.requestedOffsets()).toEqual([0, 1_000, 2_000]);
  await view.closeDrawer();
  await app.setLanguage("en");
  await expect(app.alert("7 of the loaded rows could not be read and are not shown.")).toBeVisible();
});

const minimal = makeRow("bare");
const optional = Object.keys(minimal).filter((field) => field !== "id");

for (const [what, row] of [
  ["missing", { id: "bare" }],
  ["null", { ...Object.fromEntries(optional.map((field) => [field, null])), id: "bare" }],
  ["null in the detector", { id: "bare", detector: { stage: null, detectedAt: null } }],
  ["missing in the detector", { id: "bare", detector: {} }],
] as const) {
  test(`fault 16: optional fields that are ${what} are a dash, and the health is unknown`, async ({
    app,
    api,
    token,
    page,
  }) => {
    await api.replyRows({ project: projects.demo }, [makeRow("a"), row, makeRow("c")]);
    await app.connectAndLoad(token, projects.demo);
    const line = app.row("（未命名）");
    await expect(line).toHaveCount(1);
    for (const heading of app.labels.columns.slice(1)) {
      const placeholder = heading === "健康度" ? "未知" : "—";
      await expect(app.cell(line, heading), heading).toHaveText(placeholder);
    }
    expect(await page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
    await line.getByRole("button").click();
    await expect(app.drawer).toContainText("bare");
    await expect(app.drawer).toContainText("未知");
    await expect(app.drawer).not.toContainText(/null|undefined|NaN|Invalid/);
    expect(app.query()).toMatchObject({ row: "bare" });
  });
}

test("fault 16: optional fields that go missing on a refresh are dashes, and everything else stays", async ({
  app,
  api,
  token,
}) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  // The name stays, because the search matches it. The open row is one of these.
  const kept = ["id", "name"];
  const bared = cannedRows.map((row, at) => {
    const nulls = Object.keys(row).map((field) => [field, kept.includes(field) ? row[field] : null]);
    const given = at % 2 === 0 ? Object.fromEntries(nulls) : { id: row.id, name: row.name };
    return at === 51 || at === 70 ? (given as Row) : row;
  });
  await view.replaceRows(bared);
  await view.expectUnchanged();
  expect(await app.page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
  await expect(app.drawer).not.toContainText(/null|undefined|NaN|Invalid/);
  await view.closeDrawer();
  await view.scrollToTop();
  for (const heading of app.labels.columns.slice(1)) {
    const placeholder = heading === "健康度" ? "未知" : "—";
    await expect(app.cell(app.row(`profile ${rowId(51)}`), heading), heading).toHaveText(placeholder);
  }
});
