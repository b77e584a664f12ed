// The project combobox: by mouse, by keyboard, from lists or typed.
import { expect, projects, test } from "./support/test.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

const names = ["商城小程序", "会员中心 App", "全渠道用户平台", "新品官网（筹备中）", "GrowingIO 示例项目", "海外站 Overseas store"];

test("the API's projects are offered by name and id, and the mouse chooses one", async ({ app, token, api }) => {
  await app.connect({ token });
  await app.project.click();
  for (const name of names) {
    await expect(app.options.filter({ hasText: name })).toBeVisible();
  }
  await expect(app.options.first()).toHaveText("商城小程序Dm7143Qx可访问");
  await app.options.filter({ hasText: "商城小程序" }).click();
  await app.expectRange(1, 50, 143);
  await expect(app.project).toHaveValue("商城小程序");
  await expect(app.options).toHaveCount(0);
  expect((await api.requests()).filter(({ target }) => target === "/v1/api/projects")).toHaveLength(1);
});

test("the keyboard opens, walks, chooses and gives up", async ({ app, token, page }) => {
  await app.connect({ token });
  await app.project.focus();
  await page.keyboard.press("ArrowDown");
  await expect(app.project).toHaveAttribute("aria-expanded", "true");
  await expect(app.options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(app.project).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(app.options.nth(1)).toHaveAttribute("aria-selected", "true");
  const active = await app.project.getAttribute("aria-activedescendant");
  await expect(app.options.nth(1)).toHaveAttribute("id", String(active));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(app.options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await app.expectRange(1, 50, 143);
  expect(app.query()).toEqual({ project: projects.demo });
});

test("typing filters by name and by id, whatever the case", async ({ app, token }) => {
  await app.connect({ token });
  for (const [typed, found] of [
    ["会员", "会员中心 App"],
    ["OVERSEAS", "海外站 Overseas store"],
    ["dm71", "商城小程序"],
  ]) {
    await app.project.fill(typed);
    await expect(app.options).toHaveCount(2);
    await expect(app.options.first()).toContainText(found);
    await expect(app.options.last()).toHaveText(`使用项目 ID“${typed}”`);
  }
});

test("any id can be typed, even one that no list has", async ({ app, token, monitor, api }) => {
  monitor.allowFailedReplies();
  await app.connect({ token });
  await app.openProject("NoSuchId");
  await expect(app.alert("服务器出错")).toBeVisible();
  expect((await api.pageRequests()).map(({ project }) => project)).toEqual(["NoSuchId"]);
  await app.openProject(projects.encoded);
  await app.expectRange(1, 12, 12);
});

test("a wrong id is said beside the field, keeps the rows, and is changed in place", async ({ app, token, api }) => {
  await app.connectAndLoad(token, projects.demo);
  for (const [typed, message] of [
    ["..", "这个项目 ID 无法用于请求地址"],
    ["x".repeat(201), "项目 ID 过长，可能粘贴了其他内容"],
  ]) {
    await app.openProject(typed);
    await expect(app.project).toHaveAccessibleDescription(message);
    await expect(app.project).toHaveAttribute("aria-invalid", "true");
    await expect(app.project).toHaveValue(typed);
    await app.expectRange(1, 50, 143);
  }
  expect(await api.pageRequests()).toHaveLength(1);
  await app.openProject(projects.encoded);
  await app.expectRange(1, 12, 12);
  await expect(app.project).not.toHaveAttribute("aria-invalid", "true");
  await expect(app.project).toHaveAccessibleDescription("");
});

test("leaving the selector without choosing keeps the project", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await expect(app.project).toHaveValue("商城小程序");
  await app.project.fill("something else");
  await page.keyboard.press("Tab");
  await expect(app.project).toHaveValue("商城小程序");
  expect(app.query()).toEqual({ project: projects.demo });
});

test("where the API lists no projects, that is said, and an id can be typed", async ({ app, token, monitor, page }) => {
  monitor.allowFailedReplies();
  const listless = token.replace("demo-token", "listless-token");
  await app.connect({ token: listless });
  await app.project.click();
  await expect(page.getByText("此接口未提供项目列表，请输入项目 ID。")).toBeVisible();
  await app.openProject(projects.demo);
  await app.expectRange(1, 50, 143);
  await expect(app.project).toHaveValue(projects.demo);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
});

test("while the list is on its way it is said, and an id can be typed", async ({ app, token, api, page }) => {
  await api.hold("list", { path: "/v1/api/projects" });
  await app.connect({ token });
  await app.project.click();
  await expect(page.getByText("正在获取项目列表…")).toBeVisible();
  await app.openProject(projects.demo);
  await app.expectRange(1, 50, 143);
  await api.release("list");
  await expect(app.project).toHaveValue("商城小程序");
});

test("projects that were opened come first next time, mistyped ones don't come at all", async ({ app, token, monitor, page }) => {
  monitor.allowFailedReplies();
  await app.connectAndLoad(token, projects.demo);
  await app.openProject("NoSuchId");
  await expect(app.alert("服务器出错")).toBeVisible();
  await app.openProject(projects.encoded);
  await app.expectRange(1, 12, 12);
  await page.reload();
  await app.expectRange(1, 12, 12);
  await app.project.click();
  await expect(app.options.nth(0)).toContainText("线下门店 / POS");
  await expect(app.options.nth(0)).toContainText("最近使用");
  await expect(app.options.nth(1)).toContainText("商城小程序");
  await expect(app.options.nth(1)).toContainText("最近使用");
  await expect(app.options.filter({ hasText: "NoSuchId" })).toHaveCount(0);
});
