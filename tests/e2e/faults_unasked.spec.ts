// Faults of a refresh that nobody clicked: auto-refresh goes on, and makes no storm of them.
import { Place } from "./support/place.ts";
import type { Screen } from "./support/screen.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const MINUTE = 60_000;

/** Goes there, and has rows asked for every minute; the test moves the clock. */
async function takePolling(app: Screen, api: StandIn, token: string): Promise<Place> {
  await app.page.clock.install();
  const place = await Place.take(app, api, token);
  await app.select("自动刷新").selectOption({ label: "每 1 分钟" });
  return place;
}

test("fault 07: auto-refresh meets a 500 once a minute, leaves everything, and recovers", async ({
  app,
  api,
  token,
  page,
  watch,
}) => {
  watch.allowFailedReplies();
  const place = await takePolling(app, api, token);
  await api.reply({ project: projects.large }, { status: 500, body: "Internal Server Error" });
  for (const asked of [1, 2, 3]) {
    await page.clock.fastForward(MINUTE);
    await expect.poll(() => place.asks()).toHaveLength(asked);
    await place.expectStale(app.alert("服务器出错"));
  }
  expect(await place.asks()).toEqual([0, 0, 0]);
  await api.heal();
  await page.clock.fastForward(MINUTE);
  await place.expectFresh(4);
});

test("fault 02: auto-refresh waits while the token is refused, and goes on with another one", async ({
  app,
  api,
  token,
  page,
  watch,
}) => {
  watch.allowFailedReplies();
  const place = await takePolling(app, api, token);
  await api.reply({ project: projects.large }, { status: 401, body: "Unauthorized" });
  await page.clock.fastForward(MINUTE);
  await expect(app.tokenDialog).toBeVisible();
  await page.clock.runFor(3 * MINUTE);
  await place.expectKept();
  expect(await place.asks()).toEqual([0]);
  const another = `${token}-another`;
  await app.renew(another);
  const blocks = async () => (await api.pagesAsked(another)).map(({ offset }) => Number(offset));
  await expect.poll(blocks).toEqual([0, 1_000, 2_000]);
  await place.expectKept();
  await page.clock.fastForward(MINUTE);
  await expect.poll(blocks).toEqual([0, 1_000, 2_000, 0, 1_000, 2_000]);
  await place.expectKept();
});

test("fault 06: auto-refresh asks nothing during a countdown, and no more than the budget allows", async ({
  app,
  api,
  token,
  page,
  watch,
}) => {
  watch.allowFailedReplies();
  const place = await takePolling(app, api, token);
  const busy = { status: 429, body: "", headers: { "retry-after": "110" } };
  await api.reply({ project: projects.large }, busy);
  await page.clock.fastForward(MINUTE);
  for (const attempts of [1, 2]) {
    await expect(app.button(app.words.retryNow)).toBeVisible();
    expect(await place.asks()).toHaveLength(attempts);
    await page.clock.runFor(100_000);
    expect(await place.asks(), "during the countdown").toHaveLength(attempts);
    await page.clock.runFor(11_000);
    await expect.poll(() => place.asks()).toHaveLength(attempts + 1);
  }
  await place.expectStale(app.alert("请求过于频繁"));
  await api.heal();
  await page.clock.fastForward(MINUTE);
  await place.expectFresh(4);
});
