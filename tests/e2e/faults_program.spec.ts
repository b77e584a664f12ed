// Faults 37 to 39: the program doesn't start, panics, or has invalid settings.
import type { Page } from "@playwright/test";
import { expect, env, projects, test } from "./support/test.ts";
import { CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const not_started = {
  zh: /无法启动控制台：可能刚发布了新版本，或浏览器不支持或禁用了 WebAssembly。请刷新页面/,
  en: /The console could not start: a new version may just have been released, .* Reload the page/,
};

/** Asserts that the static error page is shown, and nothing of the console. */
async function expectNotStarted(page: Page): Promise<void> {
  const message = page.getByRole("alert").filter({ hasText: /\S/ });
  await expect(message).toHaveCount(1);
  await expect(message).toContainText(not_started.zh);
  await expect(message).toContainText(not_started.en);
  await expect(page.getByRole("button")).toHaveCount(0);
}

const blocked: { what: string; lines: RegExp; block: (page: Page) => Promise<unknown> }[] = [
  {
    what: "a browser without WebAssembly",
    lines: /^error: ReferenceError: WebAssembly is not defined/,
    block: (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly")),
  },
  {
    what: "a policy that forbids WebAssembly",
    lines: /^error: (CompileError: WebAssembly.*Content Security Policy|CSP violation: script-src)|^error: .*'unsafe-eval'/,
    block: (page) =>
      page.route((url) => url.href.startsWith(`${env("CONSOLE_URL")}?`), async (route) => {
        const reply = await route.fetch();
        const policy = reply.headers()["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
        await route.fulfill({ response: reply, headers: { ...reply.headers(), "content-security-policy": policy } });
      }),
  },
];

for (const { what, lines, block } of blocked) {
  test(`fault 37: ${what} gets a plain page that says what to do`, async ({ app, api, token, page, monitor }) => {
    monitor.allow(lines);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await block(page);
    await page.reload();
    await expectNotStarted(page);
    expect(await page.evaluate(() => document.body.innerText)).not.toContain(token);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("fault 37: without JavaScript the page says that it needs it, in both languages", async ({ page }) => {
    await page.goto(`./?project=${projects.demo}`);
    // By tag: Playwright's text selectors leave out the content of <noscript>.
    const message = page.locator("noscript p");
    await expect(message).toHaveCount(2);
    for (const [place, words] of ["此控制台需要 JavaScript", "This console needs JavaScript."].entries()) {
      await expect(message.nth(place)).toBeVisible();
      expect(await message.nth(place).evaluate((line) => line.textContent)).toContain(words);
    }
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  });
});

for (const missing of ["wasm", "js"]) {
  test(`fault 37: the ${missing} gone after a deploy: a new version is out, and a reload goes on`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allow(/^error: (Failed to load resource: .* 404|TypeError: Failed to fetch dynamically imported module)/);
    monitor.allow(/^error: Error: failed to fetch Wasm: 404 Not Found/);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    const program = new RegExp(`/segment-console-[0-9a-f]+(_bg)?\\.${missing}$`);
    await page.route(program, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "Not Found" }));
    await page.reload();
    await expectNotStarted(page);
    await page.unroute(program);
    await page.reload();
    await expect(app.drawer).toContainText("r071");
    // The open row is in the viewport; the first row of the page is not.
    await app.expectPositions(51, 100);
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  });
}

for (const language of ["zh", "en"] as const) {
  test(`fault 38: a panic leaves a plain panel with Reload and no token (${language})`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allow(/^error: panicked at |^uncaught: RuntimeError: unreachable|^error: .*RuntimeError: unreachable/);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await view.closeDrawer();
    await app.setLanguage(language);
    await page.evaluate(() => {
      Document.prototype.createElement = () => {
        throw new Error("nothing can be made any more");
      };
    });
    await app.button(app.labels.next).click();
    // A page change creates no elements; a menu does.
    await page.getByRole("button", { name: /^(列|Columns)$/ }).click();
    const panel = page.getByRole("alert");
    await expect(panel).toBeVisible();
    await expect(panel).toContainText("控制台出现内部错误，已停止运行。");
    await expect(panel).toContainText("Something broke in the console, and it has stopped.");
    await expect(page.getByRole("table")).toBeHidden();
    await expect(page.getByRole("button")).toHaveCount(0);
    expect(await panel.evaluate((panel) => panel.outerHTML)).not.toContain(token);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(token);
    expect(monitor.messages.join("\n")).not.toContain(token);
    expect(monitor.messages.join("\n")).toContain("panicked at");
    // The view is in the URL, and the session in sessionStorage.
    await panel.getByRole("link", { name: "刷新 / Reload" }).click();
    await expect(panel.filter({ hasText: "控制台出现内部错误" })).toBeHidden();
    await app.expectRange(101, 120, 120);
    await expect(app.search).toHaveValue("profile");
  });
}

const settings = [
  {
    what: "missing",
    reply: { status: 404, body: "Not Found" },
    zh: "无法读取 config.json，已使用默认设置。",
    en: "config.json can't be read; default settings are used.",
  },
  {
    what: "broken",
    reply: { status: 200, body: '{"autoLoadRows": 0,' },
    zh: /^config\.json 不是有效的 JSON（第 1 行第 \d+ 列），已使用默认设置。/,
    en: /^config\.json is not valid JSON \(line 1, column \d+\); default settings are used\./,
  },
  {
    what: "with unknown keys and a wrong value",
    reply: { status: 200, body: '{"autoloadRows": 0, "idleMinutes": "never", "overdueGraceHours": 5}' },
    zh: /config\.json 中有未知的设置项“autoloadRows”，已忽略。.*config\.json 中“idleMinutes”的格式有误，已使用默认值。/,
    en: /unknown setting “autoloadRows”; it is ignored\..*“idleMinutes” in config\.json has the wrong form; its default is used\./,
  },
];

for (const { what, reply, zh, en } of settings) {
  test(`fault 39: a config.json ${what} is named beside the rows, and the defaults hold`, async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allow(/^error: Failed to load resource: the server responded with a status of 404/);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await view.closeDrawer();
    await page.route("**/config.json", (route) => route.fulfill({ contentType: "application/json", ...reply }));
    await page.reload();
    await expect(app.alert("config.json")).toHaveText(typeof zh === "string" ? new RegExp(`^${zh}`) : zh);
    // With default settings the whole project is loaded, and the view is unchanged.
    await app.expectRange(51, 100, 120);
    await expect(page.locator(".loading__line")).toHaveText("已加载全部 120 条");
    await app.setLanguage("en");
    await expect(app.alert("config.json")).toHaveText(typeof en === "string" ? new RegExp(`^${en}`) : en);
    await app.button(app.labels.dismiss).click();
    await expect(app.alert("config.json")).toHaveCount(0);
    await app.expectRange(51, 100, 120);
    await expect(app.search).toHaveValue("profile");
    // The same on the connect page.
    await app.button(app.labels.disconnect).click();
    await page.reload();
    await expect(app.alert("config.json")).toBeVisible();
    await expect(app.button(app.labels.connect)).toBeVisible();
  });
}
