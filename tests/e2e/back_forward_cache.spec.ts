// Fault 36: a page that comes back from the back/forward cache. Chromium itself has one; its headless shell has none.
import type { Page } from "@playwright/test";
import config from "./playwright.config.ts";
import type { Screen } from "./support/screen.ts";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { cannedRows, CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step. Playwright turns the back/forward cache off; browsers have it on.
test.use({
  trace: "off",
  launchOptions: {
    ...config.use?.launchOptions,
    executablePath: process.env.CHROMIUM,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

/** Opens a view, in a page that notes whether it came from the back/forward cache. */
async function openView(app: Screen, api: StandIn, token: string): Promise<CannedProjectView> {
  await app.page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => Object.assign(globalThis, { persisted }));
  });
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  return view;
}

/** Goes back without waiting for a load event: a page from the back/forward cache has none. */
async function go_back(page: Page): Promise<void> {
  await page.goBack({ waitUntil: "commit" });
  const persisted = () => page.evaluate(() => (globalThis as { persisted?: boolean }).persisted);
  await expect.poll(persisted, "it comes from the browser's memory").toBe(true);
}

const ended = "离开此页面期间会话已结束，请重新连接。";

test("fault 36: coming back from the browser's memory after disconnecting shows no rows", async ({
  app,
  api,
  token,
  page,
}) => {
  const view = await openView(app, api, token);
  const address = page.url();
  // Another document in the same tab ends the session.
  await page.goto(`./?project=${projects.empty}`);
  await app.button(app.labels.disconnect).click();
  await expect(app.token).toBeVisible();
  const requested = (await api.requests()).length;
  await go_back(page);
  await expect.poll(() => page.url()).toBe(address);
  await expect(app.token).toHaveValue("");
  await expect(app.alert(ended)).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(0);
  expect(await page.evaluate(() => document.body.innerHTML)).not.toContain("profile r0");
  expect(await api.requests()).toHaveLength(requested);
  // The view is kept in the URL.
  await app.token.fill(token);
  await app.button(app.labels.connect).click();
  await app.expectRange(51, 100, cannedRows.length);
});

test("fault 36: coming back from the browser's memory while connected shows the rows as they were", async ({
  app,
  api,
  token,
  page,
}) => {
  const view = await openView(app, api, token);
  await page.goto(`./?project=${projects.empty}`);
  await expect(app.button(app.labels.disconnect)).toBeVisible();
  await go_back(page);
  await view.expectUnchanged();
  await view.refresh();
  await view.expectUnchanged();
});
