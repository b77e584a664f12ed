// Faults 40, 41, 43, 57 and 61: what fills the token field unasked, a 401 while somebody types, errors with words in
// JSON, sessions that were ended, and tokens pasted with something around them.
import { configure, env } from "./support/deployment.ts";
import type { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";

test.use({ background: false });

const json = "application/json";

/** Fills a field as browsers and password managers do: its value first, then an event without an `inputType`. */
async function fillUnasked(app: Screen, field: string, text: string): Promise<void> {
  await app.field(field).evaluate((input: HTMLInputElement, text) => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, text);
}

test("fault 40: a password filled in unasked is undone, said and not sent", async ({ app, api, token, page }) => {
  await app.open(`?project=${projects.demo}`);
  await expect(app.token).toHaveAttribute("autocomplete", "new-password");
  await fillUnasked(app, app.labels.token, token);
  await expect(app.token).toHaveValue("");
  await expect(app.token).toHaveAccessibleDescription(/^浏览器或密码管理器自动填写了此栏，已撤销，请自行输入或粘贴/);
  await app.button(app.labels.connect).click();
  await expect(app.token).toBeFocused();
  expect(await api.requests()).toEqual([]);
  // Typing goes on without what a browser wrote there without an event.
  await app.token.evaluate((input: HTMLInputElement) => {
    input.value = "portal-password";
  });
  await page.keyboard.type(token);
  await expect(app.token).toHaveValue(token);
  await app.button(app.labels.connect).click();
  await app.expectRange(1, 50, 143);
});

test("fault 40: a user name filled in unasked does not become the API address", async ({ app, page }) => {
  await configure(page, { apiAddresses: ["https://api.example.com"] });
  await app.open();
  await expect(app.field(app.labels.address)).toHaveValue("https://api.example.com");
  await fillUnasked(app, app.labels.address, "portal-user");
  await expect(app.field(app.labels.address)).toHaveValue("https://api.example.com");
  await expect(app.field(app.labels.address)).toHaveAccessibleDescription(/^浏览器或密码管理器自动填写了此栏/);
  await app.field(app.labels.address).fill("https://other.example.com");
  await expect(app.field(app.labels.address)).not.toHaveAccessibleDescription(/自动填写/);
});

/** Starts a refresh whose reply is a 401, held until the returned function is called. */
async function refreshToBeRefused(app: Screen): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await app.page.route("**/segment_profiles?*", async (route) => {
    await held;
    await route.fulfill({ status: 401, json: { message: "token 已过期" } });
  });
  await app.button(app.labels.refresh).click();
  return release;
}

test("fault 41: a token refused while somebody types takes no key", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await app.connectAndLoad(token, projects.demo);
  const release = await refreshToBeRefused(app);
  await app.search.focus();
  await page.keyboard.type("stage");
  const refused = page.waitForResponse(/segment_profiles/);
  release();
  await refused;
  await page.keyboard.type(":error", { delay: 20 });
  await expect(app.search).toHaveValue("stage:error");
  await expect(app.tokenDialog).toBeVisible();
  // What comes after it opened goes nowhere, and submits nothing.
  await page.keyboard.type("abc");
  await page.keyboard.press("Enter");
  await expect(app.tokenDialog).toContainText("接口返回：token 已过期");
  await expect(app.token).toHaveValue("");
  await expect(app.token).not.toHaveAttribute("aria-invalid", "true");
  await expect(app.search).toHaveValue("stage:error");
  await page.unroute("**/segment_profiles?*");
  expect(await api.pageRequests()).toHaveLength(1);
  await app.replaceToken(`${token}-another`);
  await expect(app.search).toHaveValue("stage:error");
  expect(await api.pageRequests()).toHaveLength(1);
});

test("fault 41: the dialog waits for the end of a composition", async ({ app, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await app.connectAndLoad(token, projects.demo);
  const release = await refreshToBeRefused(app);
  await app.search.focus();
  const inputMethod = await page.context().newCDPSession(page);
  await inputMethod.send("Input.imeSetComposition", { text: "gao", selectionStart: 3, selectionEnd: 3 });
  const refused = page.waitForResponse(/segment_profiles/);
  release();
  await refused;
  await inputMethod.send("Input.imeSetComposition", { text: "gaojia", selectionStart: 6, selectionEnd: 6 });
  await expect(app.search).toBeFocused();
  await expect(app.tokenDialog).toBeHidden();
  await inputMethod.send("Input.insertText", { text: "高价" });
  await expect(app.tokenDialog).toBeVisible();
  await expect(app.token).toHaveValue("");
  await expect(app.search).toHaveValue("高价");
});

for (const [status, body, title, words] of [
  [200, { code: 401, message: "token 已过期" }, "接口返回的是一条消息，而不是数据", "token 已过期"],
  [200, { success: false, values: [], msg: "没有登录" }, "接口返回的是一条消息，而不是数据", "没有登录"],
  [403, { error: { message: "not yours" } }, "没有该项目的权限", "not yours"],
  [404, { detail: [{ msg: "no such project" }] }, "未找到", "no such project"],
  [500, { errors: ["first", "second"] }, "服务器出错", "first; second"],
  [422, { error_description: "<b>bold</b> is text" }, "请求被拒绝", undefined],
] as const) {
  test(`fault 43: ${status} with ${JSON.stringify(body)}`, async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    await api.reply({ project: projects.demo }, { status, contentType: json, body: JSON.stringify(body) });
    await app.connect({ token, query: `?project=${projects.demo}` });
    const error = app.alert(title);
    await expect(error).toBeVisible();
    if (words === undefined) {
      await expect(error).not.toContainText("接口返回：");
    } else {
      await expect(error).toContainText(`接口返回：${words}`);
    }
    await expect(app.tokenDialog).toBeHidden();
    const offered = status === 200 || status === 403;
    await expect(error.getByRole("button", { name: app.labels.changeToken, exact: true })).toHaveCount(offered ? 1 : 0);
  });
}

test("fault 57: a session that was ended is not revived by an old sessionStorage", async ({ app, api, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const old = await page.evaluate(() => Object.entries({ ...sessionStorage }));
  await app.button(app.labels.disconnect).click();
  await expect(app.button(app.labels.connect)).toBeVisible();
  const requested = (await api.requests()).length;
  await page.evaluate((old) => old.forEach(([key, value]) => sessionStorage.setItem(key, String(value))), old);
  await page.reload();
  await expect(app.token).toHaveValue("");
  await expect(app.alert("离开此页面期间会话已结束，请重新连接。")).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await api.requests()).toHaveLength(requested);
  await app.token.fill(token);
  await app.button(app.labels.connect).click();
  await expect(app.button(app.labels.disconnect)).toBeVisible();
});

test("a page opened by a link with a user name and a password starts", async ({ app, api, token, page }) => {
  const address = new URL(`?project=${projects.demo}`, env("CONSOLE_URL"));
  address.username = "user";
  address.password = "pass";
  await page.goto(address.href);
  await app.token.fill(token);
  await app.button(app.labels.connect).click();
  await app.expectRange(1, 50, 143);
  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, 143);
  const [request] = await api.pageRequests();
  expect(request.headers.authorization).toBe(`Bearer ${token}`);
});

for (const pasted of [`"TOKEN"`, `token=TOKEN`, `{"access_token":"TOKEN"}`, `TOKEN,`, `\u200bBearer TOKEN\ufeff`]) {
  test(`fault 61: a token pasted as ${JSON.stringify(pasted)} is unwrapped`, async ({ app, api, token }) => {
    await app.connect({ token: pasted.replace("TOKEN", token), query: `?project=${projects.demo}` });
    await app.expectRange(1, 50, 143);
    expect(await api.pageRequests()).toHaveLength(1);
  });
}

test("fault 61: a token in an unclear wrapping is named before anything is sent", async ({ app, api, token }) => {
  await app.open(`?project=${projects.demo}`);
  await app.token.fill(`refresh_token=${token}`);
  await app.button(app.labels.connect).click();
  await expect(app.token).toHaveAccessibleDescription(/^令牌外还有引号、括号或其他名称，请只粘贴令牌本身/);
  expect(await api.requests()).toEqual([]);
});
