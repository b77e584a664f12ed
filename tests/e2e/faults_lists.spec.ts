// Faults 24 to 28: inconsistent lists, while the view is in use.
import { requestedBlocks, CollectionStatus } from "./support/collection_status.ts";
import { expect, projects, test } from "./support/test.ts";
import { cannedRows, rowId, CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

test("fault 24: an id twice in one page is one row and a notice", async ({ app, api, token }) => {
  const view = new CannedProjectView(app, api);
  const loaded = new CollectionStatus(app);
  await view.open(token);
  await view.replaceRows([...cannedRows, cannedRows[5], { ...cannedRows[60], description: "newest" }], {
    totalCount: 122,
  });
  await view.expectUnchanged();
  await view.closeDrawer();
  await expect(app.alert("ID 重复")).toHaveText("已加载的数据中有 2 条与其他数据的 ID 重复，每个 ID 只显示一条。");
  // A single reply is a consistent snapshot: it is complete whatever its totalCount.
  await expect(loaded.status).toHaveText(/^已加载全部 120 条(；|$)/);
  expect(await loaded.sum()).toBe(120);
  await app.setLanguage("en");
  await expect(app.alert("2 of the loaded rows repeat an ID; each ID is shown once.")).toBeVisible();
  await app.search.fill(rowId(60));
  await app.expectRange(1, 1, 1);
});

test("fault 24: an id that comes again in a later block is one row and a notice", async ({ app, api, token }) => {
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large, "?q=stage:finish&page=2");
  await loaded.expectComplete(2_500);
  const [first] = await api.rows(projects.large);
  const before = await app.column("标识符");
  await api.addChange(projects.large, { insert: [{ at: 1_700, id: String(first.id), name: "the same again" }] });
  await app.button(app.labels.refresh).click();
  await expect(loaded.status).toHaveText("加载期间列表有变化，已有的 2,500 条可能不完整");
  expect(await loaded.sum()).toBe(2_500);
  expect(await app.column("标识符")).toEqual(before);
  expect(app.query()).toMatchObject({ q: "stage:finish", page: "2" });
  await app.search.fill(String(first.id));
  await app.expectRange(1, 1, 1);
});

for (const [what, total, stated] of [
  ["too small", 7, "7"],
  ["too large", 99_999, "99,999"],
] as const) {
  test(`fault 25: a total that is ${what} is said beside what arrived`, async ({ app, api, token }) => {
    const view = new CannedProjectView(app, api);
    const loaded = new CollectionStatus(app);
    await view.open(token);
    await view.replaceRows(cannedRows, { totalCount: total });
    await view.expectUnchanged();
    await view.closeDrawer();
    await expect(loaded.status).toHaveText(`已加载全部 120 条；接口给出的 totalCount 为 ${stated}，未采用`);
    expect(await loaded.sum()).toBe(120);
    await expect(app.pager).toContainText("第 51-100 条，共 120 条");
    await app.setLanguage("en");
    await expect(loaded.status).toHaveText(`All 120 loaded; the API's totalCount of ${stated} was not used`);
  });
}

test("fault 25: a negative total is quoted as wrong, and what arrived is counted", async ({ app, api, token }) => {
  const view = new CannedProjectView(app, api);
  const loaded = new CollectionStatus(app);
  await view.open(token);
  await view.replaceRows(cannedRows, { totalCount: -120 });
  await view.expectUnchanged();
  await view.closeDrawer();
  await expect(app.alert("totalCount")).toHaveText("接口返回的 totalCount 值无效：-120");
  expect(await loaded.sum()).toBe(120);
  await expect(app.pager).toContainText("第 51-100 条，共 120 条");
});

const repeating = [
  {
    what: "more said to follow a block without rows",
    where: { limit: 1_000, offset: 1_000 },
    rewrite: { set: { hasNextPage: true, values: [] } },
  },
  { what: "the same page for ever", where: { limit: 1_000 }, rewrite: { repeat: true } },
] as const;

for (const { what, where, rewrite } of repeating) {
  test(`fault 26: ${what} stops the loading, with a notice, and keeps the rows`, async ({ app, api, token }) => {
    const loaded = new CollectionStatus(app);
    await app.connectAndLoad(token, projects.large, "?q=stage:finish&page=2");
    await loaded.expectComplete(2_500);
    const before = await app.column("标识符");
    const requested = (await requestedBlocks(api)).length;
    await api.rewritePages({ project: projects.large, ...where }, rewrite);
    await app.button(app.labels.refresh).click();
    await expect(loaded.status).toContainText("接口说还有更多，却没有返回新的数据，已停止；目前有 2,500 条，可能不完整");
    expect((await requestedBlocks(api)).slice(requested)).toEqual([0, 1_000]);
    expect(await app.column("标识符")).toEqual(before);
    expect(app.query()).toMatchObject({ q: "stage:finish", page: "2" });
    await app.setLanguage("en");
    await expect(loaded.status).toContainText("The API says that there is more, but sends nothing new.");
    await api.clearFaults();
    await app.button("Load again").click();
    await loaded.expectComplete(2_500);
    await app.setLanguage("zh");
    expect(await app.column("标识符")).toEqual(before);
  });
}

test("fault 27: a page past the end says so and offers the last, search kept", async ({ app, api, token, page }) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  // The list shrinks: page 2 of the search is past its end now.
  await view.replaceRows(cannedRows.slice(0, 40));
  await expect(app.drawer).toBeHidden();
  await expect(page.getByRole("heading", { name: "这一页没有数据" })).toBeVisible();
  await expect(page.getByText("该页已超出列表末尾，列表共 40 条。")).toBeVisible();
  await expect(app.search).toHaveValue("profile");
  expect(app.query()).toMatchObject({ q: "profile", page: "2" });
  await app.setLanguage("en");
  await page.locator(".state").getByRole("button", { name: /\bpage\b.*1/i }).click();
  await app.expectRange(1, 40, 40);
  await expect(app.search).toHaveValue("profile");
});

test("fault 27: a link past the end of a list that is not loaded offers its last page", async ({ app, token, page }) => {
  await app.connect({ token, query: `?project=${projects.large}&page=99` });
  await expect(page.getByRole("heading", { name: "这一页没有数据" })).toBeVisible();
  await app.button("前往末页（第 50 页）").click();
  await app.expectRange(2_451, 2_500, 2_500);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "这一页没有数据" })).toBeVisible();
});

test("fault 28: a list that changes while it loads is begun again once, and then said to have changed", async ({
  app,
  api,
  token,
}) => {
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large, "?q=stage:finish&page=2");
  await loaded.expectComplete(2_500);
  await app.scrollContainer.evaluate((frame) => (frame.scrollTop = 500));
  const requested = (await requestedBlocks(api)).length;
  const behind = (times: number) => ({ limit: 1_000, offset: 0, after: times });
  await api.addChange(projects.large, { ...behind(1), delete: [0, 1], insert: [{ at: 30, id: "new-1" }] });
  await api.addChange(projects.large, { ...behind(2), insert: [{ at: 0, id: "new-2" }] });
  await app.button(app.labels.refresh).click();
  await expect(loaded.status).toHaveText(/^加载期间列表有变化，已有的 2,50\d 条可能不完整$/);
  expect((await requestedBlocks(api)).slice(requested)).toEqual([0, 1_000, 0, 1_000]);
  expect(await app.scrollContainer.evaluate((frame) => frame.scrollTop)).toBe(500);
  expect(app.query()).toMatchObject({ q: "stage:finish", page: "2" });
  await expect(app.pager).toContainText(/仅在已加载的 2,50\d 条中/);
  // Once the list stops changing it is complete again, with every row once.
  await app.button("重新加载").click();
  await loaded.expectComplete(2_500);
  await app.search.fill("");
  await app.select(app.labels.rowsPerPage).selectOption("1000");
  const keys = await loaded.columnOnAllPages("标识符");
  expect(keys).toEqual((await api.rows(projects.large)).map((row) => row.key));
});

test("fault 28: rows deleted while loading for the first time are not shown as there", async ({ app, api, token }) => {
  const [gone] = await api.rows(projects.large);
  await api.addChange(projects.large, { limit: 1_000, offset: 0, after: 1, delete: [0] });
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large);
  await loaded.expectComplete(2_499);
  await app.search.fill(String(gone.id));
  await expect(app.page.getByRole("heading", { name: "没有符合条件的群体画像" })).toBeVisible();
});
