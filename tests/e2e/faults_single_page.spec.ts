// Faults of a single page, with background loading off.
import { isCrossOrigin } from "./support/deployment.ts";
import type { Reply } from "./support/faults.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import { makePage } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

test.use({ background: false });

const here = { project: projects.large, offset: 200 };

const failures: { number: string; what: string; reply: Reply; message: string; attempts: number }[] = [
  { number: "01", what: "400", reply: { status: 400, body: "no" }, message: "请求被拒绝", attempts: 1 },
  { number: "03", what: "403", reply: { status: 403, body: "no" }, message: "没有该项目的权限", attempts: 1 },
  { number: "04", what: "404", reply: { status: 404, body: "no" }, message: "未找到", attempts: 1 },
  { number: "06", what: "429", reply: { status: 429, body: "no" }, message: "请求过于频繁", attempts: 3 },
  { number: "07", what: "500", reply: { status: 500, body: "no" }, message: "服务器出错", attempts: 1 },
  { number: "08", what: "503", reply: { status: 503, body: "no" }, message: "服务暂时不可用", attempts: 3 },
  { number: "09", what: "204", reply: { status: 204 }, message: "意外的空响应", attempts: 1 },
  { number: "11", what: "a web page", reply: { body: "<!doctype html>" }, message: "这不是接口的响应", attempts: isCrossOrigin ? 1 : 2 },
];

for (const { number, what, reply, message, attempts } of failures) {
  test(`fault ${number}: ${what} on a refresh of one page leaves everything on it`, async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    const view = await LargeProjectView.openSinglePage(app, api, token);
    await api.reply(here, reply);
    await view.refresh();
    await view.expectUnchangedBelow(app.alert(message));
    expect(await view.requestedOffsets()).toEqual(Array(attempts).fill(200));
    await view.closeDrawer();
    await api.clearFaults();
    await app.alert(message).getByRole("button", { name: app.labels.retry, exact: true }).click();
    await view.expectRefreshed(attempts + 1);
  });
}

test("fault 02: a page that the token is refused for is asked for with another one", async ({
  app,
  api,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.openSinglePage(app, api, token);
  await api.reply(here, { status: 401, body: "Unauthorized" });
  await view.refresh();
  await expect(app.tokenDialog).toBeVisible();
  await view.expectUnchanged();
  await app.replaceToken(`${token}-another`);
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  await view.expectUnchanged();
  expect(await view.requestedOffsets()).toEqual([200]);
  expect((await api.pageRequests(`${token}-another`)).map(({ offset }) => offset)).toEqual(["200"]);
});

test("fault 08: 502 and 504 before one page leave everything on it, and pass", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.openSinglePage(app, api, token);
  await api.reply({ ...here, times: 1 }, { status: 502, body: "" });
  await api.reply({ ...here, times: 1 }, { status: 504, body: "" });
  await view.refresh();
  await view.expectRefreshed(3);
});

test("fault 13: one page that is cut off half way leaves everything on it", async ({ app, api, token, page, monitor }) => {
  monitor.allow(/^error: Failed to load resource: net::ERR_(INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH)$/);
  const view = await LargeProjectView.openSinglePage(app, api, token);
  const rows = (await api.rows(projects.large)).slice(200, 300);
  const body = JSON.stringify(makePage(rows.map((row) => ({ ...row, name: "of a part", key: "part" }))));
  const reply = { status: 200, contentType: "application/json", body };
  await api.cut(here, { at: { percent: 90 }, reply });
  await view.refresh();
  await view.expectUnchangedBelow(app.alert("无法连接接口"));
  await expect(page.getByText("of a part")).toHaveCount(0);
  expect(await view.requestedOffsets()).toEqual([200, 200, 200]);
});
