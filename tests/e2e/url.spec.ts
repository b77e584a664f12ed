// URL state: project, page, size and open row.
import { expect, projects, test } from "./support/test.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

test("every step is in the URL, and reload, Back and Forward restore it exactly", async ({ app, api, token, page }) => {
  const ids = await api.ids(projects.demo);
  await app.connect({ token, project: projects.demo });
  await app.expectRange(1, 50, 143);
  expect(app.query()).toEqual({ project: projects.demo });
  await app.select(app.labels.rowsPerPage).selectOption("20");
  await app.expectRange(1, 20, 143);
  expect(app.query()).toEqual({ project: projects.demo, size: "20" });
  await app.button(app.labels.next).click();
  await app.expectRange(21, 40, 143);
  expect(app.query()).toEqual({ project: projects.demo, size: "20", page: "2" });
  await app.rows.nth(4).getByRole("button").click();
  await expect(app.drawer).toContainText(ids[24]);
  expect(app.query()).toEqual({ project: projects.demo, size: "20", page: "2", row: ids[24] });

  await page.reload();
  await expect(app.drawer).toContainText(ids[24]);
  expect(app.query()).toEqual({ project: projects.demo, size: "20", page: "2", row: ids[24] });
  await page.goBack();
  await expect(app.drawer).toBeHidden();
  await app.expectRange(21, 40, 143);
  await page.goBack();
  await app.expectRange(1, 20, 143);
  await page.goBack();
  await app.expectRange(1, 50, 143);
  expect(app.query()).toEqual({ project: projects.demo });
  await page.goForward();
  await app.expectRange(1, 20, 143);
  await page.goForward();
  await app.expectRange(21, 40, 143);
  await page.goForward();
  await expect(app.drawer).toContainText(ids[24]);
});

test("a deep link asks for its page and nothing else, and opens its row", async ({ app, api, token }) => {
  const ids = await api.ids(projects.large);
  await app.connect({ token, query: `?project=${projects.large}&page=80&size=20&row=${ids[1_585]}` });
  await expect(app.drawer).toContainText(ids[1_585]);
  await app.expectRange(1_581, 1_600, 2_500);
  expect((await api.pageRequests()).map(({ limit, offset }) => [limit, offset])).toEqual([["20", "1580"]]);
});

test("another project begins at its first page and keeps the size", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.large, "?page=4&size=20");
  await app.openProject(projects.demo);
  await app.expectRange(1, 20, 143);
  expect(app.query()).toEqual({ project: projects.demo, size: "20" });
});

test("a wrong page and size become the defaults, which is said once", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?page=abc&size=7");
  await app.expectRange(1, 50, 143);
  expect(app.query()).toEqual({ project: projects.demo });
  await page.reload();
  await app.expectRange(1, 50, 143);
  await expect(app.alert("网址中的")).toHaveCount(0);
});

test("a wrong page, size and project are each named", async ({ app, token }) => {
  await app.open("?project=..&page=abc&size=7");
  const notice = app.alert("网址参数 page 的值“abc”不是有效页码，改用第 1 页。");
  await expect(notice).toContainText("网址参数 size 的值“7”不在可选的每页条数之列，改用每页 50 条。");
  await expect(notice).toContainText("网址参数 project 的值“..”不是可用的项目 ID，请重新选择。");
  await app.button(app.labels.dismiss).click();
  await expect(notice).toHaveCount(0);
  await app.token.fill(token);
  await app.typeProject(projects.demo);
  await app.button(app.labels.connect).click();
  await app.expectRange(1, 50, 143);
});

test("a wrong page is said on a reload of the dashboard too", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await page.goto(`./?project=${projects.demo}&page=0`);
  await expect(app.alert("网址参数 page 的值“0”不是有效页码，改用第 1 页。")).toBeVisible();
  await app.expectRange(1, 50, 143);
  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, 143);
  await expect(app.alert("网址中的")).toHaveCount(0);
});

test("a row that is not on the page is said, and can be dismissed", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.demo, "?row=nobody");
  await expect(app.alert("当前页没有 ID 为 nobody 的群体画像。")).toBeVisible();
  await expect(app.drawer).toBeHidden();
  await app.button(app.labels.dismiss).click();
  await expect(app.alert("nobody")).toHaveCount(0);
  expect(app.query()).toEqual({ project: projects.demo });
});

test("Back closes the row that was opened", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.rows.nth(3).getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  await page.goBack();
  await expect(app.drawer).toBeHidden();
  await app.expectRange(1, 50, 143);
});

test("opening and closing rows leaves no entries behind", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, 143);
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  for (const close of [() => page.keyboard.press("Escape"), () => app.drawer.getByRole("button", { name: "关闭" }).click()]) {
    await app.rows.nth(3).getByRole("button").click();
    await expect(app.drawer).toBeVisible();
    await app.drawer.getByRole("button", { name: "下一条" }).click();
    await close();
    await expect(app.drawer).toBeHidden();
    await expect.poll(() => app.query()).toEqual({ project: projects.demo, page: "2" });
  }
  // The row's history entry is ahead, reachable by Forward; there is none behind.
  expect(await entries()).toBe(before + 1);
  await page.goBack();
  await app.expectRange(1, 50, 143);
});

test("the next and previous row are one step away in the drawer", async ({ app, api, token }) => {
  const ids = await api.ids(projects.demo);
  await app.connectAndLoad(token, projects.demo);
  await app.rows.first().getByRole("button").click();
  const step = (name: string) => app.drawer.getByRole("button", { name });
  await expect(step("上一条")).toHaveAttribute("aria-disabled", "true");
  await step("下一条").click();
  await expect(app.drawer.getByRole("definition").first()).toHaveText(ids[1]);
  expect(app.query().row).toBe(ids[1]);
  await step("上一条").click();
  await expect(app.drawer.getByRole("definition").first()).toHaveText(ids[0]);
});
