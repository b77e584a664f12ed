// Table states: loading, empty, error and partial data.
import type { Locator } from "@playwright/test";
import type { Screen } from "./support/screen.ts";
import { makePage, makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { fixRetryDelays } from "./support/retry_delays.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

/** The positions of everything that must not shift; only the table's height may change. */
async function layout(app: Screen): Promise<unknown[]> {
  const fixed: Locator[] = [
    app.page.getByRole("banner"),
    app.pager,
    app.select(app.labels.rowsPerPage),
    app.button(app.labels.next),
    ...(await app.page.getByRole("columnheader").all()),
  ];
  const table = await app.table.boundingBox();
  const boxes = await Promise.all(fixed.map((element) => element.boundingBox()));
  return [table?.x, table?.y, table?.width, ...boxes];
}

test("the skeleton stands where the rows will, and nothing jumps when they come", async ({ app, api, token, page }) => {
  await api.hold("first", { project: projects.demo });
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(page.getByRole("columnheader")).toHaveCount(12);
  await expect(app.table).toHaveAttribute("aria-busy", "true");
  await expect(page.getByRole("status").filter({ hasText: "正在加载群体画像…" })).toBeAttached();
  const skeleton = await page.locator("tbody tr").first().boundingBox();
  const before = await layout(app);
  await api.release("first");
  await app.expectRange(1, 50, 143);
  await expect(app.table).not.toHaveAttribute("aria-busy", "true");
  expect(await layout(app)).toEqual(before);
  expect(await page.locator("tbody tr").first().boundingBox()).toEqual(skeleton);
});

test("after 3 seconds it says that it still waits, and after three times 30 it gives up", async ({ app, api, token, page }) => {
  await page.clock.install({ time: new Date("2024-05-06T07:08:09Z") });
  await fixRetryDelays(page);
  await app.open(`?project=${projects.demo}`);
  await app.token.fill(token);
  await api.hold("slow", { project: projects.demo });
  await page.clock.pauseAt(new Date("2024-05-06T08:00:00Z"));
  const requested = page.waitForRequest("**/segment_profiles?*");
  await app.button(app.labels.connect).click();
  await requested;
  const still = page.getByText("仍在等待接口响应…");
  await page.clock.runFor(2_900);
  await expect(app.table).toHaveAttribute("aria-busy", "true");
  await expect(still).toHaveCount(0);
  await page.clock.runFor(200);
  await expect(still).toBeVisible();
  await page.clock.runFor(26_800);
  for (const [attempts, wait] of [
    [1, 500],
    [2, 900],
  ]) {
    await expect(still).toBeVisible();
    // It may still be pending, because the fake clock runs faster.
    await expect.poll(async () => (await api.pageRequests()).length).toBe(attempts);
    await page.clock.runFor(200);
    await expect(page.getByText("请求超时，即将重试")).toBeVisible();
    await page.clock.runFor(wait);
    await expect.poll(async () => (await api.pageRequests()).length).toBe(attempts + 1);
    await page.clock.runFor(29_800);
  }
  await expect(still).toBeVisible();
  await page.clock.runFor(200);
  await expect(app.alert("请求超时")).toContainText("30 秒内没有收到完整的响应。");
  await expect(still).toHaveCount(0);
  expect(await api.pageRequests()).toHaveLength(3);
  await api.release("slow");
  await app.button(app.labels.retry).click();
  await app.expectRange(1, 50, 143);
});

test("a refresh that takes long leaves the old rows and says that it still waits", async ({ app, api, token, page }) => {
  await page.clock.install();
  await app.connectAndLoad(token, projects.demo);
  await api.hold("slow", { project: projects.demo });
  const requested = page.waitForRequest("**/segment_profiles?*");
  await app.button(app.labels.refresh).click();
  await requested;
  await expect(app.button(app.labels.refresh)).toHaveAttribute("aria-disabled", "true");
  await page.clock.fastForward(3_100);
  await expect(page.getByText("仍在等待接口响应…")).toBeVisible();
  await app.expectRange(1, 50, 143);
  await api.release("slow");
  await expect(page.getByText("仍在等待接口响应…")).toHaveCount(0);
  await app.expectRange(1, 50, 143);
});

test("an empty project says so in both languages", async ({ app, token, page }) => {
  await app.connect({ token, project: projects.empty });
  await expect(page.getByRole("heading", { name: "此项目还没有群体画像" })).toBeVisible();
  await expect(app.pager).toContainText("共 0 条");
  await app.setLanguage("en");
  await expect(page.getByRole("heading", { name: "This project has no segment profiles yet" })).toBeVisible();
});

test("a refresh shows what has changed, and when it was fetched", async ({ app, api, token, page }) => {
  await api.replyRows({ project: projects.demo, times: 1 }, [makeRow("a"), makeRow("b")]);
  await api.replyRows({ project: projects.demo }, [makeRow("b", { name: "renamed" }), makeRow("c")]);
  await app.connectAndLoad(token, projects.demo);
  await expect(page.getByText(/^获取于 \d\d:\d\d:\d\d UTC\+8，刚刚$/)).toBeVisible();
  await app.button(app.labels.refresh).click();
  await expect(app.row("renamed")).toBeVisible();
  expect(await app.column("名称")).toEqual(["renamed", "profile c"]);
});

test("a failed refresh keeps the old rows, with their age and the error", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  await app.connectAndLoad(token, projects.demo);
  const keys = await app.column("标识符");
  await api.reply({ project: projects.demo, times: 1 }, { status: 500, body: "Internal Server Error" });
  await app.button(app.labels.refresh).click();
  const notice = app.alert("服务器出错");
  await expect(notice).toContainText(/下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/);
  await app.expectRange(1, 50, 143);
  expect(await app.column("标识符")).toEqual(keys);
  await notice.getByRole("button", { name: app.labels.retry }).click();
  await expect(notice).toHaveCount(0);
  await app.expectRange(1, 50, 143);
  expect(await page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
});

test("unreadable and repeated rows are counted and said, and the others are shown", async ({ app, api, token }) => {
  const rows = [
    makeRow("a"),
    null,
    makeRow("x", { id: null }),
    "text",
    makeRow("b"),
    makeRow("a", { name: "newer a" }),
  ];
  await api.replyRows({ project: projects.demo }, rows);
  await app.connectAndLoad(token, projects.demo);
  await expect(app.alert("本页有 3 条数据无法解析，未显示。")).toBeVisible();
  await expect(app.alert("本页有 1 条数据与其他数据的 ID 重复，每个 ID 只显示一条。")).toBeVisible();
  expect(await app.column("名称")).toEqual(["newer a", "profile b"]);
});

test("numbers in every form that an API was seen to write are accepted", async ({ app, api, token, page }) => {
  for (const total of ["143", "143.0", "1.43e2", '"143"']) {
    const body = JSON.stringify(makePage([makeRow("a")], { hasNextPage: true, totalCount: 0 })).replace(
      '"totalCount":0',
      `"totalCount":${total}`,
    );
    await api.clearFaults();
    await api.reply({ project: projects.demo }, { contentType: "application/json", body });
    await (app.page.url() === "about:blank" ? app.connectAndLoad(token, projects.demo) : page.reload());
    await app.expectRange(1, 1, 143);
  }
});

test("a wrong figure is quoted, and paging goes on by what arrived", async ({ app, api, token }) => {
  const body = JSON.stringify(makePage([makeRow("a")], { hasNextPage: true, totalCount: -1 }));
  await api.reply({ project: projects.demo }, { contentType: "application/json", body });
  await app.connectAndLoad(token, projects.demo);
  await expect(app.alert("接口返回的 totalCount 值无效：-1")).toBeVisible();
  await expect(app.pager).toContainText("第 1-1 条，总数超过 1 条");
  await expect(app.button(app.labels.next)).not.toHaveAttribute("aria-disabled", "true");
  await expect(app.button(app.labels.last)).toHaveAttribute("aria-disabled", "true");
});

for (const [what, reply] of [
  ["a byte order mark", { contentType: "application/json", body: `\ufeff${JSON.stringify(makePage([makeRow("a")]))}` }],
  ["a wrong content type", { contentType: "text/html", body: JSON.stringify(makePage([makeRow("a")])) }],
  ["fields nobody knows", { body: JSON.stringify(makePage([makeRow("a", { users: 7 })], { version: "9" })) }],
] as const) {
  test(`a reply with ${what} is accepted`, async ({ app, api, token, page }) => {
    await api.reply({ project: projects.demo }, reply);
    await app.connectAndLoad(token, projects.demo);
    await app.expectRange(1, 1, 1);
    expect(await page.getByRole("alert").filter({ hasText: /\S/ }).count()).toBe(0);
  });
}
