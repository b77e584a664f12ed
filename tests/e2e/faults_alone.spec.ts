// The same faults where a page was asked for alone, and nothing is loaded behind it.
import type { Reply } from "./support/faults.ts";
import { Place } from "./support/place.ts";
import { pageOf } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

test.use({ background: false });

const here = { project: projects.large, offset: 200 };

const failures: { number: string; what: string; reply: Reply; said: string; attempts: number }[] = [
  { number: "01", what: "400", reply: { status: 400, body: "no" }, said: "请求被拒绝", attempts: 1 },
  { number: "03", what: "403", reply: { status: 403, body: "no" }, said: "没有该项目的权限", attempts: 1 },
  { number: "04", what: "404", reply: { status: 404, body: "no" }, said: "未找到", attempts: 1 },
  { number: "06", what: "429", reply: { status: 429, body: "no" }, said: "请求过于频繁", attempts: 3 },
  { number: "07", what: "500", reply: { status: 500, body: "no" }, said: "服务器出错", attempts: 1 },
  { number: "08", what: "503", reply: { status: 503, body: "no" }, said: "服务暂时不可用", attempts: 3 },
  { number: "09", what: "204", reply: { status: 204 }, said: "意外的空响应", attempts: 1 },
  { number: "11", what: "a web page", reply: { body: "<!doctype html>" }, said: "这不是接口的响应", attempts: 1 },
];

for (const { number, what, reply, said, attempts } of failures) {
  test(`fault ${number}: ${what} on a refresh of one page leaves everything on it`, async ({ app, api, token, watch }) => {
    watch.allowFailedReplies();
    const place = await Place.takeAlone(app, api, token);
    await api.reply(here, reply);
    await place.refresh();
    await place.expectStale(app.alert(said));
    expect(await place.asks()).toEqual(Array(attempts).fill(200));
    await place.closeDrawer();
    await api.heal();
    await app.alert(said).getByRole("button", { name: app.words.retry, exact: true }).click();
    await place.expectFresh(attempts + 1);
  });
}

test("fault 02: a page that the token is refused for is asked for with another one", async ({
  app,
  api,
  token,
  watch,
}) => {
  watch.allowFailedReplies();
  const place = await Place.takeAlone(app, api, token);
  await api.reply(here, { status: 401, body: "Unauthorized" });
  await place.refresh();
  await expect(app.tokenDialog).toBeVisible();
  await place.expectKept();
  await app.renew(`${token}-another`);
  await expect(app.button(app.words.refresh)).not.toHaveAttribute("aria-disabled", "true");
  await place.expectKept();
  expect(await place.asks()).toEqual([200]);
  expect((await api.pagesAsked(`${token}-another`)).map(({ offset }) => offset)).toEqual(["200"]);
});

test("fault 08: 502 and 504 before one page leave everything on it, and pass", async ({ app, api, token, watch }) => {
  watch.allowFailedReplies();
  const place = await Place.takeAlone(app, api, token);
  await api.reply({ ...here, times: 1 }, { status: 502, body: "" });
  await api.reply({ ...here, times: 1 }, { status: 504, body: "" });
  await place.refresh();
  await place.expectFresh(3);
});

test("fault 13: one page that is cut off half way leaves everything on it", async ({ app, api, token, page, watch }) => {
  watch.allow(/^error: Failed to load resource: net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH)$/);
  const place = await Place.takeAlone(app, api, token);
  const rows = (await api.rowsOf(projects.large)).slice(200, 300);
  const body = JSON.stringify(pageOf(rows.map((row) => ({ ...row, name: "of a part", key: "part" }))));
  const reply = { status: 200, contentType: "application/json", body };
  await api.cut(here, { at: { percent: 90 }, reply });
  await place.refresh();
  await place.expectStale(app.alert("无法连接接口"));
  await expect(page.getByText("of a part")).toHaveCount(0);
  expect(await place.asks()).toEqual([200, 200, 200]);
});
