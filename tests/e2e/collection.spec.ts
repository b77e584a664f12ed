// Loading the whole project in the background.
import type { Page, Request } from "@playwright/test";
import { configure } from "./support/deployment.ts";
import { requestedBlocks, CollectionStatus } from "./support/collection_status.ts";
import { expect, projects, test } from "./support/test.ts";

/** Aborts of block requests, long before their timeout of 30 seconds. */
const abort_of = (page: Page, offset: number): Promise<Request> => {
  const is_it = (request: Request) => request.url().includes(`offset=${offset}`);
  return page.waitForEvent("requestfailed", { predicate: is_it, timeout: 15_000 });
};

test("143 rows are whole after one block, and then nothing asks", async ({ app, api, token, page }) => {
  const now = await api.now();
  await page.clock.setFixedTime(now);
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.demo);
  await loaded.expectComplete(143);
  expect((await api.pageRequests()).map(({ limit, offset }) => [limit, offset])).toEqual([
    ["50", "0"],
    ["1000", "0"],
  ]);
  expect(await loaded.counts()).toEqual((await api.summary(projects.demo, now)).health);
  // Any later request would stay pending.
  await api.hold("later", { project: projects.demo });
  const rows = await api.rows(projects.demo);
  await app.button(app.labels.last).click();
  await app.expectRange(101, 143, 143);
  expect(await app.column("标识符")).toEqual(rows.slice(100).map((row) => row.key));
  await app.select(app.labels.rowsPerPage).selectOption("20");
  await app.expectRange(101, 120, 143);
  await app.field("搜索").fill(String(rows[77].id));
  await app.expectRange(1, 1, 1);
  expect(await app.column("标识符")).toEqual([rows[77].key]);
  await app.field("搜索").fill("");
  await app.button("按“标识符”排序").click();
  await app.expectRange(1, 20, 143);
  await app.button(app.labels.next).click();
  await app.expectRange(21, 40, 143);
  await page.goBack();
  await app.expectRange(1, 20, 143);
  expect(await api.pageRequests()).toHaveLength(2);
});

test("2,500 rows are whole after three blocks, and every page is the API's", async ({ app, api, token, page }) => {
  const now = await api.now();
  await page.clock.setFixedTime(now);
  await page.setViewportSize({ width: 1280, height: 2_000 });
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large);
  await loaded.expectComplete(2_500);
  const requested = [
    ["50", "0"],
    ["1000", "0"],
    ["1000", "1000"],
    ["1000", "2000"],
  ];
  expect((await api.pageRequests()).map(({ limit, offset }) => [limit, offset])).toEqual(requested);
  expect(await loaded.counts()).toEqual((await api.summary(projects.large, now)).health);
  await app.select(app.labels.rowsPerPage).selectOption("1000");
  await expect(app.pager).toContainText("第 1-1,000 条，共 2,500 条");
  expect(await loaded.columnOnAllPages("标识符")).toEqual((await api.rows(projects.large)).map((row) => row.key));
  await app.field("搜索").fill("stage:error");
  await expect(app.pager).toContainText(`共 ${(await api.summary(projects.large)).stages.ERROR} 条`);
  expect(await api.pageRequests()).toHaveLength(requested.length);
});

test("the page on screen goes first: no block is asked for until it is there", async ({ app, api, token, page }) => {
  await page.clock.install();
  const loaded = new CollectionStatus(app);
  await api.hold("page", { project: projects.large, limit: 50 });
  await app.connect({ token, query: `?project=${projects.large}` });
  await expect.poll(async () => (await api.pageRequests()).length).toBe(1);
  await page.clock.fastForward(3_100);
  await expect(page.getByText("仍在等待接口响应…")).toBeVisible();
  expect((await api.pageRequests()).map(({ limit }) => limit)).toEqual(["50"]);
  await expect(loaded.status).toHaveText("");
  await api.release("page");
  await app.expectRange(1, 50, 2_500);
  await loaded.expectComplete(2_500);
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 2_000]);
});

test("another page is asked for before the next block", async ({ app, api, token, monitor, page }) => {
  const loaded = new CollectionStatus(app);
  await api.hold("block", { project: projects.large, limit: 1_000, offset: 0 });
  await api.hold("page", { project: projects.large, limit: 50, offset: 50 });
  await app.connectAndLoad(token, projects.large);
  const requested = page.waitForRequest((request) => /offset=50\b/.test(request.url()));
  await app.button(app.labels.next).click();
  await requested;
  await api.release("block");
  await expect(loaded.status).toHaveText("正在加载：1,000 / 2,500 条（1 次请求）");
  expect(monitor.urls.filter((url) => url.includes("offset=1000"))).toEqual([]);
  await api.release("page");
  await app.expectRange(51, 100, 2_500);
  await loaded.expectComplete(2_500);
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 2_000]);
});

test("progress is told in rows and requests, and stops and goes on", async ({ app, api, token, page }) => {
  const loaded = new CollectionStatus(app);
  await api.hold("first", { project: projects.large, limit: 1_000, offset: 0 });
  await api.hold("third", { project: projects.large, limit: 1_000, offset: 2_000 });
  await app.connectAndLoad(token, projects.large);
  await expect(loaded.status).toHaveText("正在加载：已收到 0 条（0 次请求）");
  await api.release("first");
  await expect(loaded.status).toHaveText("正在加载：2,000 / 2,500 条（2 次请求）");
  await app.setLanguage("en");
  await expect(loaded.status).toHaveText("Loading: 2,000 of 2,500 (2 requests)");
  await app.setLanguage("zh");
  const aborted = abort_of(page, 2_000);
  await app.button("停止").click();
  await aborted;
  await expect(loaded.status).toHaveText("已停止，加载了 2,000 条");
  await expect(page.getByRole("status").filter({ hasText: "已停止，加载了 2,000 条" })).toBeAttached();
  expect(await loaded.sum()).toBe(2_000);
  // Until all rows are loaded, a page on screen is a request of its own.
  await app.button(app.labels.last).click();
  await app.expectRange(2_451, 2_500, 2_500);
  await expect(loaded.status).toHaveText("已停止，加载了 2,000 条");
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 2_000]);
  await api.release("third");
  await app.button("继续加载").click();
  await loaded.expectComplete(2_500);
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 2_000, 2_000]);
  expect(await loaded.sum()).toBe(2_500);
});

test("Retry asks for the block that failed, and for no other", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const loaded = new CollectionStatus(app);
  const failing = { project: projects.large, limit: 1_000, offset: 1_000, times: 1 };
  await api.reply(failing, { status: 500, body: "Internal Server Error" });
  await app.connectAndLoad(token, projects.large);
  await expect(loaded.status).toHaveText("加载 1,000 条后中断：服务器出错");
  await app.expectRange(1, 50, 2_500);
  expect(await requestedBlocks(api)).toEqual([0, 1_000]);
  expect(await loaded.sum()).toBe(1_000);
  await app.setLanguage("en");
  await expect(loaded.status).toHaveText("Interrupted after 1,000: The server failed");
  await app.button(app.labels.retry).click();
  await loaded.expectComplete(2_500);
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 1_000, 2_000]);
});

test("a block that fails under a sorting is said once, and asked for alone", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const loaded = new CollectionStatus(app);
  const failing = { project: projects.large, limit: 1_000, offset: 2_000, times: 1 };
  await api.reply(failing, { status: 500, body: "Internal Server Error" });
  await app.connectAndLoad(token, projects.large, "?sort=key");
  const notice = app.alert("服务器出错");
  await expect(notice).toBeVisible();
  await expect(loaded.status).toHaveText("加载 2,000 条后中断：服务器出错");
  await expect(app.pager).toContainText("第 1-50 条，共 2,000 条（仅在已加载的 2,000 条中）");
  await expect(app.button(app.labels.retry)).toHaveCount(1);
  await notice.getByRole("button", { name: app.labels.retry }).click();
  await app.expectRange(1, 50, 2_500);
  await loaded.expectComplete(2_500);
  await expect(notice).toHaveCount(0);
  await expect(app.pager).not.toContainText("已加载");
  expect((await api.pageRequests()).map(({ limit, offset }) => [limit, offset])).toEqual([
    ["1000", "0"],
    ["1000", "1000"],
    ["1000", "2000"],
    ["1000", "2000"],
  ]);
});

test("more rows than an operator allows are loaded only when asked for", async ({ app, api, token, page }) => {
  await configure(page, { autoLoadRows: 1_500 });
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large);
  await expect(loaded.status).toHaveText("已加载前 2,000 条，后面还有更多");
  expect(await requestedBlocks(api)).toEqual([0, 1_000]);
  expect(await loaded.sum()).toBe(2_000);
  await app.button("按“标识符”排序").click();
  await expect(app.pager).toContainText("第 1-50 条，共 2,000 条（仅在已加载的 2,000 条中）");
  await app.setLanguage("en");
  await expect(loaded.status).toHaveText("The first 2,000 are loaded; there are more");
  await expect(app.pager).toContainText("1-50 of 2,000 in 2,000 loaded so far");
  expect(await requestedBlocks(api)).toEqual([0, 1_000]);
  await app.button("Load all").click();
  await loaded.expectComplete(2_500);
  await app.expectRange(1, 50, 2_500);
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 2_000]);
});

test("of 100,000 rows 10,000 are loaded unasked, and all when asked for", async ({ app, api, token }) => {
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.huge);
  await expect(loaded.status).toHaveText("已加载前 10,000 条，后面还有更多");
  expect(await requestedBlocks(api)).toEqual(Array.from({ length: 10 }, (_, block) => block * 1_000));
  await app.button("加载全部").click();
  await expect(loaded.status).toHaveText("已加载全部 100,000 条", { timeout: 120_000 });
  expect(await requestedBlocks(api)).toEqual(Array.from({ length: 100 }, (_, block) => block * 1_000));
  expect(await loaded.sum()).toBe(100_000);
  await app.button(app.labels.last).click();
  await app.expectRange(99_951, 100_000, 100_000);
});

test("where nothing may be loaded unasked, a search asks", async ({ app, api, token, page }) => {
  await configure(page, { autoLoadRows: 0 });
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.demo);
  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, 143);
  await expect(loaded.status).toHaveText("");
  expect(await requestedBlocks(api)).toEqual([]);
  const [row] = await api.rows(projects.demo);
  await app.field("搜索").fill(String(row.id));
  await loaded.expectComplete(143);
  await app.expectRange(1, 1, 1);
  expect(await requestedBlocks(api)).toEqual([0]);
});

test("another project ends the block on its way, and counts its own rows", async ({ app, api, token, page }) => {
  const now = await api.now();
  await page.clock.setFixedTime(now);
  const loaded = new CollectionStatus(app);
  await api.hold("old", { project: projects.large, limit: 1_000, offset: 1_000 });
  await app.connectAndLoad(token, projects.large);
  await expect(loaded.status).toHaveText("正在加载：1,000 / 2,500 条（1 次请求）");
  const aborted = abort_of(page, 1_000);
  await app.openProject(projects.demo);
  await aborted;
  await api.release("old");
  await loaded.expectComplete(143);
  expect(await loaded.counts()).toEqual((await api.summary(projects.demo, now)).health);
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 0]);
});

test("a block that the token is refused for goes on with another one", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const loaded = new CollectionStatus(app);
  await api.reply({ project: projects.large, limit: 1_000, offset: 1_000 }, { status: 401, body: "Unauthorized" });
  await app.connectAndLoad(token, projects.large, "?page=2");
  await expect(app.tokenDialog).toBeVisible();
  await expect(loaded.status).toHaveText("正在加载：1,000 / 2,500 条（1 次请求）");
  await app.expectRange(51, 100, 2_500);
  await app.replaceToken(`${token}-another`);
  await loaded.expectComplete(2_500);
  await app.expectRange(51, 100, 2_500);
  expect(await requestedBlocks(api)).toEqual([0, 1_000]);
  const others = await api.pageRequests(`${token}-another`);
  expect(others.map(({ offset }) => offset)).toEqual(["1000", "2000"]);
});

test("a block that failed for its token is asked for once another one is entered", async ({
  app,
  api,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const loaded = new CollectionStatus(app);
  await api.reply({ project: projects.large, limit: 1_000, offset: 1_000 }, { status: 401, body: "Unauthorized" });
  await app.connectAndLoad(token, projects.large, "?page=2");
  await app.postponeToken();
  await expect(loaded.status).toHaveText("加载 1,000 条后中断：令牌无效或已过期");
  await app.expectRange(51, 100, 2_500);
  await expect(app.button(app.labels.retry)).toHaveCount(0);
  await app.button(app.labels.changeToken).click();
  await app.replaceToken(`${token}-another`);
  await loaded.expectComplete(2_500);
  await app.expectRange(51, 100, 2_500);
  const others = await api.pageRequests(`${token}-another`);
  expect(others.map(({ offset }) => offset)).toEqual(["1000", "2000"]);
});
