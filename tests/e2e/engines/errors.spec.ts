// Errors of servers and networks, which each engine reports in its own way: they are told apart, and the rows stay.
import { expect, projects, test } from "./support/test.ts";
import type { Console } from "./support/console.ts";
import type { StandIn } from "../support/stand_in.ts";

const demo = { project: projects.demo };

const cases: { what: string; add: (api: StandIn) => Promise<void>; title: string; words: string }[] = [
  {
    what: "an error of the server",
    add: async (api) => api.reply(demo, { status: 500, body: "Internal Server Error" }),
    title: "服务器出错",
    words: "HTTP 500",
  },
  {
    what: "a redirect, which is not followed",
    add: async (api) => api.reply(demo, { status: 302, headers: { location: "/v1/api/elsewhere" } }),
    title: "请求被重定向",
    words: "",
  },
];

for (const { what, add, title, words } of cases) {
  test(`${what} keeps the rows, is named, and Retry goes on`, async ({ app, api, token }) => {
    await app.connectAndLoad(token, projects.demo);
    await add(api);
    await app.button(app.labels.refresh).click();
    await app.alert(title).role("button", app.labels.retry).expectVisible();
    expect((await app.alert(title).texts()).join()).toContain(words);
    await app.expectRange(1, 50, 143);
    await app.expectRows();
    expect((await api.requests()).filter(({ target }) => target.includes("elsewhere"))).toEqual([]);
    await api.clearFaults();
    await app.alert(title).role("button", app.labels.retry).click();
    await app.alert(title).role("button", app.labels.retry).expectGone();
    await app.expectRange(1, 50, 143);
  });
}

// WebKit takes a cut chunked body for whole.
for (const [what, chunked] of [
  ["with its length told", false],
  ["in chunks", true],
] as const) {
  test(`a reply ${what} that is cut off half way is tried thrice, then an error`, async ({ app, api, token }) => {
    await app.connectAndLoad(token, projects.demo);
    await app.expectLoaded(143);
    const requested = (await api.pageRequests()).length;
    await api.cut(demo, { at: { percent: 50 }, chunked });
    await app.button(app.labels.refresh).click();
    await app.alert("").role("button", app.labels.retry).expectVisible();
    await app.expectRange(1, 50, 143);
    await app.expectRows();
    expect((await api.pageRequests()).length - requested).toBe(3);
    await api.clearFaults();
    await api.cut({ ...demo, times: 2 }, { at: { percent: 50 }, chunked });
    await app.alert("").role("button", app.labels.retry).click();
    await expect.poll(async () => (await api.pageRequests()).length - requested).toBe(6);
    await app.alert("").role("button", app.labels.retry).expectGone();
    await app.expectRange(1, 50, 143);
  });
}

// WebKit, as Chromium, keeps the reply to a request with cookies to ask for the password itself.
for (const when of ["first", "later"] as const) {
  test(`a proxy that wants its own password at a ${when} request is named, and Retry goes on`, async ({
    app,
    api,
    token,
  }) => {
    const headers = { "www-authenticate": 'Basic realm="intranet"' };
    const reply = { status: 401, headers, body: "" };
    if (when === "first") {
      await api.reply(demo, reply);
      await app.connect(token, `?project=${projects.demo}`);
    } else {
      await app.connectAndLoad(token, projects.demo);
      await api.reply(demo, reply);
      await app.button(app.labels.refresh).click();
    }
    const error = app.alert("接口前的代理要求输入它自己的密码");
    await error.role("button", app.labels.changeToken).expectVisible();
    await app.tokenDialog.expectGone();
    await api.clearFaults();
    await error.role("button", app.labels.retry).click();
    await error.role("button", app.labels.retry).expectGone();
    await app.expectRange(1, 50, 143);
    await app.expectRows();
  });
}

for (const status of [200, 401, 403]) {
  test(`a sign-on's page of ${status} is named without a dialog, and Retry goes on`, async ({ app, api, token }) => {
    await app.connectAndLoad(token, projects.demo);
    await api.reply(demo, { status, contentType: "text/html", body: "<!doctype html><p>Sign in" });
    await app.button(app.labels.refresh).click();
    const error = app.alert("很可能是本站要求登录");
    await error.role("button", "重新加载").expectVisible();
    await app.tokenDialog.expectGone();
    await app.expectRows();
    await api.clearFaults();
    await error.role("button", app.labels.retry).click();
    await error.role("button", app.labels.retry).expectGone();
    await app.expectRange(1, 50, 143);
  });
}

test("a limit of the server is waited for, and Retry doesn't have to be", async ({ app, api, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await api.reply(demo, { status: 429, body: "", headers: { "retry-after": "60" } });
  await app.button(app.labels.refresh).click();
  const retry = app.button(app.labels.retryNow);
  await retry.expectVisible();
  await app.expectRows();
  await api.clearFaults();
  await retry.click();
  await retry.expectGone();
  await app.expectRange(1, 50, 143);
});

/** Refreshes, with a reply of 401 that is held until `release("refused")`. */
async function refreshToBeRefused(app: Console, api: StandIn): Promise<void> {
  const requested = (await api.pageRequests()).length;
  await api.stall(demo, { at: "start", reply: { status: 401, body: "refused" }, name: "refused" });
  await app.button(app.labels.refresh).click();
  await expect.poll(async () => (await api.pageRequests()).length).toBe(requested + 1);
}

test("a refused token keeps the rows, and the dialog takes another one", async ({ app, api, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await api.reply(demo, { status: 401, body: "" });
  await app.button(app.labels.refresh).click();
  await app.tokenDialog.expectVisible();
  expect(await tab.evaluate(() => document.querySelectorAll("tbody th[scope=row]").length)).toBeGreaterThan(0);
  await api.clearFaults();
  await app.tokenDialog.locate({ label: app.labels.token }).fill(`${token}-new`);
  await app.tokenDialog.role("button", app.labels.goOn).click();
  await app.tokenDialog.expectGone();
  await app.expectRange(1, 50, 143);
  expect(await tab.evaluate(() => sessionStorage.getItem("segment-console.session"))).toContain(`${token}-new`);
});

test("a token that is refused while somebody types takes no key", async ({ app, api, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await refreshToBeRefused(app, api);
  await app.search.click();
  await tab.type("stage");
  await api.release("refused");
  await tab.type(":error");
  await app.search.expectValue("stage:error");
  await app.tokenDialog.expectVisible();
  await tab.type("abc");
  await tab.press("Enter");
  await app.tokenDialog.locate({ label: app.labels.token }).expectValue("");
  await app.tokenDialog.expectVisible();
  await app.search.expectValue("stage:error");
  expect((await api.requests(`${token}`)).filter(({ status }) => status === 401)).toHaveLength(1);
});
