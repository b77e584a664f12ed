// HTTP error statuses: permanent ones, which are not retried, and transient ones.
import type { Reply } from "./support/faults.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import { expect, projects, test } from "./support/test.ts";
import { fixRetryDelays } from "./support/retry_delays.ts";

interface Refusal {
  /** The number of the fault in the test title. */
  number: string;
  reply: Reply & { status: number };
  zh: string[];
  en: string[];
}

const refusals: Refusal[] = [
  {
    number: "01",
    reply: { status: 400, body: "Bad Request: limit must be an integer" },
    zh: ["请求被拒绝", "接口不接受这个请求，重试也不会成功。", "接口返回：Bad Request: limit must be an integer"],
    en: ["The request was refused", "asking again won't change that.", "The API said: Bad Request: limit must be an integer"],
  },
  {
    number: "01",
    reply: { status: 422, body: "limit: 不是整数\n" },
    zh: ["请求被拒绝", "接口不接受这个请求，重试也不会成功。", "接口返回：limit: 不是整数"],
    en: ["The request was refused", "asking again won't change that.", "The API said: limit: 不是整数"],
  },
  {
    number: "03",
    reply: { status: 403, body: "Forbidden" },
    zh: ["没有该项目的权限", "此令牌不能查看该项目。请选择其他项目，或向管理员申请权限。"],
    en: ["No permission for this project", "Choose another project, or ask an administrator for access."],
  },
  {
    number: "04",
    reply: { status: 404, body: "Not Found" },
    zh: ["未找到", "请检查接口地址和项目 ID 是否正确。"],
    en: ["Not found", "Check the API address and the project ID."],
  },
  {
    number: "07",
    reply: { status: 500, body: "Internal Server Error" },
    zh: [
      "服务器出错",
      "项目 ID 不存在或无权访问时，接口也会这样响应。请检查项目 ID，或稍后重试。",
      "接口返回：Internal Server Error",
    ],
    en: [
      "The server failed",
      "The API also answers this way when the project doesn't exist or you have no access to it.",
      "The API said: Internal Server Error",
    ],
  },
];

for (const { number, reply, zh, en } of refusals) {
  test(`fault ${number}: ${reply.status} on a refresh leaves everything, is said, and is asked once`, async ({
    app,
    api,
    token,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    const view = await LargeProjectView.open(app, api, token);
    await api.reply({ project: projects.large }, reply);
    await view.refresh();
    for (const words of [...zh, `HTTP ${reply.status}`]) {
      await expect(app.alert(zh[0])).toContainText(words);
    }
    await view.expectUnchangedBelow(app.alert(zh[0]));
    await view.closeDrawer();
    await app.setLanguage("en");
    for (const words of [...en, `HTTP ${reply.status}`]) {
      await expect(app.alert(en[0])).toContainText(words);
    }
    await app.setLanguage("zh");
    await view.expectUnchangedBelow(app.alert(zh[0]));
    expect(await view.requestedOffsets()).toEqual([0]);
    await api.clearFaults();
    await app.alert(zh[0]).getByRole("button", { name: app.labels.retry, exact: true }).click();
    await view.expectRefreshed(2);
  });

  test.describe("for the page on screen alone", () => {
    test.use({ background: false });

    test(`fault ${number}: ${reply.status} on the next page stands in its place, and Back has the rows`, async ({
      app,
      api,
      token,
      page,
      monitor,
    }) => {
      monitor.allowFailedReplies();
      await app.connectAndLoad(token, projects.large, "?size=20&page=3");
      const keys = await app.column("标识符");
      await api.reply({ project: projects.large }, reply);
      await app.button(app.labels.next).click();
      const error = app.alert(zh[0]);
      await expect(error).toContainText(`HTTP ${reply.status}`);
      // This page was never loaded, and another page's rows would be wrong here.
      await expect(app.rows).toHaveCount(0);
      expect(app.query()).toEqual({ project: projects.large, size: "20", page: "4" });
      await page.goBack();
      await expect(error).toHaveCount(0);
      await app.expectRange(41, 60, 2_500);
      expect(await app.column("标识符")).toEqual(keys);
      const requested = await api.pageRequests();
      expect(requested.map(({ offset }) => offset)).toEqual(["40", "60"]);
    });
  });
}

for (const [what, body] of [
  ["markup", "<h1>Bad Request</h1>"],
  ["JSON without words for people", '{"trace":"Bad Request"}'],
  ["longer than a message", "Bad Request ".repeat(40)],
] as const) {
  test(`fault 01: a text that is ${what} is not quoted`, async ({ app, api, token, monitor }) => {
    monitor.allowFailedReplies();
    await api.reply({ project: projects.demo }, { status: 422, body });
    await app.connect({ token, project: projects.demo });
    await expect(app.alert("请求被拒绝")).toContainText("HTTP 422");
    await expect(app.alert("请求被拒绝")).not.toContainText("Bad Request");
    await expect(app.alert("请求被拒绝")).not.toContainText("接口返回");
  });
}

test("fault 03: the token is kept, and another project is opened with it", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large }, { status: 403, body: "Forbidden" });
  await view.refresh();
  await view.expectUnchangedBelow(app.alert("没有该项目的权限"));
  await view.closeDrawer();
  await expect(app.tokenDialog).toBeHidden();
  expect(await page.evaluate(() => sessionStorage.getItem("segment-console.session"))).toContain(token);
  await app.openProject(projects.demo);
  await expect(app.pager).toContainText(/共 \d+ 条/);
  await expect(app.alert("没有该项目的权限")).toHaveCount(0);
  expect(app.query()).toMatchObject({ project: projects.demo });
  const [requested] = (await api.pageRequests()).slice(-1);
  expect([requested.project, requested.status, requested.headers.authorization]).toEqual([
    projects.demo,
    200,
    `Bearer ${token}`,
  ]);
});

for (const statuses of [
  [502, 503],
  [503, 504],
  [504, 502],
]) {
  test(`fault 08: ${statuses.join(", then ")}, then a page: it recovers by itself, with a brief notice`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await page.clock.install();
    await fixRetryDelays(page);
    const view = await LargeProjectView.open(app, api, token);
    await page.clock.pauseAt(Date.now() + 60_000);
    for (const status of statuses) {
      await api.reply({ project: projects.large, times: 1 }, { status, body: "<h1>Gateway</h1>" });
    }
    await view.refresh();
    for (const [attempts, wait] of [
      [1, 500],
      [2, 950],
    ]) {
      await expect(page.getByText("服务暂时不可用，即将重试")).toBeVisible();
      await expect(app.button(app.labels.retryNow)).toHaveCount(0);
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
      await view.expectUnchanged();
      expect(await view.requestedOffsets()).toHaveLength(attempts);
      await page.clock.runFor(wait);
      await expect.poll(() => view.requestedOffsets()).toHaveLength(attempts + 1);
    }
    await page.clock.resume();
    await expect(page.getByText("服务暂时不可用")).toHaveCount(0);
    await view.expectRefreshed(3);
  });
}

for (const status of [502, 503, 504]) {
  test(`fault 08: ${status} without end is given up after three attempts, with its words`, async ({
    app,
    api,
    token,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    const view = await LargeProjectView.open(app, api, token);
    await api.reply({ project: projects.large }, { status, body: "Bad Gateway" });
    await view.refresh();
    const error = app.alert("服务暂时不可用");
    await expect(error).toContainText("网关暂时无法连接接口服务，通常很快会恢复。");
    await expect(error).toContainText(`HTTP ${status}`);
    await view.expectUnchangedBelow(error);
    expect(await view.requestedOffsets()).toEqual([0, 0, 0]);
    await view.closeDrawer();
    await api.clearFaults();
    await error.getByRole("button", { name: app.labels.retry, exact: true }).click();
    await view.expectRefreshed(4);
  });
}

test("fault 08: the notice speaks English where the page does", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await page.clock.install();
  await fixRetryDelays(page);
  await app.connectAndLoad(token, projects.demo);
  await app.setLanguage("en");
  await page.clock.pauseAt(Date.now() + 60_000);
  await api.reply({ project: projects.demo, times: 1 }, { status: 503, body: "" });
  await app.button(app.labels.refresh).click();
  await expect(page.getByText("The service is temporarily unavailable. Retrying", { exact: true })).toBeVisible();
  await page.clock.resume();
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  await app.expectRange(1, 50, 143);
});
