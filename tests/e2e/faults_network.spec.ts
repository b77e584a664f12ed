// What the network and whoever stands in it do to a reply: cut off, reset, led elsewhere.
import { apiOrigin, otherApiOrigin } from "./support/behind.ts";
import * as other from "./support/elsewhere.ts";
import type { Break } from "./support/faults.ts";
import { Place } from "./support/place.ts";
import { pageOf, StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const json = "application/json";
const causes = "可能的原因（按可能性从高到低）：网络中断；接口地址有误；";

/** What the browser says of each attempt, as no page can prevent. */
const brokenOff =
  /^error: Failed to load resource: net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|CONNECTION_RESET)$/;

/** Half of the first block, whose rows all have another name than those on screen. */
async function half(api: StandIn, more: Partial<Break> = {}): Promise<Break> {
  const rows = (await api.rowsOf(projects.large)).slice(0, 1_000);
  const renamed = rows.map((row) => ({ ...row, name: "of a part", key: "part" }));
  const body = JSON.stringify(pageOf(renamed, { limit: 1_000, totalCount: 2_500, hasNextPage: true }));
  return { at: { percent: 50 }, reply: { status: 200, contentType: json, body }, ...more };
}

for (const [what, chunked] of [
  ["with its length told", false],
  ["in chunks", true],
] as const) {
  for (const [on, its, kind] of [
    [test, "cut off", "cut"],
    [other.test, "cut off by the API itself", "cut"],
    [other.test, "reset", "reset"],
  ] as const) {
    // Caddy 2.6 ends what came in chunks as if it were whole; sockets.spec.ts has what is said of it.
    const where = on === test && chunked ? " (not behind Caddy)" : "";
    on(`fault 13: a body ${what} that is ${its} half way is tried thrice, and no part of it taken${where}`, async ({
      app,
      api,
      token,
      page,
      watch,
    }) => {
      watch.allow(brokenOff);
      const place = await Place.take(app, api, token);
      await api[kind]({ project: projects.large }, await half(api, { chunked }));
      await place.refresh();
      const error = app.alert("无法连接接口");
      await expect(error).toContainText(causes);
      await place.expectStale(error);
      await expect(page.getByText("of a part")).toHaveCount(0);
      expect(await place.asks()).toEqual([0, 0, 0]);
      expect(watch.said.filter((line) => brokenOff.test(line))).toHaveLength(3);
      await place.closeDrawer();
      await api.heal();
      await error.getByRole("button", { name: app.words.retry, exact: true }).click();
      await place.expectFresh(4);
    });
  }
}

test("fault 13: a body cut off twice is asked for a third time, and comes", async ({ app, api, token, page, watch }) => {
  watch.allow(brokenOff);
  const place = await Place.take(app, api, token);
  await api.cut({ project: projects.large, times: 2 }, await half(api));
  await place.refresh();
  await place.expectFresh(3);
  await expect(page.getByText("of a part")).toHaveCount(0);
});

other.test("fault 13: a connection reset before any byte is tried again", async ({ app, api, token, watch }) => {
  watch.allow(brokenOff);
  const place = await Place.take(app, api, token);
  const before = watch.urls.length;
  await api.reset({ project: projects.large }, { at: "start" });
  await place.refresh();
  await place.expectStale(app.alert("无法连接接口"));
  // The page's own attempts: Chromium asks again by itself where it reused connections and nothing had come.
  expect(watch.urls.slice(before).filter((url) => url.includes(projects.large))).toHaveLength(3);
  const asked = await place.asks();
  expect(asked).toEqual(asked.map(() => 0));
  expect(watch.said.filter((line) => brokenOff.test(line))).toHaveLength(3);
  await place.closeDrawer();
  await api.heal();
  await app.alert("无法连接接口").getByRole("button", { name: app.words.retry, exact: true }).click();
  await place.expectFresh(asked.length + 1);
});

test("fault 13: JSON that ends half way in a whole transfer is said, and is asked once", async ({ app, api, token }) => {
  const place = await Place.take(app, api, token);
  const { reply } = await half(api);
  const body = String(reply?.body);
  await api.reply({ project: projects.large }, { contentType: json, body: body.slice(0, body.length / 2) });
  await place.refresh();
  const error = app.alert("响应不是 JSON");
  await expect(error).toContainText("可能是传输中断，或地址指向了其他服务。");
  await place.expectStale(error);
  expect(await place.asks()).toEqual([0]);
});

for (const status of [301, 302, 303, 307, 308]) {
  for (const [where, origin] of [
    ["the same", apiOrigin],
    ["another", otherApiOrigin],
  ] as const) {
    test(`fault 10: a ${status} to ${where} origin is refused, and the token does not follow it`, async ({
      app,
      api,
      token,
      page,
      watch,
    }) => {
      watch.allow(/^error: Failed to load resource: net::ERR_FAILED$/);
      const seen = origin === apiOrigin ? api : new StandIn(origin(), token);
      const path = `/v1/api/moved/${token}/${status}`;
      const location = `${origin()}${path}`;
      const place = await Place.take(app, api, token);
      await api.reply({ project: projects.large }, { status, headers: { location } });
      await place.refresh();
      const error = app.alert("无法连接接口");
      await expect(error).toContainText(causes);
      await expect(error).toContainText("接口返回了重定向。");
      await place.expectStale(error);
      expect(await place.asks()).toEqual([0, 0, 0]);
      expect(await seen.arrivedAt(path)).toEqual([]);
      expect(watch.urls.filter((url) => url.includes("/moved/"))).toEqual([]);
      // What does arrive there is told.
      await page.request.get(location);
      expect(await seen.arrivedAt(path)).toHaveLength(1);
      await place.closeDrawer();
      await api.heal();
      await error.getByRole("button", { name: app.words.retry, exact: true }).click();
      await place.expectFresh(4);
    });
  }
}
