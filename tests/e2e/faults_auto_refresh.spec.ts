// Faults during auto-refresh: it goes on, with a bounded number of requests.
import { CollectionStatus } from "./support/collection_status.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import type { Screen } from "./support/screen.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const MINUTE = 60_000;

/** Opens the view with auto-refresh every minute, under a fake clock. */
async function openWithAutoRefresh(app: Screen, api: StandIn, token: string): Promise<LargeProjectView> {
  await app.page.clock.install();
  const view = await LargeProjectView.open(app, api, token);
  await app.select("自动刷新").selectOption({ label: "每 1 分钟" });
  return view;
}

test("fault 07: auto-refresh meets a 500 once a minute, leaves everything, and recovers", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const view = await openWithAutoRefresh(app, api, token);
  await api.reply({ project: projects.large }, { status: 500, body: "Internal Server Error" });
  for (const requested of [1, 2, 3]) {
    await page.clock.fastForward(MINUTE);
    await expect.poll(() => view.requestedOffsets()).toHaveLength(requested);
    await view.expectUnchangedBelow(app.alert("服务器出错"));
  }
  expect(await view.requestedOffsets()).toEqual([0, 0, 0]);
  await api.clearFaults();
  await page.clock.fastForward(MINUTE);
  await view.expectRefreshed(4);
});

test("fault 02: auto-refresh waits while the token is refused, and goes on with another one", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const view = await openWithAutoRefresh(app, api, token);
  await api.reply({ project: projects.large }, { status: 401, body: "Unauthorized" });
  await page.clock.fastForward(MINUTE);
  await expect(app.tokenDialog).toBeVisible();
  await page.clock.runFor(3 * MINUTE);
  await view.expectUnchanged();
  expect(await view.requestedOffsets()).toEqual([0]);
  const another = `${token}-another`;
  await app.replaceToken(another);
  const blocks = async () => (await api.pageRequests(another)).map(({ offset }) => Number(offset));
  await expect.poll(blocks).toEqual([0, 1_000, 2_000]);
  await view.expectUnchanged();
  await page.clock.fastForward(MINUTE);
  await expect.poll(blocks).toEqual([0, 1_000, 2_000, 0, 1_000, 2_000]);
  await view.expectUnchanged();
});

test("fault 06: auto-refresh asks nothing during a countdown, and no more than the budget allows", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const view = await openWithAutoRefresh(app, api, token);
  const busy = { status: 429, body: "", headers: { "retry-after": "110" } };
  await api.reply({ project: projects.large }, busy);
  await page.clock.fastForward(MINUTE);
  for (const attempts of [1, 2]) {
    await expect(app.button(app.labels.retryNow)).toBeVisible();
    expect(await view.requestedOffsets()).toHaveLength(attempts);
    await page.clock.runFor(100_000);
    expect(await view.requestedOffsets(), "during the countdown").toHaveLength(attempts);
    await page.clock.runFor(11_000);
    await expect.poll(() => view.requestedOffsets()).toHaveLength(attempts + 1);
  }
  await view.expectUnchangedBelow(app.alert("请求过于频繁"));
  await api.clearFaults();
  await expect(page.getByText("接口限制了请求频率，自动刷新暂时放慢为每 4 分钟一次。")).toBeAttached();
  const limited = await view.requestedOffsets();
  await page.clock.fastForward(3 * MINUTE);
  await view.expectUnchangedBelow(app.alert("请求过于频繁"));
  expect(await view.requestedOffsets()).toEqual(limited);
  await page.clock.fastForward(MINUTE);
  await view.expectRefreshed(4);
});

test("fault 67: auto-refresh of a project of many requests is slowed down, and says so", async ({ app, api, token, page }) => {
  await page.clock.install();
  await api.rewritePages({ project: projects.large }, { mostRows: 50 });
  await app.connectAndLoad(token, projects.large);
  await new CollectionStatus(app).expectComplete(2_500);
  await app.select("自动刷新").selectOption({ label: "每 30 秒" });
  await expect(page.getByText("刷新整个项目需要 50 次请求，自动刷新已放慢为每 3 分钟一次。")).toBeVisible();
  const requested = (await api.pageRequests()).length;
  await page.clock.fastForward(150_000);
  expect((await api.pageRequests()).length).toBe(requested);
  await page.clock.fastForward(31_000);
  await expect.poll(async () => (await api.pageRequests()).length).toBe(requested + 50);
});
