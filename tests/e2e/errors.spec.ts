// Error messages for each failure, in both languages, and recovery by Retry.
import { installClock } from "./support/clock.ts";
import type { Reply } from "./support/faults.ts";
import type { Screen } from "./support/screen.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

interface Failure {
  what: string;
  reply: Reply;
  /** What is done before the error appears. */
  before?: (app: Screen, api: StandIn) => Promise<void>;
  zh: string[];
  en: string[];
}

const json = "application/json";
const gateway = (status: number, body = "Bad Gateway"): Failure => ({
  what: `${status}`,
  reply: { status, body },
  zh: ["服务暂时不可用", "网关暂时无法连接接口服务，通常很快会恢复。", `HTTP ${status}`],
  en: ["The service is temporarily unavailable", "The gateway can't reach the API. This usually passes soon.", `HTTP ${status}`],
});

const failures: Failure[] = [
  {
    what: "400 with a text",
    reply: { status: 400, body: "Bad Request: limit must be an integer" },
    zh: ["请求被拒绝", "接口返回：Bad Request: limit must be an integer", "HTTP 400"],
    en: ["The request was refused", "The API said: Bad Request: limit must be an integer", "HTTP 400"],
  },
  {
    what: "401",
    reply: { status: 401, body: "Unauthorized" },
    before: (app) => app.postponeToken(),
    zh: ["令牌无效或已过期", "请更换访问令牌。您的项目和页码会保留。", "更换令牌", "HTTP 401"],
    en: ["The token is invalid or has expired", "Your project and page are kept.", "Change token", "HTTP 401"],
  },
  {
    what: "403",
    reply: { status: 403, body: "Forbidden" },
    zh: ["没有该项目的权限", "请选择其他项目，或向管理员申请权限。", "HTTP 403"],
    en: ["No permission for this project", "Choose another project, or ask an administrator for access.", "HTTP 403"],
  },
  {
    what: "404",
    reply: { status: 404, body: "Not Found" },
    zh: ["未找到", "请检查接口地址和项目 ID 是否正确。", "HTTP 404"],
    en: ["Not found", "Check the API address and the project ID.", "HTTP 404"],
  },
  {
    what: "429 without Retry-After",
    reply: { status: 429, body: "Too Many Requests" },
    zh: ["请求过于频繁", "接口要求稍后再试。", "HTTP 429"],
    en: ["Too many requests", "The API asks you to try again later.", "HTTP 429"],
  },
  {
    what: "429 with Retry-After",
    reply: { status: 429, body: "Too Many Requests", headers: { "retry-after": "17" } },
    before: async (app, api) => {
      for (const attempts of [2, 3]) {
        await app.button(app.labels.retryNow).click();
        await expect.poll(async () => (await api.pageRequests()).length).toBe(attempts);
      }
    },
    zh: ["请求过于频繁", "接口要求等待 17 秒后再试。", "HTTP 429"],
    en: ["Too many requests", "The API asks you to wait 17 seconds before trying again.", "HTTP 429"],
  },
  {
    what: "500 in plain text",
    reply: { status: 500, body: "Internal Server Error" },
    zh: ["服务器出错", "项目 ID 不存在或无权访问时，接口也会这样响应。", "接口返回：Internal Server Error", "HTTP 500"],
    en: ["The server failed", "The API also answers this way when the project doesn't exist or you have no access to it.", "The API said: Internal Server Error"],
  },
  gateway(502),
  gateway(503),
  gateway(504, "<html><h1>504 Gateway Time-out</h1></html>"),
  {
    what: "204",
    reply: { status: 204 },
    zh: ["意外的空响应", "这不代表项目中没有群体画像。"],
    en: ["Unexpected empty reply", "This doesn't mean that the project has no segment profiles."],
  },
  {
    what: "200 with an empty body",
    reply: { contentType: json },
    zh: ["意外的空响应", "这不代表项目中没有群体画像。"],
    en: ["Unexpected empty reply", "This doesn't mean that the project has no segment profiles."],
  },
  {
    what: "200 with a web page",
    reply: { contentType: "text/html", body: "<!doctype html><title>Sign in</title><script>alert(1)</script>" },
    zh: ["这不是接口的响应", "收到的是一个网页。"],
    en: ["This reply is not from the API", "A web page came back."],
  },
  {
    what: "200 with broken JSON",
    reply: { contentType: json, body: '{\n  "values": [{"id":' },
    zh: ["响应不是 JSON", "内容从第 2 行第 19 列起无法解析，"],
    en: ["The reply is not JSON", "It can't be read from line 2, column 19."],
  },
  {
    what: "200 with JSON of another shape",
    reply: { contentType: json, body: '[{"id": "WlGk4Daj"}]' },
    zh: ["响应格式不符合预期", "收到的是 JSON，但不是群体画像列表。"],
    en: ["The reply has an unexpected shape", "It is JSON, but not a list of segment profiles."],
  },
  {
    what: "200 with JSON nested 100,000 deep",
    reply: { contentType: json, body: `{"values":${"[".repeat(100_000)}` },
    zh: ["响应不是 JSON"],
    en: ["The reply is not JSON"],
  },
];

for (const { what, reply, before, zh, en } of failures) {
  test(`${what} is said in its own words in both languages, and Retry works`, async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    await api.reply({ project: projects.demo }, reply);
    await app.connect({ token, query: `?project=${projects.demo}` });
    await before?.(app, api);
    const error = app.alert(zh[0]);
    await expect(error.getByRole("heading", { name: zh[0], exact: true })).toBeVisible();
    for (const words of zh) {
      await expect(error).toContainText(words);
    }
    await app.setLanguage("en");
    for (const words of en) {
      await expect(app.alert(en[0])).toContainText(words);
    }
    await expect(app.page.getByText("no segment profiles yet")).toHaveCount(0);
    await api.clearFaults();
    await app.button(app.labels.retry).click();
    await app.expectRange(1, 50, 143);
    await expect(app.alert(en[0])).toHaveCount(0);
  });
}

test("an unknown project answers 500, and the project can be changed in place", async ({ app, token, monitor }) => {
  monitor.allowFailedReplies();
  await app.connect({ token, project: "NoSuchId" });
  await expect(app.alert("服务器出错")).toBeVisible();
  await app.openProject(projects.demo);
  await app.expectRange(1, 50, 143);
  await expect(app.alert("服务器出错")).toHaveCount(0);
});

test("a token that may not see a project is told so, and is kept", async ({ app, token, monitor }) => {
  monitor.allowFailedReplies();
  const limited = token.replace("demo-token", "limited-token");
  await app.connect({ token: limited, project: projects.large });
  await expect(app.alert("没有该项目的权限")).toBeVisible();
  await app.openProject(projects.demo);
  await app.expectRange(1, 50, 143);
});

test("a redirect is refused, and the token does not follow it", async ({ app, api, token }) => {
  await api.reply({ project: projects.demo }, { status: 302, headers: { location: "/v1/api/elsewhere" } });
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert("请求被重定向")).toBeVisible();
  const targets = (await api.requests()).map(({ target }) => target);
  expect(targets.filter((target) => target.includes("elsewhere"))).toEqual([]);
});

test("a broken connection names its likely causes", async ({ app, page, token, monitor }) => {
  monitor.allow(/Failed to load resource: net::ERR_FAILED/);
  await page.route("**/segment_profiles?*", (route) => route.abort());
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert("无法连接接口")).toContainText("可能的原因（按可能性从高到低）：网络中断；接口地址有误；");
  await page.unroute("**/segment_profiles?*");
  await app.button(app.labels.retry).click();
  await app.expectRange(1, 50, 143);
});

for (const [language, names] of [
  ["zh", ["版本", "错误", "HTTP 状态码", "接口返回", "请求地址", "请求次数", "时间", "页面", "浏览器"]],
  ["en", ["Version", "Error", "HTTP status", "The API said", "Address", "Attempts", "Time", "Page", "Browser"]],
] as const) {
  test(`its details are copied as text for support, without the token (${language})`, async ({
    app,
    api,
    token,
    page,
    context,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await installClock(page, new Date("2024-05-06T07:08:09Z"));
    await app.open();
    await app.setLanguage(language);
    await app.connectAndLoad(token, projects.large, "?page=3&size=20");
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const copy = app.button({ zh: "复制详细信息", en: "Copy details" }[language]);
    const details = async (reply: Reply) => {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await api.reply({ project: projects.large }, reply);
      await app.button(app.labels.refresh).click();
      await copy.click();
      await expect.poll(clipboard).not.toBe("");
      return clipboard();
    };
    const address = new RegExp(`^http://127\\.0\\.0\\.1:\\d+/v1/api/projects/${projects.large}/segment_profiles\\?`);
    const time = /^2024-05-06T07:\d\d:\d\d(\.\d+)?Z \(.*15:\d\d:\d\d.*, Asia\/Shanghai.*\)$/;
    const titles = { zh: ["服务暂时不可用", "服务器出错"], en: ["The service is temporarily unavailable", "The server failed"] };
    const [unavailable, failed] = titles[language];
    const url = new URL(page.url());
    const agent = await page.evaluate(() => navigator.userAgent);
    const text = await details({ status: 503, body: "" });
    const lines = text.trimEnd().split("\n").map((line) => line.split(/: (.*)/).slice(0, 2));
    const [version, error, status, , requested, attempts, at, where, browser] = names;
    // The page's URL without its query, because a search may be confidential.
    expect(lines).toEqual([
      [version, expect.stringMatching(/^Segment Console \d+\.\d+\.\d+$/)],
      [error, unavailable],
      [status, "503"],
      [requested, expect.stringMatching(address)],
      [attempts, "3"],
      [at, expect.stringMatching(time)],
      [where, url.origin + url.pathname],
      [browser, agent],
    ]);
    expect(text).not.toContain(token);
    await api.clearFaults();
    await app.button(app.labels.retry).click();
    await expect(copy).toHaveCount(0);
    // The API's own text is included where it sent one.
    const quoted = await details({ status: 500, body: "Internal Server Error" });
    expect(quoted).toContain(`${error}: ${failed}\n${status}: 500\n${names[3]}: Internal Server Error\n`);
    expect(quoted).toContain(`\n${attempts}: 1\n`);
    expect(quoted).not.toContain(token);
  });
}
