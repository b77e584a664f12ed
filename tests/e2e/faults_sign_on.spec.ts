// Fault 42: a sign-on or a password in front of the site or the API.
import type { Reply } from "./support/faults.ts";
import { apiOrigin, env, isCrossOrigin } from "./support/deployment.ts";
import { expect, projects, test } from "./support/test.ts";

test.use({ background: false });

const html = "text/html; charset=utf-8";
const login = "<!doctype html><title>Sign in</title><form><input name=user><input type=password></form>";

/** `<p>登录` in GBK. */
const inGbk = [0x3c, 0x70, 0x3e, 0xb5, 0xc7, 0xc2, 0xbc];

/** What a sign-on answers to a request without a session of its own. */
const pages: [string, Reply][] = [
  ["200 and a page", { status: 200, contentType: html, body: login }],
  ["401 and a page", { status: 401, contentType: html, body: login }],
  ["403 and a page", { status: 403, contentType: html, body: login }],
  ["401 and a page in GBK", { status: 401, contentType: "text/html; charset=gbk", body: inGbk }],
  ["200 and a page in GBK", { status: 200, contentType: "text/html", body: inGbk }],
];

test("fault 42: a sign-on passes with its cookies, which go to the page's own origin alone", async ({
  app,
  api,
  token,
  page,
}) => {
  const site = { name: "sign-on", value: "yes" };
  // Of whole origins: under a path, the site's own cookie would be sent beside the API's.
  const origins = new Set([new URL(env("CONSOLE_URL")).origin, apiOrigin()]);
  await page.context().addCookies([...origins].map((url) => ({ ...site, url })));
  const config = page.waitForRequest(/config\.json$/);
  await api.reply({ project: projects.demo, times: 1 }, { status: 302, headers: { location: "/login" } });
  await app.connect({ token, query: `?project=${projects.demo}` });
  expect((await (await config).allHeaders()).cookie).toBe("sign-on=yes");
  if (isCrossOrigin) {
    await expect(app.alert("请求被重定向")).toBeVisible();
    await app.button(app.labels.retry).click();
  }
  await app.expectRange(1, 50, 143);
  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, 143);
  const cookies = (await api.pageRequests()).map(({ headers }) => headers.cookie);
  const sent = isCrossOrigin ? undefined : "sign-on=yes";
  expect(cookies).toEqual([undefined, sent, sent]);
});

test("fault 42: a sign-on that redirects is named, and a reload keeps the place", async ({ app, api, token, page }) => {
  await app.connect({ token, query: `?project=${projects.demo}&page=2` });
  await app.expectRange(51, 100, 143);
  await api.reply({ project: projects.demo }, { status: 302, headers: { location: "/login" } });
  await app.button(app.labels.refresh).click();
  const error = app.alert("请求被重定向");
  await expect(error).toContainText("很可能是本站要求登录：请刷新页面并登录，您的位置会保留。");
  await app.expectRange(51, 100, 143);
  await api.clearFaults();
  const loaded = page.waitForEvent("load");
  await error.getByRole("button", { name: "重新加载", exact: true }).click();
  await loaded;
  await app.expectRange(51, 100, 143);
});

test("fault 42: a redirected config.json is named", async ({ app, page }) => {
  await page.unroute("**/config.json");
  await page.route("**/config.json", (route) => route.fulfill({ status: 302, headers: { location: "/login" } }));
  await app.open();
  await expect(app.alert("config.json 被重定向：本站可能要求登录。")).toBeVisible();
});

test("fault 42: a proxy that wants its own password is no refused token", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const headers = { "www-authenticate": 'Basic realm="intranet"' };
  await api.reply({ project: projects.demo }, { status: 401, headers, body: "Authorization Required" });
  await app.connect({ token, query: `?project=${projects.demo}` });
  const error = app.alert("接口前的代理要求输入它自己的密码");
  // Another origin says so only where it exposes the header.
  if (isCrossOrigin) {
    await expect(app.tokenDialog).toBeVisible();
    return;
  }
  await expect(error).toContainText("请联系此控制台的维护人员，让代理对 /v1/api 不要求该密码。");
  await expect(app.tokenDialog).toBeHidden();
  await error.getByRole("button", { name: app.labels.changeToken, exact: true }).click();
  await expect(app.token).toBeFocused();
});

const words: Reply = { status: 401, contentType: html, body: "No session" };

for (const [what, reply] of [...pages, ["401 and words that claim to be a page", words] as const]) {
  test(`fault 42: a sign-on that answers with ${what} passes with its cookies (behind a proxy)`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await page.context().addCookies([{ name: "sign-on", value: "yes", url: apiOrigin() }]);
    await api.reply({ project: projects.demo, times: 1 }, reply);
    await app.connect({ token, query: `?project=${projects.demo}` });
    await app.expectRange(1, 50, 143);
    await app.button(app.labels.next).click();
    await app.expectRange(51, 100, 143);
    const cookies = (await api.pageRequests()).map(({ headers }) => headers.cookie);
    expect(cookies).toEqual([undefined, "sign-on=yes", "sign-on=yes"]);
  });
}

for (const [what, reply] of pages) {
  test(`fault 42: a sign-on that goes on to answer with ${what} is named, and asks for no token (behind a proxy)`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await app.connect({ token, query: `?project=${projects.demo}&page=2` });
    await app.expectRange(51, 100, 143);
    const requested = (await api.pageRequests()).length;
    await api.reply({ project: projects.demo }, reply);
    await app.button(app.labels.refresh).click();
    const error = app.alert("这不是接口的响应");
    await expect(error).toContainText("很可能是本站要求登录：请刷新页面并登录，您的位置会保留。");
    await expect(error).toContainText(`HTTP ${reply.status}`);
    await expect(app.tokenDialog).toBeHidden();
    await app.expectRange(51, 100, 143);
    // Without cookies, with them, and no more.
    expect((await api.pageRequests()).length - requested).toBe(2);
    const changesToken = error.getByRole("button", { name: app.labels.changeToken, exact: true });
    await expect(changesToken).toHaveCount(reply.status === 200 ? 0 : 1);
    await app.setLanguage("en");
    await expect(app.alert("This reply is not from the API")).toContainText("Most likely the site wants you to sign in");
    await app.setLanguage("zh");
    await api.clearFaults();
    const loaded = page.waitForEvent("load");
    await error.getByRole("button", { name: "重新加载", exact: true }).click();
    await loaded;
    await app.expectRange(51, 100, 143);
  });
}

test("fault 42: a web page of the API that refuses the token gives way to another one (behind a proxy)", async ({
  app,
  api,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  await api.reply({ project: projects.demo }, { status: 401, contentType: html, body: "<html><h1>401</h1></html>" });
  await app.connect({ token, query: `?project=${projects.demo}` });
  const error = app.alert("这不是接口的响应");
  await error.getByRole("button", { name: app.labels.changeToken, exact: true }).click();
  await app.replaceToken(`${token}-another`);
  await app.expectRange(1, 50, 143);
});

const refusals: [string, Reply][] = [
  ["in JSON", { status: 401, contentType: "application/json", body: '{"message": "token 已过期"}' }],
  ["in words", { status: 401, body: "token expired" }],
  [
    "with a page and a challenge for a token",
    { status: 401, contentType: html, body: login, headers: { "www-authenticate": "Bearer" } },
  ],
];

for (const [what, reply] of refusals) {
  test(`fault 42: a token that is refused ${what} is asked for, and no cookies are sent`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await page.context().addCookies([{ name: "sign-on", value: "yes", url: apiOrigin() }]);
    await api.reply({ project: projects.demo }, reply);
    await app.connect({ token, query: `?project=${projects.demo}` });
    await expect(app.tokenDialog).toBeVisible();
    expect((await api.pageRequests()).map(({ headers }) => headers.cookie)).toEqual([undefined]);
  });
}

for (const status of [200, 401, 403, 404] as const) {
  test(`fault 42: a page of ${status} in the place of config.json is named, and the console starts`, async ({
    app,
    page,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await page.unroute("**/config.json");
    const reply = { status, contentType: html, body: "<p>Sign in" };
    await page.route(/\/(config|manifest)\.json$/, (route) => route.fulfill(reply));
    await app.open();
    const text =
      status === 404
        ? "无法读取 config.json，已使用默认设置。"
        : "收到的是一个网页，而不是 config.json：该文件不存在，或本站要求登录。请刷新页面并登录，在此之前使用默认配置。";
    await expect(app.alert(text)).toBeVisible();
    await expect(app.button(app.labels.connect)).toBeEnabled();
  });
}
