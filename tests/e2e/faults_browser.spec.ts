// Faults 35 and 36: storage that throws, and two tabs.
import type { Page } from "@playwright/test";
import { expect, projects, test } from "./support/test.ts";
import { Screen } from "./support/screen.ts";
import { cannedRows, CannedProjectView } from "./support/canned_project_view.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const not_kept = {
  zh: "会话没有保存在浏览器中，令牌只保留在内存中，刷新页面后需要重新输入。",
  en: "The session is not saved in the browser: the token is in memory only, and a reload asks for it again.",
};

const refusals: { what: string; refuse: (page: Page) => Promise<void> }[] = [
  {
    what: "throws at every touch",
    refuse: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "sessionStorage", {
          get: () => {
            throw new DOMException("Access is denied for this document.", "SecurityError");
          },
        });
      }),
  },
  {
    what: "is full",
    refuse: (page) =>
      page.addInitScript(() => {
        const real = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...given) {
          if (this === window.sessionStorage) {
            throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
          }
          real.apply(this, given);
        };
      }),
  },
];

for (const { what, refuse } of refusals) {
  test(`fault 35: where sessionStorage ${what}, the session works in memory, which is said`, async ({
    app,
    api,
    token,
    page,
  }) => {
    await refuse(page);
    const view = new CannedProjectView(app, api);
    await view.open(token);
    await view.refresh();
    await view.expectUnchanged();
    await view.closeDrawer();
    await expect(app.alert(not_kept.zh)).toBeVisible();
    await app.setLanguage("en");
    await expect(app.alert(not_kept.en)).toBeVisible();
    await app.button(app.labels.dismiss).click();
    await expect(app.alert(not_kept.en)).toHaveCount(0);
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await app.button(app.labels.refresh).click();
    await view.expectIdle();
    await expect(app.alert(not_kept.en), "it is said once").toHaveCount(0);
    await view.expectUnchanged();
    // As announced: the token is forgotten, the view is not.
    await page.reload();
    await expect(app.token).toHaveValue("");
    await expect(page.getByRole("row")).toHaveCount(0);
    await app.token.fill(token);
    await app.button(app.labels.connect).click();
    await app.expectRange(51, 100, cannedRows.length);
    await expect(app.search).toHaveValue("profile");
  });
}

test("fault 35: where sessionStorage is cleared meanwhile, the session goes on in memory, which is said", async ({
  app,
  api,
  token,
  page,
}) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await page.evaluate(() => {
    sessionStorage.clear();
    // The user was in the browser's settings, and returns to the page.
    dispatchEvent(new Event("focus"));
  });
  await view.expectUnchanged();
  await view.refresh();
  await view.expectUnchanged();
  await view.closeDrawer();
  await expect(app.alert(not_kept.zh)).toBeVisible();
  await app.button(app.labels.dismiss).click();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(app.alert(not_kept.zh)).toHaveCount(0);
  await view.expectUnchanged();
  expect(await page.evaluate(() => sessionStorage.length), "what was cleared is not put back").toBe(0);
  await page.reload();
  await expect(app.token).toHaveValue("");
});

test("fault 36: two tabs with different tokens do not mix", async ({ app, api, token, page, context }) => {
  const other_token = `${token}-other`;
  await app.connectAndLoad(token, projects.demo, "?q=stage:finish");
  const tab = await context.newPage();
  const other = new Screen(tab);
  await other.open(`?project=${projects.faceted}`);
  await other.token.fill(other_token);
  await other.button(other.labels.connect).click();
  await expect(tab.locator(".loading__line")).toHaveText("已加载全部 1,200 条");
  for (const [screen, of] of [[app, projects.demo], [other, projects.faceted], [app, projects.demo]] as const) {
    const replied = screen.page.waitForResponse(/segment_profiles/);
    await screen.button(screen.labels.refresh).click();
    expect((await replied).url()).toContain(of);
    await screen.page.reload();
    await expect(screen.rows.first()).toBeVisible();
  }
  const projects_of = async (of: string) => new Set((await api.pageRequests(of)).map(({ project }) => project));
  expect([...(await projects_of(token))]).toEqual([projects.demo]);
  expect([...(await projects_of(other_token))]).toEqual([projects.faceted]);
  // Ending one session doesn't end the other.
  await other.button(other.labels.disconnect).click();
  await expect(other.token).toHaveValue("");
  await app.button(app.labels.refresh).click();
  await page.reload();
  await expect(app.rows.first()).toBeVisible();
  await expect(app.search).toHaveValue("stage:finish");
  await expect(tab.getByRole("row")).toHaveCount(0);
});
