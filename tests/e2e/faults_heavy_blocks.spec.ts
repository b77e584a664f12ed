// Fault 49: a server for which 1,000 rows are too many at once, or that returns fewer than it was asked for.
import { CollectionStatus } from "./support/collection_status.ts";
import type { Reply } from "./support/faults.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const project = projects.large;

/** The limits of all requests for profiles, each once, in the order in which they were first sent. */
async function limits(api: StandIn): Promise<number[]> {
  return [...new Set((await api.pageRequests()).map(({ limit }) => Number(limit)))];
}

const heavy: { what: string; reply: Reply; expected: number[] }[] = [
  { what: "a 504", reply: { status: 504, body: "<h1>Gateway Time-out</h1>" }, expected: [50, 1_000, 200] },
  { what: "a 413", reply: { status: 413, body: "" }, expected: [50, 1_000, 200] },
  { what: "a 400", reply: { status: 400, body: "limit is too large" }, expected: [50, 1_000, 200] },
  { what: "a body cut by a proxy", reply: { contentType: "application/json", body: '{"values":[{"id":' }, expected: [50, 1_000, 200] },
  { what: "a 400 that names the limit", reply: { status: 400, body: "limit must be from 1 to 150" }, expected: [50, 1_000, 150] },
];

for (const { what, reply, expected } of heavy) {
  test(`fault 49: ${what} for large blocks, and the whole project is loaded in smaller ones`, async ({
    app,
    api,
    token,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await api.reply({ project, limitAbove: expected[2] }, reply);
    await app.connectAndLoad(token, project);
    await new CollectionStatus(app).expectComplete(2_500);
    expect(await limits(api)).toEqual(expected);
    await expect(app.page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  });
}

test("fault 49: blocks that time out are asked for once, then in smaller ones", async ({ app, api, token, page }) => {
  await page.clock.install();
  await api.stall({ project, limitAbove: 100 }, { at: "start" });
  // The server has to have a request before the clock ends it.
  const requested = (limit: number) =>
    expect
      .poll(async () => (await api.pageRequests()).some((request) => request.limit === String(limit)))
      .toBe(true);
  await app.connectAndLoad(token, project);
  await requested(1_000);
  for (const limit of [200, 100]) {
    await page.clock.runFor(31_000);
    await requested(limit);
  }
  await new CollectionStatus(app).expectComplete(2_500);
  const large = (await api.pageRequests()).filter(({ limit }) => Number(limit) > 100);
  expect(large.map(({ limit }) => limit)).toEqual(["1000", "200"]);
});

test("fault 49: a search does not replace the rows at hand by the error, and Retry loads the others", async ({
  app,
  api,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  await api.reply({ project, limitAbove: 50 }, { status: 403, body: "no" });
  await app.connectAndLoad(token, project);
  const wanted = (await api.ids(project))[7];
  await app.search.fill(wanted);
  const error = app.alert("没有该项目的权限");
  await expect(error).toBeVisible();
  await expect.poll(() => app.countRows()).toBe(1);
  await app.search.fill("");
  await app.expectRange(1, 50, 2_500);
  await app.search.fill(wanted);
  await api.clearFaults();
  await error.getByRole("button", { name: app.labels.retry, exact: true }).click();
  await new CollectionStatus(app).expectComplete(2_500);
  await expect(error).toHaveCount(0);
});

for (const remove of [[], ["hasNextPage"]]) {
  const without = remove.length > 0 ? `, without ${remove}` : "";
  test(`fault 49: a limit clamped to 100${without} leaves no row unreachable, page by page or as a whole`, async ({
    app,
    api,
    token,
  }) => {
    const ids = await api.ids(project);
    await api.rewritePages({ project }, { mostRows: 100, remove });
    await app.connectAndLoad(token, project, "?size=500&columns=name.key&page=2");
    await app.expectRange(501, 1_000, 2_500);
    await new CollectionStatus(app).expectComplete(2_500);
    const offsets = (await api.pageRequests()).filter(({ limit }) => limit !== "1000").map(({ offset }) => Number(offset));
    expect(offsets).toEqual([500, 600, 700, 800, 900]);
    expect(ids).toHaveLength(2_500);
  });
}

test.describe("page by page", () => {
  test.use({ background: false });

  test("fault 49: a page of 500 that is too heavy comes in parts", async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    await api.reply({ project, limitAbove: 200 }, { status: 504, body: "" });
    await app.connectAndLoad(token, project, "?size=500&page=5");
    await app.expectRange(2_001, 2_500, 2_500);
    expect(await limits(api)).toEqual([500, 200, 100]);
    await app.button(app.labels.previous).click();
    await app.expectRange(1_501, 2_000, 2_500);
    const large = (await api.pageRequests()).filter(({ limit }) => limit === "500");
    expect(large, "the size that failed is not tried again").toHaveLength(1);
  });

  for (const status of [404, 400]) {
    test(`fault 50: a ${status} past the end offers the last page`, async ({ app, api, token, page, monitor }) => {
      monitor.allowFailedReplies();
      await api.reply({ project, offsetFrom: 2_500 }, { status, body: "offset out of range" });
      await app.connect({ token, query: `?project=${project}&page=80` });
      await expect(page.getByText("该页已超出列表末尾，列表共 2,500 条。")).toBeVisible();
      await expect(page.getByText("请检查接口地址")).toHaveCount(0);
      await app.button("前往末页（第 50 页）").click();
      await app.expectRange(2_451, 2_500, 2_500);
      await page.goBack();
      await expect(app.button("前往末页（第 50 页）")).toBeVisible();
    });
  }
});

for (const status of [500, 400]) {
  test(`fault 50: a window of 2,000 rows (${status}) keeps the rows, quotes the reason, and is asked once`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    const reason = "Result window is too large, from + size must be less than or equal to: [2000]";
    await api.reply({ project, endAbove: 2_000 }, { status, body: reason });
    await app.connectAndLoad(token, project);
    await expect(new CollectionStatus(app).status).toContainText("加载 2,000 条后中断");
    await expect(page.getByText(`接口返回：${reason}`)).toBeVisible();
    await app.expectRange(1, 50, 2_500);
    const blocks = () => api.pageRequests().then((all) => all.filter(({ limit }) => limit !== "50"));
    expect((await blocks()).map(({ offset }) => offset)).toEqual(["0", "1000", "2000"]);
    await app.search.fill("stage:finish");
    await expect(app.pager).toContainText("仅在已加载的 2,000 条中");
    await expect(app.alert(reason)).toBeVisible();
    expect(await blocks()).toHaveLength(3);
  });
}
