// Fault 40 with Chromium's own password manager: a login of another application on the same origin is in the profile.
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { configure } from "./support/deployment.ts";
import { Screen } from "./support/screen.ts";
import { env, expect, projects, test } from "./support/test.ts";

const login = { username: "portal-user", password: "portal-password" };

/** The API of Chromium's own settings page. */
interface ChromiumSettings {
  chrome: { passwordsPrivate: { addPassword(login: Record<string, unknown>): Promise<void> } };
}

/** A browser with a profile of its own, in which the login is saved for the console's origin. */
async function startWithSavedLogin(profile: string): Promise<BrowserContext> {
  const { args = [] } = test.info().project.use.launchOptions ?? {};
  const context = await chromium.launchPersistentContext(profile, {
    // Neither the headless shell nor Playwright's own headless mode has a password manager.
    executablePath: process.env.CHROMIUM,
    headless: false,
    args: [...args, "--headless=new", "--password-store=basic"],
    ignoreDefaultArgs: ["--enable-automation"],
    locale: "zh-CN",
  });
  const settings = await context.newPage();
  await settings.goto("chrome://password-manager/passwords");
  await settings.evaluate(async (login) => {
    const { chrome } = globalThis as unknown as ChromiumSettings;
    await chrome.passwordsPrivate.addPassword({ ...login, note: "", useAccountStore: false });
  }, { ...login, url: env("CONSOLE_URL") });
  await settings.close();
  return context;
}

/** Opens a login form on the console's origin, which Chromium fills: so it is ready to fill the console's too. */
async function expectPortalFilled(page: Page): Promise<void> {
  const portal = new URL("portal-login", env("CONSOLE_URL")).href;
  const form = '<form><input id="user"><input id="password" type="password"><button>login</button></form>';
  await page.route(portal, (route) => route.fulfill({ contentType: "text/html", body: form }));
  await page.goto(portal);
  await expect(page.locator("#password:autofill")).toHaveCount(1);
  await expect(page.locator("#user")).toHaveValue(login.username);
}

for (const [what, settings] of [
  ["a free address", {}],
  ["a fixed address", { otherAddresses: false, apiAddresses: [""] }],
] as const) {
  test(`fault 40: Chromium fills a saved login of a portal into no field, with ${what}`, async ({}, info) => {
    const context = await startWithSavedLogin(info.outputPath("profile"));
    const page = await context.newPage();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.headers().authorization ?? ""));
    await expectPortalFilled(page);
    await configure(page, settings);
    await page.goto(`${env("CONSOLE_URL")}?project=${projects.demo}`);
    const app = new Screen(page);
    await expect(app.button(app.labels.connect)).toBeVisible();
    // A fill at load time takes effect with the first press.
    await page.getByRole("heading", { level: 1 }).click();
    await app.button(app.labels.connect).click();
    await expect(app.token).toHaveAccessibleDescription(/^请输入访问令牌/);
    await expect(app.token).toHaveValue("");
    await expect(page.locator("input:autofill")).toHaveCount(0);
    await expect(page.locator(`input[value="${login.username}"]`)).toHaveCount(0);
    expect(sent.filter((header) => header !== "")).toEqual([]);
    await context.close();
  });
}
