// Saved views: stored in localStorage under a name, opened into the URL, exported and imported as files.
import { Screen } from "./support/screen.ts";
import { expect, env, projects, test } from "./support/test.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";
import { PageMonitor } from "./support/page_monitor.ts";

const demo = { project: projects.demo };
const overdue = { q: "health:overdue scheduler:daily", sort: "-detectedAt", columns: "name.health.detectedAt" };
const link = (params: Record<string, string>) => `?${new URLSearchParams(params)}`;

test("a view is saved, and opens into the link with nothing of its project and page", async ({ app, token, page }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, link({ ...overdue, density: "compact", size: "20" }));
  await views.open();
  await expect(views.panel).toContainText("还没有保存的视图。");
  await expect(views.button("导出")).toHaveAttribute("aria-disabled", "true");
  await views.save("  逾期的日更画像 ");
  await expect(views.view("逾期的日更画像")).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Escape");
  await page.goto(`./${link({ project: projects.large, page: "2", density: "comfortable", columns: "name.key" })}`);
  await app.expectRange(51, 100, 2_500);
  const before = app.query();
  await views.open();
  await expect(views.view("逾期的日更画像")).not.toHaveAttribute("aria-current");
  await views.view("逾期的日更画像").click();
  await expect(views.panel).toBeHidden();
  await expect(views.menuButton).toBeFocused();
  expect(app.query()).toEqual({ project: projects.large, ...overdue, density: "compact", size: "20" });
  await expect(page.getByRole("columnheader")).toHaveText(["名称", "健康度", "最近计算"]);
  await expect(app.search).toHaveValue(overdue.q);
  await page.goBack();
  await app.expectRange(51, 100, 2_500);
  expect(app.query()).toEqual(before);
});

test("a name is wanted, not too long, and one that is there is replaced only when asked twice", async ({
  app,
  token,
  page,
}) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, "?q=客户");
  await views.save("客户");
  await page.keyboard.press("Escape");
  await app.search.fill("会员");
  await views.open();
  await views.button("保存视图…").click();
  await page.keyboard.press("Enter");
  await expect(views.name).toHaveAccessibleDescription(/^请输入视图名称/);
  await expect(views.name).toBeFocused();
  await page.keyboard.type("很".repeat(61));
  await page.keyboard.press("Enter");
  await expect(views.name).toHaveAccessibleDescription(/^视图名称最多 60 个字符/);
  await views.name.fill("客户");
  await expect(views.name).not.toHaveAttribute("aria-invalid");
  await page.keyboard.press("Enter");
  await expect(views.name).toHaveAccessibleDescription(/^已有同名视图。点击“替换”将覆盖它/);
  await views.dialog.getByRole("button", { name: "取消" }).click();
  await expect(views.dialog).toBeHidden();
  await expect(views.button("保存视图…")).toBeFocused();
  await views.view("客户").click();
  expect(app.query().q, "it was not replaced").toBe("客户");
  await app.search.fill("会员");
  await views.open();
  await views.button("保存视图…").click();
  await page.keyboard.type("客户");
  await page.keyboard.press("Enter");
  await views.dialog.getByRole("button", { name: "替换" }).click();
  await expect(views.dialog).toBeHidden();
  await views.expectViews(["客户"]);
  await page.keyboard.press("Escape");
  await app.search.fill("");
  await views.open();
  await views.view("客户").click();
  expect(app.query().q, "it was replaced").toBe("会员");
});

test("a view is renamed, and what it opens stays", async ({ app, token, page }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, "?sort=name");
  await views.save("按名称");
  await views.save("另一个");
  await views.button("重命名“按名称”").click();
  await expect(views.name).toBeFocused();
  await expect(views.name).toHaveValue("按名称");
  await page.keyboard.type("另一个");
  await page.keyboard.press("Enter");
  await expect(views.name).toHaveAccessibleDescription(/^已有同名视图，请换一个名称/);
  await views.name.fill("名称升序 <b>");
  await page.keyboard.press("Enter");
  await views.expectViews(["名称升序 <b>", "另一个"]);
  await expect(views.button("重命名“名称升序 <b>”")).toBeFocused();
  await page.goto(`./${link(demo)}`);
  await views.open();
  await views.view("名称升序 <b>").click();
  expect(app.query()).toEqual({ ...demo, sort: "name" });
});

test("a view is deleted, and comes back where it was, as the default that it was", async ({ app, token, page }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, "?sort=name");
  for (const name of ["一", "二", "三"]) {
    await views.save(name);
  }
  await views.button("默认打开“二”").click();
  await views.expectViews(["一", "二默认", "三"]);
  await views.button("删除“二”").click();
  await views.expectViews(["一", "三"]);
  await expect(views.panel).toBeVisible();
  await expect(views.panel.getByRole("status")).toContainText("已删除“二”。");
  await page.reload();
  await views.expectViews(["一", "三"]);
  await views.button("删除“三”").click();
  await views.button("撤销").click();
  await views.expectViews(["一", "三"]);
  await expect(views.panel.getByRole("status")).toBeEmpty();
  await views.button("默认打开“一”").click();
  await views.button("删除“一”").click();
  await views.button("撤销").press("Enter");
  await views.expectViews(["一默认", "三"]);
  await page.reload();
  await views.expectViews(["一默认", "三"]);
});

test("the default view begins a visit that brings nothing else, here and in another project", async ({
  app,
  token,
  page,
}) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, link(overdue));
  await views.save("逾期");
  await views.button("默认打开“逾期”").click();
  await expect(views.button("默认打开“逾期”")).toHaveAttribute("aria-pressed", "true");
  await page.goto(`./${link(demo)}`);
  await expect(app.search).toHaveValue(overdue.q);
  await expect.poll(() => app.query()).toEqual({ ...demo, ...overdue });
  await app.openProject(projects.large);
  await expect.poll(() => app.query()).toEqual({ project: projects.large, ...overdue });
  await expect(app.search).toHaveValue(overdue.q);

  await page.goto(`./${link({ ...demo, q: "客户" })}`);
  await expect(app.search).toHaveValue("客户");
  expect(app.query().q, "a link that brings a search is opened as it is").toBe("客户");
  expect(app.query().sort).toBeUndefined();

  // After the view was left, it is not restored.
  await page.goto(`./${link(demo)}`);
  await expect(app.search).toHaveValue(overdue.q);
  await app.button("清除筛选").click();
  await page.reload();
  await expect(app.search).toHaveValue("");
  await views.open();
  await views.button("默认打开“逾期”").click();
  await expect(views.button("默认打开“逾期”")).toHaveAttribute("aria-pressed", "false");
  await page.goto(`./${link(demo)}`);
  await app.expectRange(1, 50, 143);
  await expect(app.search).toHaveValue("");
});

test("views are exported as a file, and another browser takes it in", async ({ app, token, browser }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, link(overdue));
  await views.save("逾期");
  await views.button("默认打开“逾期”").click();
  await app.page.keyboard.press("Escape");
  await app.search.fill('creator:"Emma Chen" 客户');
  await views.save('Emma 的 "客户"');
  const file = await views.export();
  expect(file.name).toBe("segment-console-views.json");
  expect(JSON.parse(file.text)).toEqual({
    encoding: "UTF-8 编码",
    version: 1,
    default: "逾期",
    views: [
      { name: "逾期", ...overdue },
      { name: 'Emma 的 "客户"', ...overdue, q: 'creator:"Emma Chen" 客户' },
    ],
  });
  expect(file.text, "neither token nor project").not.toContain(token);

  const context = await browser.newContext();
  const monitor = await PageMonitor.start(context, env("CONSOLE_URL"));
  const other = new Screen(await context.newPage());
  const theirs = new SavedViewsMenu(other);
  await other.connect({ token, query: link({ ...demo, q: "会员" }) });
  await theirs.save("逾期");
  await theirs.import(file.text);
  await expect(theirs.panel.getByRole("status")).toHaveText("已导入 2 个视图。1 个与现有视图重名，已在名称后加上编号。");
  await theirs.expectViews(["逾期", "逾期 (2)默认", 'Emma 的 "客户"']);
  await theirs.import(file.text);
  await expect(theirs.panel.getByRole("status"), "the same file again brings nothing").toHaveText("文件中没有新的视图或星标。");
  await theirs.expectViews(["逾期", "逾期 (2)默认", 'Emma 的 "客户"']);
  await theirs.view("逾期 (2)").click();
  expect(other.query()).toEqual({ ...demo, ...overdue });
  await context.close();
  monitor.expectNothingUnexpected();
});

test("a broken file is said to be, and loses nothing", async ({ app, token }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, "?sort=name");
  await views.save("按名称");
  const status = views.panel.getByRole("status");
  const files: [string | Buffer, string][] = [
    ["", "文件不是有效的 JSON（第 1 行第 0 列），未导入。"],
    ['{"version": 1,\n "views": [', "文件不是有效的 JSON（第 2 行第 11 列），未导入。"],
    ["[]", "这不是从“视图”菜单导出的文件，未导入。"],
    ['{"version": 1, "views": {}}', "这不是从“视图”菜单导出的文件，未导入。"],
    ['{"version": 2, "views": []}', "文件的版本为 2，当前控制台只支持版本 1，未导入。"],
    ['{"version": 1, "views": []}', "文件中没有新的视图或星标。"],
    ['{"version": 1, "views": [{"name": "x", "sort": "colour"}]}', "文件中第 1 个视图的 sort 无效，未导入。"],
    ['{"version": 1, "views": [{"name": ""}]}', "文件中第 1 个视图的 name 无效，未导入。"],
    [Buffer.alloc((4 << 20) + 1, " "), "文件超过 4 MB，未导入。"],
  ];
  for (const [file, words] of files) {
    await views.import(file);
    await expect(status).toHaveText(words);
    await views.expectViews(["按名称"]);
  }
  await views.import('{"version": 1, "views": [{"name": "坏", "size": "7"}, {"name": "好", "q": "客户"}]}');
  await expect(status).toHaveText("已导入 1 个视图。文件中第 1 个视图的 size 无效，未导入。");
  await views.expectViews(["按名称", "好"]);
});

test("views that can't be kept work until the page is left, which is said", async ({ app, token, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  const views = new SavedViewsMenu(app);
  await app.connect({ token, query: link({ ...demo, ...overdue }) });
  await views.save("逾期");
  await expect(views.panel.getByRole("alert")).toContainText("浏览器不允许保存视图，或存储空间已满。");
  await views.save("又一个");
  await views.expectViews(["逾期", "又一个"]);
  await views.panel.getByRole("alert").getByRole("button", { name: app.labels.dismiss }).click();
  await expect(views.panel.getByRole("alert")).toHaveCount(0);
  await expect(views.panel, "the menu stays").toBeVisible();
  expect(JSON.parse((await views.export()).text).views).toHaveLength(2);
  await page.keyboard.press("Escape");
  await app.button("清除筛选").click();
  await views.open();
  await views.view("逾期").click();
  expect(app.query()).toEqual({ ...demo, ...overdue });
});

test("kept views that can't be read are put aside, not overwritten", async ({ app, token, page }) => {
  const broken = '{"version": 1, "views": [{"name": "坏", "sort": "colour"}, {"name": "好"}]}';
  await page.addInitScript((broken) => {
    if (localStorage.getItem("segment-console.views") === null) {
      localStorage.setItem("segment-console.views", broken);
    }
  }, broken);
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo);
  await views.expectViews(["好"]);
  await expect(views.panel.getByRole("alert")).toContainText("此浏览器中保存的视图有一部分无法读取，原始内容已另存，不会被覆盖。");
  await views.save("新");
  await views.expectViews(["好", "新"]);
  const kept = await page.evaluate(() => Object.values({ ...localStorage }).map(String));
  expect(kept).toContain(broken);
});

test("two tabs keep each other's views", async ({ app, token, page, context }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo, "?sort=name");
  const other = new Screen(await context.newPage());
  await other.connect({ token, query: link({ ...demo, sort: "-name" }) });
  const theirs = new SavedViewsMenu(other);
  await theirs.save("二");
  await page.bringToFront();
  await views.save("一");
  await views.expectViews(["二", "一"]);
  await page.reload();
  await views.expectViews(["二", "一"]);
});
