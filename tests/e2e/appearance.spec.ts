// Appearance: accessibility in every state and theme, local time zone, and narrow windows.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { listProjects, openBoard } from "./support/board_projects.ts";
import type { Screen } from "./support/screen.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

interface State {
  what: string;
  open: (app: Screen, token: string, api: StandIn) => Promise<void>;
}

const states: State[] = [
  { what: "the connect page", open: (app) => app.open() },
  {
    what: "the connect page with every problem",
    open: async (app) => {
      await app.open("?page=abc");
      await app.field(app.labels.address).fill("nowhere");
      await app.typeProject("..");
      await app.button(app.labels.connect).click();
      await expect(app.token).toHaveAttribute("aria-invalid", "true");
    },
  },
  {
    what: "a dashboard without a project, its list open",
    open: async (app, token) => {
      await app.connect({ token });
      await app.project.click();
      await expect(app.options.first()).toBeVisible();
    },
  },
  { what: "the table", open: (app, token) => app.connectAndLoad(token, projects.demo, "?size=20") },
  {
    what: "the skeleton",
    open: async (app, token, api) => {
      await api.hold("for ever", { project: projects.demo });
      await app.connect({ token, query: `?project=${projects.demo}` });
      await expect(app.table).toHaveAttribute("aria-busy", "true");
    },
  },
  {
    what: "the drawer",
    open: async (app, token) => {
      await app.connectAndLoad(token, projects.demo, "?size=20");
      await app.rows.first().getByRole("button").click();
      await expect(app.drawer).toBeVisible();
    },
  },
  {
    what: "an error",
    open: async (app, token, api) => {
      await api.reply({ project: projects.demo }, { status: 403, body: "Forbidden" });
      await app.connect({ token, query: `?project=${projects.demo}` });
      await expect(app.alert("没有该项目的权限")).toBeVisible();
    },
  },
  {
    what: "a refused token over rows",
    open: async (app, token, api) => {
      await app.connectAndLoad(token, projects.demo, "?size=20");
      await api.reply({ project: projects.demo }, { status: 401, body: "Unauthorized" });
      await app.button(app.labels.refresh).click();
      await expect(app.page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    what: "a failed refresh over old rows, and a wrong page number",
    open: async (app, token, api) => {
      await app.connectAndLoad(token, projects.demo, "?size=20");
      await api.reply({ project: projects.demo }, { status: 500, body: "Internal Server Error" });
      await app.button(app.labels.refresh).click();
      await expect(app.alert("服务器出错")).toBeVisible();
      await app.field(app.labels.page).fill("abc");
      await app.field(app.labels.page).press("Enter");
      await expect(app.field(app.labels.page)).toHaveAttribute("aria-invalid", "true");
    },
  },
  {
    what: "an empty project",
    open: async (app, token) => {
      await app.connect({ token, query: `?project=${projects.empty}` });
      await expect(app.page.getByRole("heading", { name: "此项目还没有群体画像" })).toBeVisible();
    },
  },
  {
    what: "the board of all projects",
    open: async (app, token, api) => {
      await listProjects(api, 12);
      await openBoard(app, token);
      await expect(app.page.getByText("已加载 9 / 12 个项目，3 个加载失败").first()).toBeVisible();
    },
  },
];

for (const { what, open } of states) {
  test(`${what} has no accessibility violation, light or dark`, async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await open(app, token, api);
    await expectAccessible(page);
  });

  test(`${what} never scrolls sideways at 390 px`, async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await page.setViewportSize({ width: 390, height: 844 });
    await open(app, token, api);
    expect(await horizontalOverflow(page)).toBe(0);
    await app.setLanguage("en").catch(() => undefined); // An open drawer covers the language select.
    expect(await horizontalOverflow(page)).toBe(0);
  });
}

/** How many pixels the page is wider than its window. */
function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("language and theme are remembered, and on before the program runs", async ({ app, page }) => {
  await app.open();
  await app.setLanguage("en");
  await app.select(app.labels.theme).selectOption({ label: "Dark" });
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-theme", "dark");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  let run = () => {};
  const may_run = new Promise<void>((resolve) => (run = resolve));
  await page.route("**/*.wasm", async (route) => {
    await may_run;
    await route.continue();
  });
  await page.reload({ waitUntil: "domcontentloaded" });
  await expect(root).toHaveAttribute("lang", "en");
  await expect(root).toHaveAttribute("data-theme", "dark");
  expect(await background()).toBe(dark);
  await expect(page.getByRole("button")).toHaveCount(0);
  run();
  await expect(app.button("Connect")).toBeVisible();
  await expect(app.select("Theme")).toHaveValue("dark");
  await app.select("Theme").selectOption({ label: "Light" });
  expect(await background()).not.toBe(dark);
});

test("the system's theme is followed unless one is chosen", async ({ app, page }) => {
  await app.open();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await background();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await background()).not.toBe(light);
  await app.select(app.labels.theme).selectOption({ label: "浅色" });
  expect(await background()).toBe(light);
});

const tooltip = (time: Element) => getComputedStyle(time, "::after").content;

test("times are in the browser's zone, which is said; hovering or the keyboard shows the exact UTC", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.documented);
  await expect(app.pager).toContainText("时区：Asia/Shanghai (UTC+8)");
  const time = app.cell(app.row("GrowingIO"), "最近计算").getByRole("time");
  await expect(time).toHaveText("2022-01-01 09:01");
  expect(await time.evaluate(tooltip)).toBe("none");
  await time.hover();
  expect(await time.evaluate(tooltip)).toBe('"2022-01-01T01:01:00.000Z"');
  await page.mouse.move(0, 0);
  expect(await time.evaluate(tooltip)).toBe("none");
  const name = app.button("查看“GrowingIO”的详情");
  await app.scrollContainer.focus();
  await page.keyboard.press("ArrowDown");
  await expect(name).toBeFocused();
  expect(await time.evaluate(tooltip)).toBe('"2022-01-01T01:01:00.000Z"');
});

test.describe("in New York", () => {
  test.use({ timezoneId: "America/New_York" });

  test("the same moment is the evening before", async ({ app, token }) => {
    await app.connectAndLoad(token, projects.documented);
    await expect(app.pager).toContainText("America/New_York (UTC-");
    await expect(app.cell(app.row("GrowingIO"), "最近计算")).toHaveText("2021-12-31 20:01");
  });
});

test("a date that is none is shown as it came, and marked", async ({ app, api, token }) => {
  const bad = (await api.rows(projects.demo)).findIndex((row) =>
    JSON.stringify(row.detector)?.includes("2022-02-30T01:01:00.000Z"),
  );
  await app.connectAndLoad(token, projects.demo);
  const cell = app.cell(await app.rowAt(bad), "最近计算");
  await expect(cell).toHaveText("2022-02-30T01:01:00.000Z");
  await expect(cell.getByTitle("不是有效的日期")).toBeVisible();
});

test("the page is called by its project", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await expect(page).toHaveTitle(/^(\(\d+\) )?商城小程序 · 群体画像 – Segment Console$/);
  await app.button(app.labels.disconnect).click();
  await expect(page).toHaveTitle("Segment Console");
});

test("the picture of the README shows the demo project", async ({ app, token, page }, info) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await app.connectAndLoad(token, projects.demo);
  await expect(app.project).toHaveValue("商城小程序");
  // The tiles come behind the first rows, and their counts behind them.
  await expect(page.getByRole("button", { name: /^需要关注\s*\d+$/ })).toBeVisible();
  // Only on request, so that a test run changes no file of the repository.
  const kept = process.env.UPDATE_SCREENSHOT === "1";
  await page.screenshot({ path: kept ? `${import.meta.dirname}/screenshot.png` : info.outputPath("screenshot.png") });
});
