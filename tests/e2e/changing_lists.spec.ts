// Lists that change while they are loaded: loading restarts once, and is shown as complete only when proven.
import { requestedBlocks, CollectionStatus } from "./support/collection_status.ts";
import type { Change } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

// A high viewport, to scroll through many rows in few steps.
test.use({ viewport: { width: 1280, height: 2_000 } });

/** Changes applied after the first block, of the first round or of the second. */
const behind_first_block = (times = 1) => ({ limit: 1_000, offset: 0, after: times });

const inserted = (count: number, at: number) =>
  Array.from({ length: count }, (_, place) => ({ at, id: `new-${at}-${place}` }));

const changes: { what: string; change: Change; total: number }[] = [
  { what: "a row inserted at the top", change: { insert: inserted(1, 0) }, total: 2_501 },
  { what: "a row deleted at the top", change: { delete: [0] }, total: 2_499 },
  { what: "rows inserted at the end", change: { insert: inserted(3, 2_500) }, total: 2_503 },
  { what: "rows deleted at the end", change: { delete: [2_498, 2_499] }, total: 2_498 },
  {
    what: "as many rows inserted at the top as deleted at the end",
    change: { delete: [2_497, 2_498, 2_499], insert: inserted(3, 0) },
    total: 2_500,
  },
  {
    what: "as many rows inserted at the start of the next block as deleted there, and one more",
    change: { delete: [1_000, 1_001], insert: inserted(3, 1_000) },
    total: 2_501,
  },
];

for (const { what, change, total } of changes) {
  test(`after ${what} the list is loaded once more, and whole`, async ({ app, api, token }) => {
    await api.addChange(projects.large, { ...behind_first_block(), ...change });
    const loaded = new CollectionStatus(app);
    await app.connectAndLoad(token, projects.large);
    await loaded.expectComplete(total);
    expect((await api.changes()).map(({ applied }) => applied)).toEqual([true]);
    expect(await requestedBlocks(api)).toEqual([0, 1_000, 0, 1_000, 2_000]);
    expect(await loaded.sum()).toBe(total);
    await app.select(app.labels.rowsPerPage).selectOption("1000");
    await expect(app.pager).toContainText(`共 ${total.toLocaleString("en-US")} 条`);
    const keys = await loaded.columnOnAllPages("标识符");
    expect(new Set(keys).size, "no row twice").toBe(total);
    expect(keys).toEqual((await api.rows(projects.large)).map((row) => row.key));
  });
}

test("a list that changes again is never called complete, until it rests", async ({ app, api, token, page }) => {
  await api.addChange(projects.large, { ...behind_first_block(1), insert: [{ at: 0, id: "new-1" }] });
  await api.addChange(projects.large, { ...behind_first_block(2), insert: [{ at: 0, id: "new-2" }] });
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large, "?sort=key&size=1000");
  await expect(loaded.status).toHaveText("加载期间列表有变化，已有的 2,000 条可能不完整");
  await expect(page.getByRole("status").filter({ hasText: "加载期间列表有变化" })).toBeAttached();
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 0, 1_000]);
  // The loaded rows are shown, each once, and described as partial.
  expect(await loaded.sum()).toBe(2_000);
  await expect(app.pager).toContainText("第 1-1,000 条，共 2,000 条（仅在已加载的 2,000 条中）");
  const keys = await loaded.columnOnAllPages("标识符");
  expect(new Set(keys).size, "no row twice").toBe(2_000);
  expect(keys).toContain("seg_new-1");
  await app.setLanguage("en");
  await expect(loaded.status).toHaveText("The list changed while loading: the 2,000 here may not be all");
  await app.button("Load again").click();
  await loaded.expectComplete(2_502);
  await expect(app.pager).toContainText("of 2,502");
  await expect(app.pager).not.toContainText("loaded so far");
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 0, 1_000, 0, 1_000, 2_000]);
  expect(await loaded.sum()).toBe(2_502);
});

test("a row that the list has twice is shown once, and the list not called complete", async ({ app, api, token }) => {
  const [first] = await api.rows(projects.large);
  await api.addChange(projects.large, { insert: [{ at: 1_500, id: String(first.id), name: "the same again" }] });
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large, "?sort=key");
  await expect(loaded.status).toHaveText("加载期间列表有变化，已有的 1,999 条可能不完整");
  expect(await loaded.sum()).toBe(1_999);
  expect(await requestedBlocks(api)).toEqual([0, 1_000, 0, 1_000]);
  await app.field("搜索").fill(String(first.id));
  await app.expectRange(1, 1, 1);
  await expect(app.row("the same again")).toBeVisible();
});

test("while the list is loaded again the page says so, and its rows stay", async ({ app, api, token }) => {
  await api.hold("second", { project: projects.large, limit: 1_000, offset: 1_000, times: 1 });
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large);
  await expect(loaded.status).toHaveText("正在加载：1,000 / 2,500 条（1 次请求）");
  await api.addChange(projects.large, { delete: [7] });
  await api.hold("again", { project: projects.large, limit: 1_000, offset: 0 });
  await api.release("second");
  await expect(loaded.status).toHaveText("列表有变化，正在重新加载：已收到 0 条");
  expect(await loaded.sum(), "rows are here from the first time").toBe(2_000);
  await app.expectRange(1, 50, 2_500);
  await app.setLanguage("en");
  await expect(loaded.status).toHaveText("The list changed, loading it again: 0 received");
  await api.release("again");
  await loaded.expectComplete(2_499);
  await app.expectRange(1, 50, 2_499);
  expect(await app.column("Key")).toEqual((await api.rows(projects.large)).slice(0, 50).map((row) => row.key));
});

test("a refresh of a whole list brings what came and lets go of what went", async ({ app, api, token }) => {
  const [gone, stays] = await api.rows(projects.large);
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large);
  await loaded.expectComplete(2_500);
  await api.addChange(projects.large, { delete: [0], insert: inserted(2, 1_200) });
  await api.hold("last", { project: projects.large, limit: 1_000, offset: 2_000 });
  await app.button(app.labels.refresh).click();
  await expect(loaded.status).toHaveText("正在加载：2,000 / 2,501 条（2 次请求）");
  // Until the end of the list is reached, rows that were not received again may still exist.
  await app.field("搜索").fill(String(gone.id));
  await app.expectRange(1, 1, 1);
  await api.release("last");
  await loaded.expectComplete(2_501);
  await expect(app.page.getByRole("heading", { name: "没有符合条件的群体画像" })).toBeVisible();
  await app.field("搜索").fill(String(stays.id));
  await app.expectRange(1, 1, 1);
  await app.field("搜索").fill("Inserted");
  await app.expectRange(1, 2, 2);
});

test("a whole list that changes twice under a refresh is called whole no longer", async ({ app, api, token }) => {
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large, "?sort=key");
  await loaded.expectComplete(2_500);
  await app.expectRange(1, 50, 2_500);
  await api.addChange(projects.large, { ...behind_first_block(1), insert: [{ at: 0, id: "new-1" }] });
  await api.addChange(projects.large, { ...behind_first_block(2), insert: [{ at: 0, id: "new-2" }] });
  await app.button(app.labels.refresh).click();
  // Rows that were not received again may still exist.
  await expect(loaded.status).toHaveText("加载期间列表有变化，已有的 2,501 条可能不完整");
  await expect(app.pager).toContainText("第 1-50 条，共 2,501 条（仅在已加载的 2,501 条中）");
  expect(await loaded.sum()).toBe(2_501);
  await app.button("重新加载").click();
  await loaded.expectComplete(2_502);
  await app.expectRange(1, 50, 2_502);
  await expect(app.pager).not.toContainText("已加载");
});
