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
    args: [...(config.use?.launchOptions?.args ?? []), "--js-flags=--expose-gc"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  },
});

/** For each page that was shown, whether it came from the back/forward cache. */
const shown: boolean[] = [];

/** Opens a view, in a page that tells [go_back] whenever it is shown. */
async function openView(app: Screen, api: StandIn, token: string): Promise<CannedProjectView> {
  await app.page.exposeFunction("notePageShow", (persisted: boolean) => shown.push(persisted));
  await app.page.addInitScript(() => {
    const { notePageShow } = globalThis as unknown as { notePageShow: (persisted: boolean) => void };
    addEventListener("pageshow", ({ persisted }) => notePageShow(persisted));
  });
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  return view;
}

/**
 * Goes back, and waits until the page itself tells that it is shown: a script that comes from outside before that runs
 * in a page that is still frozen, and Chromium then takes it out of the cache ("JavaScriptExecution") and loads it anew.
 */
async function go_back(page: Page): Promise<void> {
  // Of both pages, which have one process. Chromium does it by itself sooner or later.
  await page.evaluate(() => (globalThis as unknown as { gc: () => void }).gc());
  shown.length = 0;
  // A page from the cache has no load event.
  await page.goBack({ waitUntil: "commit" });
  await expect.poll(() => shown, "it comes from the browser's memory").toEqual([true]);
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
