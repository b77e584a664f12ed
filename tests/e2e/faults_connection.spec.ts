// Faults 29 to 32: a slow or unreachable API, blocked origins, and an offline browser.
import * as other from "./support/cross_origin.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import { installClock } from "./support/clock.ts";
import { expect, env, projects, test } from "./support/test.ts";
import { setRefreshInterval, cannedRows, ROW_COUNT, CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const still = { zh: "仍在等待接口响应…", en: "Still waiting for the API…" };
const START = new Date("2024-05-06T07:08:09Z");

const slow = [
  { what: "headers that never come", order: "stall" },
  { what: "one byte a second", order: "trickle" },
] as const;

for (const { what, order } of slow) {
  test(`fault 29: ${what}: "still waiting" at 3 s, three timeouts, then Retry; nothing is lost`, async ({
    app,
    api,
    token,
    page,
  }) => {
    await installClock(page, START);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await api.clearFaults();
    const where = { project: projects.demo };
    await (order === "stall"
      ? api.stall(where, { at: "start" })
      : api.trickle(where, { bytes: 1, intervalMs: 1_000 }));
    await page.clock.pauseAt(new Date(START.getTime() + 600_000));
    const requested = (await api.pageRequests()).length;
    const request = () => page.waitForRequest(/segment_profiles/);
    const first = request();
    await view.click(app.labels.refresh);
    await first;
    await page.clock.runFor(2_900);
    await expect(page.getByText(still.zh)).toHaveCount(0);
    await page.clock.runFor(200);
    await expect(page.getByText(still.zh)).toBeVisible();
    await view.expectUnchanged();
    for (const attempt of [2, 3]) {
      const next = request();
      // The rest of the 30 second timeout, and the longest retry delay.
      await page.clock.runFor(27_000);
      await page.clock.runFor(attempt === 2 ? 500 : 4_000);
      await next;
      await view.expectUnchanged();
    }
    await page.clock.runFor(30_000);
    await view.expectIdle();
    await view.expectUnchanged();
    await view.closeDrawer();
    const notice = app.alert("请求超时");
    await expect(notice).toContainText("30 秒内没有收到完整的响应。");
    await expect(notice).toContainText(/下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/);
    await expect(page.getByText(still.zh)).toHaveCount(0);
    expect((await api.pageRequests()).length - requested, "attempts").toBe(3);
    await app.setLanguage("en");
    await expect(app.alert("The request timed out")).toBeVisible();
    await api.clearFaults();
    await api.replyRows(where, [...cannedRows]);
    await app.button(app.labels.retry).click();
    await expect(app.alert("The request timed out")).toHaveCount(0);
    await view.expectUnchanged();
  });
}

test("fault 29: a first page that never comes says so at 3 s, in both languages", async ({ app, api, token, page }) => {
  await installClock(page, START);
  await app.open(`?project=${projects.demo}&q=stage:error`);
  await app.token.fill(token);
  await api.stall({ project: projects.demo }, { at: "headers" });
  const requested = page.waitForRequest(/segment_profiles/);
  await app.button(app.labels.connect).click();
  await requested;
  await page.clock.fastForward(3_100);
  await expect(page.getByText(still.zh)).toBeVisible();
  await app.setLanguage("en");
  await expect(page.getByText(still.en)).toBeVisible();
  await api.clearFaults();
  await expect(page.getByText(still.en)).toHaveCount(0);
  await expect.poll(() => app.countRows()).toBeGreaterThan(0);
});

const unreachable = [
  { what: "CORS refused", apiVariable: "STAND_IN_URL", line: /blocked by CORS policy|net::ERR_FAILED/, error: "ERR_FAILED" },
  { what: "connection refused", apiVariable: "REFUSING_URL", line: /net::ERR_CONNECTION_REFUSED/, error: "CONNECTION_REFUSED" },
  { what: "DNS failure", apiVariable: "UNKNOWN_HOST_URL", line: /net::ERR_NAME_NOT_RESOLVED/, error: "NAME_NOT_RESOLVED" },
] as const;

for (const { what, apiVariable, line, error } of unreachable) {
  other.test.describe(`an API with ${what}`, () => {
    other.test.use({ apiVariable });

    other.test(`fault 30: ${what} is one message that names the likely causes, in order`, async ({
      app,
      page,
      token,
      monitor,
    }) => {
      monitor.allow(line);
      const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.demo));
      await app.connect({ token, query: `?project=${projects.demo}&page=3&q=stage:error` });
      expect((await failed).failure()?.errorText).toContain(error);
      const alert = app.alert("无法连接接口");
      await expect(alert).toHaveCount(1);
      await expect(alert).toContainText(
        /网络中断；接口地址有误；接口跨域但未允许本站访问（CORS），或.*connect-src.*；接口返回了重定向/,
      );
      await app.setLanguage("en");
      await expect(app.alert("The API can't be reached")).toContainText(
        /the network is down; the address is wrong; .*\(CORS\), or .*\(connect-src\).*; the API answered with a redirect/,
      );
      await expect(app.button(app.labels.retry)).toBeVisible();
      expect(app.query()).toMatchObject({ project: projects.demo, page: "3", q: "stage:error" });
      await expect(app.search).toHaveValue("stage:error");
    });
  });
}

test("fault 30: an API lost while working keeps the rows, with the same message beside them", async ({
  app,
  api,
  token,
  monitor,
}) => {
  monitor.allow(/^error: Failed to load resource: net::ERR_|^error: Failed to load resource: .* 502/);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await api.clearFaults();
  await api.reset({ project: projects.demo }, { at: "headers" });
  await view.click(app.labels.refresh);
  await expect(app.page.getByText("无法连接接口").first()).toBeAttached();
  await view.expectIdle();
  await view.expectUnchanged();
  await view.closeDrawer();
  await expect(app.alert("无法连接接口")).toContainText("可能的原因（按可能性从高到低）：网络中断；接口地址有误；");
  await expect(app.alert("无法连接接口")).toContainText(/下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/);
});

test("fault 31: an http: API of an https: page is refused before anything is sent", async ({ app, page, token, monitor }) => {
  // The release build on a page with an https: URL; its files are fulfilled from the test's own server.
  const home = "https://console.test";
  monitor.allowOrigin(home);
  await page.route(`${home}/**`, async (route) => {
    const url = new URL(route.request().url());
    const reply = await route.fetch({ url: new URL(`.${url.pathname}${url.search}`, env("CONSOLE_URL")).href });
    await route.fulfill({ response: reply });
  });
  await page.goto(`${home}/?project=${projects.demo}&page=2&q=stage:error`);
  await app.token.fill(token);
  const address = app.field(app.labels.address);
  await address.fill(env("STAND_IN_URL"));
  await app.button(app.labels.connect).click();
  await expect(address).toHaveAttribute("aria-invalid", "true");
  await expect(address).toHaveAccessibleDescription(/本页面使用 https，浏览器会拦截 http 接口.*请改用 https 地址/);
  await expect(app.token).toHaveValue(token);
  await app.setLanguage("en");
  await expect(app.field(app.labels.address)).toHaveAccessibleDescription(/This page uses https, so the browser refuses an http API/);
  expect(monitor.urls.filter((url) => !url.startsWith(home))).toEqual([]);
  expect(monitor.urls.filter((url) => url.includes("/v1/api"))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe("{}");
  // Nor is an address that was stored before the page had an https: URL.
  await page.evaluate(
    ([api, token]) => sessionStorage.setItem("segment-console.session", JSON.stringify({ api, token })),
    [env("STAND_IN_URL"), token],
  );
  await page.reload();
  await expect(app.button(app.labels.connect)).toBeVisible();
  expect(monitor.urls.filter((url) => url.includes("/v1/api"))).toEqual([]);
  expect(app.query()).toMatchObject({ project: projects.demo, page: "2", q: "stage:error" });
  // The last file may still be fulfilled when the form is visible.
  await page.unrouteAll({ behavior: "wait" });
});

const offline = {
  zh: "网络已断开。已加载的数据仍可查看，联网后会自动刷新一次。",
  en: "You are offline. What is loaded stays on screen, and is refreshed once when you are back.",
};

test("fault 32: offline, a banner and no polling; online again, exactly one refetch", async ({
  app,
  api,
  token,
  page,
  context,
  monitor,
}) => {
  // Chromium fires `online` a moment before requests succeed, so the first one may still fail.
  monitor.allow(/^error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED$/);
  await installClock(page, START);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await setRefreshInterval(page, 30);
  const requested = async () => (await api.pageRequests()).length;
  const before = await requested();
  const sent = monitor.urls.length;
  await context.setOffline(true);
  await expect(page.getByText(offline.zh)).toBeVisible();
  await view.expectUnchanged();
  for (let minute = 0; minute < 10; minute += 1) {
    await page.clock.runFor(60_000);
  }
  expect(monitor.urls.slice(sent), "nothing is even tried").toEqual([]);
  await expect(page.getByText(offline.zh)).toBeVisible();
  await view.expectUnchanged();
  await context.setOffline(false);
  await expect(page.getByText(offline.zh)).toHaveCount(0);
  await expect.poll(requested).toBe(before + 1);
  await view.expectIdle();
  await page.clock.runFor(29_000);
  await view.expectIdle();
  expect(await requested(), "one, and the next a period later").toBe(before + 1);
  await view.expectUnchanged();
  await page.clock.runFor(2_000);
  await expect.poll(requested).toBe(before + 2);
  await view.expectUnchanged();
});

test("fault 32: a refresh without a network fails at once, says so, and is made good on return", async ({
  app,
  api,
  token,
  page,
  context,
  monitor,
}) => {
  monitor.allow(/net::ERR_INTERNET_DISCONNECTED/);
  const view = new CannedProjectView(app, api);
  const loaded = new CollectionStatus(app);
  await view.open(token);
  await view.closeDrawer();
  await app.setLanguage("en");
  await context.setOffline(true);
  await expect(app.alert(offline.en)).toBeVisible();
  await app.button(app.labels.refresh).click();
  await expect(app.alert("The API can't be reached")).toBeVisible();
  await view.expectUnchanged();
  const before = (await api.pageRequests()).length;
  await context.setOffline(false);
  await expect(app.alert("The API can't be reached")).toHaveCount(0);
  await expect(app.alert(offline.en)).toHaveCount(0);
  await view.expectIdle();
  expect((await api.pageRequests()).length).toBe(before + 1);
  await loaded.expectComplete(ROW_COUNT);
  await view.expectUnchanged();
});
