// Network faults: replies that are cut off, reset or redirected.
import { apiOrigin, isCrossOrigin, otherApiOrigin } from "./support/deployment.ts";
import * as other from "./support/cross_origin.ts";
import type { BrokenReply } from "./support/faults.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import { makePage, StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const json = "application/json";
const causes = "可能的原因（按可能性从高到低）：网络中断；接口地址有误；";

/** The browser's own console message for each attempt, which no page can prevent. */
const networkError =
  /^error: Failed to load resource: net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|CONNECTION_RESET)$/;

/** The first half of the first block, with other names than the rows on screen. */
async function halfBlock(api: StandIn, more: Partial<BrokenReply> = {}): Promise<BrokenReply> {
  const rows = (await api.rows(projects.large)).slice(0, 1_000);
  const renamed = rows.map((row) => ({ ...row, name: "of a part", key: "part" }));
  const body = JSON.stringify(makePage(renamed, { limit: 1_000, totalCount: 2_500, hasNextPage: true }));
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
    // Caddy 2.6 completes a cut chunked reply as if it were whole; sockets.spec.ts tests its message.
    const where = on === test && chunked ? " (not behind Caddy)" : "";
    on(`fault 13: a body ${what} that is ${its} half way is tried thrice, and no part of it taken${where}`, async ({
      app,
      api,
      token,
      page,
      monitor,
    }) => {
      monitor.allow(networkError);
      const view = await LargeProjectView.open(app, api, token);
      await api[kind]({ project: projects.large }, await halfBlock(api, { chunked }));
      await view.refresh();
      const error = app.alert("无法连接接口");
      await expect(error).toContainText(causes);
      await view.expectUnchangedBelow(error);
      await expect(page.getByText("of a part")).toHaveCount(0);
      expect(await view.requestedOffsets()).toEqual([0, 0, 0]);
      expect(monitor.messages.filter((line) => networkError.test(line))).toHaveLength(3);
      await view.closeDrawer();
      await api.clearFaults();
      await error.getByRole("button", { name: app.labels.retry, exact: true }).click();
      await view.expectRefreshed(4);
    });
  }
}

test("fault 13: a body cut off twice is asked for a third time, and comes", async ({ app, api, token, page, monitor }) => {
  monitor.allow(networkError);
  const view = await LargeProjectView.open(app, api, token);
  await api.cut({ project: projects.large, times: 2 }, await halfBlock(api));
  await view.refresh();
  await view.expectRefreshed(3);
  await expect(page.getByText("of a part")).toHaveCount(0);
});

other.test("fault 13: a connection reset before any byte is tried again", async ({ app, api, token, monitor }) => {
  monitor.allow(networkError);
  const view = await LargeProjectView.open(app, api, token);
  const before = monitor.urls.length;
  await api.reset({ project: projects.large }, { at: "start" });
  await view.refresh();
  await view.expectUnchangedBelow(app.alert("无法连接接口"));
  // The page's own attempts: Chromium also retries by itself where it reused a connection and received nothing.
  expect(monitor.urls.slice(before).filter((url) => url.includes(projects.large))).toHaveLength(3);
  const requested = await view.requestedOffsets();
  expect(requested).toEqual(requested.map(() => 0));
  expect(monitor.messages.filter((line) => networkError.test(line))).toHaveLength(3);
  await view.closeDrawer();
  await api.clearFaults();
  await app.alert("无法连接接口").getByRole("button", { name: app.labels.retry, exact: true }).click();
  await view.expectRefreshed(requested.length + 1);
});

// Short enough for nginx to leave it as it is, with its length.
const early = { head: '{"values":[', piece: '{"id":"a"},', bytes: 880, contentLength: true };

test("fault 13: JSON that ends early in a whole transfer is said, and is asked once", async ({ app, api, token }) => {
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large }, { contentType: json, body: early });
  await view.refresh();
  const error = app.alert("响应不是 JSON");
  await expect(error).toContainText("可能是传输中断，或地址指向了其他服务。");
  await view.expectUnchangedBelow(error);
  expect(await view.requestedOffsets()).toEqual([0]);
});

// nginx gzips it, and tells no length then.
for (const [where, length] of [
  ["within a row", (body: string) => body.length / 2],
  ["right behind a row", (body: string) => body.indexOf("},{", body.length / 2) + 1],
] as const) {
  test(`fault 13: JSON that ends early, ${where}, in a transfer of no told length is tried thrice (behind nginx)`, async ({
    app,
    api,
    token,
    page,
  }) => {
    const view = await LargeProjectView.open(app, api, token);
    const { reply } = await halfBlock(api);
    const body = String(reply?.body);
    const half = { contentType: json, body: body.slice(0, length(body)) };
    await api.reply({ project: projects.large }, half);
    await view.refresh();
    const error = app.alert("响应不是 JSON");
    await view.expectUnchangedBelow(error);
    await expect(page.getByText("of a part")).toHaveCount(0);
    expect(await view.requestedOffsets()).toEqual([0, 0, 0]);
    await view.closeDrawer();
    await api.clearFaults();
    await api.reply({ project: projects.large, times: 2 }, half);
    await error.getByRole("button", { name: app.labels.retry, exact: true }).click();
    await view.expectRefreshed(6);
  });
}

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
      monitor,
    }) => {
      const seen = origin === apiOrigin ? api : new StandIn(origin(), token);
      const path = `/v1/api/moved/${token}/${status}`;
      const location = `${origin()}${path}`;
      const view = await LargeProjectView.open(app, api, token);
      await api.reply({ project: projects.large }, { status, headers: { location } });
      await view.refresh();
      const error = app.alert("请求被重定向");
      await expect(error).toContainText("很可能是本站要求登录：请刷新页面并登录，您的位置会保留。");
      await view.expectUnchangedBelow(error);
      // On the page's own origin once more with its cookies, for a sign-on.
      expect(await view.requestedOffsets()).toEqual(isCrossOrigin ? [0] : [0, 0]);
      // The browser's protocol tells of the target as of a request, though none is sent: the API's own log has none.
      monitor.allowOrigin(origin());
      expect(await seen.requestsTo(path)).toEqual([]);
      // A request that does arrive there is logged, so the assertion above can fail.
      await page.request.get(location);
      expect(await seen.requestsTo(path)).toHaveLength(1);
      await view.closeDrawer();
      await api.clearFaults();
      await error.getByRole("button", { name: app.labels.retry, exact: true }).click();
      await view.expectRefreshed(isCrossOrigin ? 2 : 3);
    });
  }
}
