// The board: all projects side by side, worst first.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { attention, boardNames, boardRow, FAILING, listProjects, mostAtOnce, openBoard } from "./support/board_projects.ts";
import { DAY_ONE, DAY_TWO, profile, recordedTexts } from "./support/changes.ts";
import { expect, projects, test } from "./support/test.ts";

const huge = { id: projects.huge, name: "大项目" };

/** The names of small projects in the order of the board, those that fail included. */
function expectedNames(count: number): string[] {
  const failing = Object.values(FAILING);
  const all = Array.from({ length: count }, (_, number) => ({ number, ...attention(number) }));
  const group = ({ number, failed, overdue }: (typeof all)[0]) =>
    failed + overdue > 0 ? 0 : failing.includes(`p${number}`) ? 1 : 2;
  all.sort(
    (a, b) => group(a) - group(b) || b.failed - a.failed || b.overdue - a.overdue || a.number - b.number,
  );
  return all.map(({ number }) => `门店 ${number}`);
}

/** The line that says how far loading is. */
function progress(page: Page, text: string): Locator {
  return page.locator(".loading").getByText(text, { exact: true }).first();
}

test("200 projects come worst first by four requests at a time, and those that fail are unknown", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  await listProjects(api, 199, [huge]);
  const most = mostAtOnce(page);
  await openBoard(app, token);
  await expect(progress(page, "已加载 197 / 200 个项目，3 个加载失败")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "已加载 197 / 200 个项目，3 个加载失败" })).toBeAttached();
  expect(most()).toBe(4);
  expect(await boardNames(page)).toEqual([huge.name, ...expectedNames(199)]);
  const requests = await api.pageRequests();
  expect(requests.filter(({ project }) => project === huge.id)).toHaveLength(10);
  expect(requests.every(({ limit }) => Number(limit) <= 1_000 && Number(limit) >= 100)).toBe(true);

  const large = boardRow(app, huge.name);
  await expect(large).toContainText("部分：10,000 / 100,000 条");
  const shop = boardRow(app, "门店 193");
  await expect(shop.getByRole("link", { name: "门店 193：计算失败 20 条" })).toHaveText("20");
  await expect(shop).toContainText("完整");

  await app.field("按名称或 ID 筛选项目").fill("P7");
  await expect(page.getByText("找到 11 个项目")).toBeVisible();
  const forbidden = boardRow(app, "门店 7");
  await expect(forbidden).toContainText("未知");
  await expect(forbidden).toContainText("没有该项目的权限");
  await app.field("按名称或 ID 筛选项目").fill("门店 8");
  const broken = boardRow(app, "门店 8");
  await expect(broken).toContainText(/未知.*服务器出错.*500.*out of memory/);
  await app.field("按名称或 ID 筛选项目").fill("门店 9");
  const noJson = boardRow(app, "门店 9");
  await expect(noJson).toContainText(/未知.*响应不是 JSON/);
  await expect(noJson.getByRole("link")).toHaveCount(1);

  await api.clearFaults();
  await api.replyRows({ project: FAILING.noJson }, [{ id: "mended", detector: { stage: "ERROR" } }]);
  await noJson.getByRole("button", { name: "重试：门店 9" }).click();
  await expect(noJson.getByRole("link", { name: "门店 9：计算失败 1 条" })).toBeVisible();
  await expect(noJson.getByRole("link", { name: "门店 9", exact: true })).toBeFocused();
  await expect(progress(page, "已加载 198 / 200 个项目，2 个加载失败")).toBeVisible();
  await app.field("按名称或 ID 筛选项目").fill("nobody");
  await expect(app.table).toContainText("没有名称或 ID 包含此内容的项目。");
});

test("a count opens those profiles, a name the project, and Back the board as it was", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await listProjects(api, 12);
  await app.connect({ token });
  await app.button("全部项目").click();
  expect(app.query()).toEqual({ board: "" });
  await expect(page).toHaveTitle(/^全部项目 · /);
  await expect(app.pager).toBeHidden();
  await expect(app.search).toHaveCount(0);
  await expect(app.button(app.labels.refresh), "that of the board alone").toHaveCount(1);
  const shop = boardRow(app, "门店 3");
  const failed = shop.getByRole("link", { name: "门店 3：计算失败 1 条" });
  await expect(failed).toHaveAttribute("href", /\?project=p3&q=health%3Afailed$/);
  await expect(progress(page, "已加载 9 / 12 个项目，3 个加载失败")).toBeVisible();
  const before = (await api.pageRequests()).length;
  await failed.click();
  await app.expectRange(1, 1, 1);
  expect(app.query()).toEqual({ project: "p3", q: "health:failed" });
  await expect(app.search).toHaveValue("health:failed");
  const after = (await api.pageRequests()).length;
  expect(after).toBeGreaterThan(before);

  await page.goBack();
  await expect(shop).toBeVisible();
  await expect(progress(page, "已加载 9 / 12 个项目，3 个加载失败")).toBeVisible();
  expect(await api.pageRequests(), "nothing is loaded again").toHaveLength(after);
  await page.goForward();
  await app.expectRange(1, 1, 1);
  await page.goBack();
  await page.reload();
  // No row moves any more, and none is missed by a click.
  await expect(progress(page, "已加载 9 / 12 个项目，3 个加载失败")).toBeVisible();
  expect(app.query()).toEqual({ board: "" });

  const tab = page.context().waitForEvent("page");
  await shop.getByRole("link", { name: "门店 3", exact: true }).click({ modifiers: ["Control"] });
  await expect(await tab).toHaveURL(/\?project=p3$/);
  await (await tab).close();
  await page.keyboard.press("Home");
  await shop.getByRole("link", { name: "门店 3", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await app.expectRange(1, 4, 4);
  expect(app.query()).toEqual({ project: "p5" });
  await app.button("全部项目").click();
  await expect(shop).toBeVisible();
  await app.openProject("p4");
  await app.expectRange(1, 2, 2);
  expect(app.query()).toEqual({ project: "p4" });
});

test("loading stops and goes on, and rests while a project is open", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  const held = { id: projects.documented, name: "示例" };
  const requestsOfHeld = async () => (await api.pageRequests()).filter(({ project }) => project === held.id).length;
  await api.hold("slow", { project: held.id, times: 1 });
  await listProjects(api, 29, [held]);
  await openBoard(app, token);
  await expect(progress(page, "已加载 26 / 30 个项目，3 个加载失败")).toBeVisible();
  const filter = app.field("按名称或 ID 筛选项目");
  await filter.fill(held.name);
  await expect(boardRow(app, held.name)).toContainText("正在加载…");
  await app.button("停止").click();
  await expect(progress(page, "已加载 26 / 30 个项目，3 个加载失败（已停止）")).toBeVisible();
  await expect(boardRow(app, held.name)).toContainText("等待加载");
  await filter.fill("");
  expect((await boardNames(page)).at(-1), "what is not known comes last").toBe(held.name);
  await api.release("slow");
  await app.button("继续").click();
  await expect(progress(page, "已加载 27 / 30 个项目，3 个加载失败")).toBeVisible();
  await expect(app.button("停止")).toHaveCount(0);

  await api.hold("again", { project: held.id });
  await app.button(app.labels.refresh).click();
  await expect(progress(page, "已加载 26 / 30 个项目，3 个加载失败")).toBeVisible();
  await filter.fill(held.name);
  await expect(boardRow(app, held.name)).toContainText("正在加载…");
  await expect(boardRow(app, held.name), "what was known stays").toContainText("2022-01-01 09:01");
  await filter.fill("门店 4");
  await boardRow(app, "门店 4").getByRole("link", { name: "门店 4", exact: true }).click();
  await app.expectRange(1, 2, 2);
  await expect.poll(() => monitor.failed.filter((url) => url.includes(held.id)).length, "aborted twice").toBe(2);
  const requests = await requestsOfHeld();
  await api.release("again");
  await page.goBack();
  await expect(progress(page, "已加载 27 / 30 个项目，3 个加载失败")).toBeVisible();
  expect(await requestsOfHeld()).toBe(requests + 1);
});

test("without a list of the API the known projects are shown, and a way to others is said", async ({
  app,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const listless = token.replace("demo-token", "listless-token");
  await openBoard(app, listless);
  await expect(app.table).toContainText("还没有已知的项目");
  await expect(page.getByRole("main").getByText("此接口未提供项目列表，请输入项目 ID。")).toBeVisible();
  await app.openProject(projects.documented);
  await app.expectRange(1, 1, 1);
  await app.button("全部项目").click();
  await expect(boardRow(app, projects.documented)).toContainText("完整");
});

test("a board whose code can't be fetched says so, and comes on another try", async ({ app, api, token, page, monitor }) => {
  monitor.allow(/^error: (Failed to load resource|TypeError: |Error: failed to fetch Wasm: 404)/);
  await listProjects(api, 4);
  await page.route("**/*_lazy.wasm", (route) => route.abort());
  await app.connect({ token, query: "?board=" });
  const notice = app.alert("这部分界面加载失败");
  await expect(notice).toBeVisible();
  await page.unroute("**/*_lazy.wasm");
  await notice.getByRole("button", { name: "重试", exact: true }).click();
  await expect(boardRow(app, "门店 3")).toBeVisible();
});

test.describe("in English", () => {
  test.use({ locale: "en-US" });

  test("the board is in English, and accessible in both themes", async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await listProjects(api, 12, [{ id: projects.large, name: "Large" }]);
    await openBoard(app, token);
    await expect(progress(page, "10 of 13 projects loaded, 3 could not be loaded")).toBeVisible();
    await expect(boardRow(app, "门店 3").getByRole("link", { name: "1 Failed in 门店 3" })).toBeVisible();
    await expect(boardRow(app, "Large")).toContainText("Complete");
    const headings = ["Project", "Failed", "Overdue", "Running", "Not computed", "Healthy", "Unknown"];
    for (const name of [...headings, "Shares", "Profiles", "Oldest result", "Fetched", "Loaded"]) {
      await expect(page.getByRole("columnheader", { name, exact: true })).toBeVisible();
    }
    await expect(boardRow(app, "门店 7")).toContainText(/Unknown.*Retry/);
    await expectAccessible(page);
  });
});

test("on another day it says what changed since the last one", async ({ app, api, token, page }) => {
  const list = [{ id: "p0", name: "门店 0" }];
  const failed = (at: Date, count: number) =>
    Array.from({ length: 4 }, (_, row) => profile(`r${row}`, row < count ? "ERROR" : "FINISH", at, 5));
  const serve = async (at: Date, count: number) => {
    await page.clock.setFixedTime(at);
    await api.clearFaults();
    await api.reply({ path: "/v1/api/projects" }, { contentType: "application/json", body: JSON.stringify(list) });
    await api.replyRows({ project: "p0" }, failed(at, count));
  };
  await serve(DAY_ONE, 1);
  await openBoard(app, token);
  const shop = boardRow(app, "门店 0");
  await expect(shop.getByRole("link", { name: "门店 0：计算失败 1 条" })).toBeVisible();
  await expect.poll(() => recordedTexts(page)).toContain("last_time");
  await serve(DAY_TWO, 3);
  for (const _ of ["first", "second"]) {
    await page.reload();
    await expect(shop.getByRole("link", { name: "门店 0：计算失败 3 条" })).toBeVisible();
    await expect(shop.getByTitle("与 2026-11-02 09:00 相比")).toHaveText("+2");
  }
  await app.button(app.labels.disconnect).click();
  await expect.poll(() => recordedTexts(page)).toBe("");
});
