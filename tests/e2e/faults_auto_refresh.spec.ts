// Faults during auto-refresh: it goes on, with a bounded number of requests.
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
  await page.clock.fastForward(MINUTE);
  await view.expectRefreshed(4);
});
