// Refused tokens (401): a dialog asks for a new one, and the view goes on unchanged.
import { expectAccessible } from "./support/axe.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import { exposeAllRows } from "./support/rendered_rows.ts";
import { Screen } from "./support/screen.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const refused = { status: 401, body: "Unauthorized" };

/** The limits and offsets of all page requests with a token. */
async function requestedPages(api: StandIn, token: string): Promise<unknown[]> {
  return (await api.pageRequests(token)).map(({ limit, offset }) => [limit, offset]);
}

/** Asserts the texts of the token dialog in the current language. */
async function expectDialogText(app: Screen): Promise<void> {
  const message = {
    zh: "接口不接受当前令牌：它可能已过期或被撤销。输入新令牌后，会从中断处继续，数据、筛选和位置都会保留。",
    en: "The API no longer accepts the current token: it may have expired or been revoked. Enter a new one to go on where you were. Rows, filters and your place are kept.",
  }[app.language];
  await expect(app.tokenDialog).toContainText(message);
  const hint = { zh: "只会发送到当前的接口地址", en: "It is sent to the current API address only" }[app.language];
  await expect(app.token).toHaveAccessibleDescription(hint);
}

test.describe("for the page on screen alone", () => {
  test.use({ background: false });

  test("an expired token opens the dialog, and another one goes on at the same place", async ({
    app,
    api,
    token,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    const expired = token.replace("demo-token", "expired-token");
    await app.connect({ token: expired, query: `?project=${projects.demo}&page=2&size=20` });
    await expectDialogText(app);
    await expect(app.token).toHaveValue("");
    await expect(app.token).toBeFocused();
    await expect(app.token).toHaveAttribute("type", "password");
    await app.replaceToken(token);
    await app.expectRange(21, 40, 143);
    expect(app.query()).toEqual({ project: projects.demo, page: "2", size: "20" });
    expect(await requestedPages(api, expired)).toEqual([["20", "20"]]);
    expect(await requestedPages(api, token)).toEqual([["20", "20"]]);
  });

  test("the dialog speaks English where the page does", async ({ app, token, monitor }) => {
    monitor.allowFailedReplies();
    await app.open();
    await app.setLanguage("en");
    await app.connect({ token: token.replace("demo-token", "expired-token"), project: projects.demo });
    await expectDialogText(app);
    await app.replaceToken(token);
    await app.expectRange(1, 50, 143);
  });

  test("a second token that is refused too is said, and a third one goes on", async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo, "?page=2");
    await api.reply({ project: projects.demo }, refused);
    await app.button(app.labels.refresh).click();
    await expect(app.tokenDialog).toBeVisible();
    const wrong = token.replace("demo-token", "expired-token");
    await app.token.fill(wrong);
    await app.token.press("Enter");
    await expect.poll(() => requestedPages(api, wrong)).toEqual([["50", "50"]]);
    await expect(app.tokenDialog).toBeVisible();
    await expect(app.token).toHaveValue("");
    await app.replaceToken(`${token}-third`);
    await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
    await app.expectRange(51, 100, 143);
    expect(await requestedPages(api, `${token}-third`)).toEqual([["50", "50"]]);
    expect(await requestedPages(api, token)).toHaveLength(2);
  });

  test("a reload after another token needs no token", async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo);
    await api.reply({ project: projects.demo }, refused);
    await app.button(app.labels.refresh).click();
    await app.replaceToken(`${token}-another`);
    await page.reload();
    await app.expectRange(1, 50, 143);
    expect((await api.pageRequests(`${token}-another`)).length).toBe(2);
  });

  test("what can be no token is said beside its field, and nothing is asked", async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo);
    await api.reply({ project: projects.demo }, refused);
    await app.button(app.labels.refresh).click();
    for (const [typed, message] of [
      ["", "请输入访问令牌"],
      ["one two", "令牌中间不应有空格或换行，可能多粘贴了内容"],
    ]) {
      await app.token.fill(typed);
      await app.tokenDialog.getByRole("button", { name: app.labels.goOn, exact: true }).click();
      await expect(app.token).toHaveAccessibleDescription(new RegExp(`^${message}`));
      await expect(app.token).toBeFocused();
      await expect(app.token).toHaveValue(typed);
    }
    expect(await api.pageRequests()).toHaveLength(2);
    await app.replaceToken(` Bearer ${token}-another`);
    await app.expectRange(1, 50, 143);
  });

  test("Not now leaves the rows and the error, whose button opens the dialog again", async ({
    app,
    api,
    token,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo, "?page=2");
    await api.reply({ project: projects.demo }, refused);
    await app.button(app.labels.refresh).click();
    await app.postponeToken();
    const error = app.alert("令牌无效或已过期");
    await expect(error).toContainText("请更换访问令牌。您的项目和页码会保留。");
    await expect(error).toContainText(/下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/);
    await app.expectRange(51, 100, 143);
    await error.getByRole("button", { name: app.labels.changeToken, exact: true }).click();
    await expect(app.token).toBeFocused();
    expect(await api.pageRequests()).toHaveLength(2);
    await app.replaceToken(`${token}-another`);
    await expect(error).toHaveCount(0);
    await app.expectRange(51, 100, 143);
    expect(await requestedPages(api, `${token}-another`)).toEqual([["50", "50"]]);
  });

  test("everybody can use the dialog", async ({ app, token, monitor }) => {
    monitor.allowFailedReplies();
    await app.connect({ token: token.replace("demo-token", "expired-token"), project: projects.demo });
    await expect(app.token).toBeFocused();
    await app.tokenDialog.getByRole("button", { name: app.labels.goOn, exact: true }).click();
    await expect(app.token).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(app.page);
  });

  test("Escape means not now", async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo);
    await api.reply({ project: projects.demo }, refused);
    await app.button(app.labels.refresh).click();
    await expect(app.token).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(app.tokenDialog).toBeHidden();
    await expect(app.alert("令牌无效或已过期")).toBeVisible();
    await app.expectRange(1, 50, 143);
  });

  test("the session can be ended in the dialog", async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo, "?page=2");
    await api.reply({ project: projects.demo }, refused);
    await app.button(app.labels.refresh).click();
    await app.tokenDialog.getByRole("button", { name: app.labels.disconnect, exact: true }).click();
    await expect(app.button(app.labels.connect)).toBeVisible();
    await expect(app.token).toHaveValue("");
    expect(app.query()).toEqual({});
    await expect(page.getByRole("row")).toHaveCount(0);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test("another page asked for meanwhile waits for the new token too", async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo);
    await api.reply({ project: projects.demo }, refused);
    await app.button(app.labels.next).click();
    await expect(app.tokenDialog).toBeVisible();
    await page.goBack();
    await page.goForward();
    expect(await api.pageRequests()).toHaveLength(2);
    await app.replaceToken(`${token}-another`);
    await app.expectRange(51, 100, 143);
    expect(await requestedPages(api, `${token}-another`)).toEqual([["50", "50"]]);
  });
});

test("fault 02: a token refused on a refresh leaves everything, and the request goes on with another", async ({
  app,
  api,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large }, refused);
  await view.refresh();
  await expectDialogText(app);
  await view.expectUnchanged();
  expect(await view.requestedOffsets()).toEqual([0]);
  await app.replaceToken(`${token}-another`);
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  await view.expectUnchanged();
  const others = await api.pageRequests(`${token}-another`);
  expect(others.map(({ offset }) => offset)).toEqual(["0", "1000", "2000"]);
  expect(await view.requestedOffsets()).toEqual([0]);
});

test("fault 02: Escape over an open row leaves the dialog alone", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large }, refused);
  await view.refresh();
  await expect(app.token).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(app.tokenDialog).toBeHidden();
  await view.expectUnchangedBelow(app.alert("令牌无效或已过期"));
  expect(await view.requestedOffsets()).toEqual([0]);
});

test("fault 02: not now leaves everything with the error, whose button asks for the token again", async ({
  app,
  api,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large }, refused);
  await view.refresh();
  await app.postponeToken();
  const error = app.alert("令牌无效或已过期");
  await view.expectUnchangedBelow(error);
  await view.closeDrawer();
  await error.getByRole("button", { name: app.labels.changeToken, exact: true }).click();
  await app.replaceToken(`${token}-another`);
  await expect(error).toHaveCount(0);
  await view.expectUnchanged();
  const others = await api.pageRequests(`${token}-another`);
  expect(others.map(({ offset }) => offset)).toEqual(["0", "1000", "2000"]);
  expect(await view.requestedOffsets()).toEqual([0]);
});

test("fault 02: a token refused in one tab is nothing to another tab", async ({
  app,
  api,
  token,
  page,
  context,
  monitor,
}) => {
  monitor.allowFailedReplies();
  await app.connectAndLoad(token, projects.demo, "?page=2");
  const tab = await context.newPage();
  await exposeAllRows(tab);
  const other = new Screen(tab);
  await other.connectAndLoad(token, projects.demo, "?q=stage:finish");
  const [rows, pages] = [await other.countRows(), await other.pager.textContent()];
  await api.reply({ project: projects.demo, times: 1 }, refused);
  await app.button(app.labels.refresh).click();
  await expect(app.tokenDialog).toBeVisible();
  await expect(other.tokenDialog).toBeHidden();
  const replied = tab.waitForResponse(/segment_profiles/);
  await other.button(other.labels.refresh).click();
  expect((await replied).status()).toBe(200);
  await app.replaceToken(`${token}-another`);
  await app.expectRange(51, 100, 143);
  // Each tab keeps its own token, also after a reload.
  const requested = (await api.pageRequests()).length;
  const others = (await api.pageRequests(`${token}-another`)).length;
  await tab.reload();
  await expect(other.pager).toHaveText(String(pages));
  expect(await other.countRows()).toBe(rows);
  expect((await api.pageRequests()).length).toBeGreaterThan(requested);
  expect(await api.pageRequests(`${token}-another`)).toHaveLength(others);
  await expect(other.search).toHaveValue("stage:finish");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
});
