// Faults 35 and 36: a browser that keeps nothing, two tabs, and pages that come back from its memory.
import type { Page } from "@playwright/test";
import config from "./playwright.config.ts";
import { expect, projects, test } from "./support/test.ts";
import { Screen } from "./support/screen.ts";
import { goodRows, Work } from "./support/work.ts";

// A trace keeps the whole table at every step. Playwright turns the back/forward cache off; people's browsers don't.
test.use({
  trace: "off",
  launchOptions: { ...config.use?.launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] },
});

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
    const work = new Work(app, api);
    await work.begin(token);
    await work.refresh();
    await work.expectKept();
    await work.close();
    await expect(app.alert(not_kept.zh)).toBeVisible();
    await app.speak("en");
    await expect(app.alert(not_kept.en)).toBeVisible();
    await app.button(app.words.dismiss).click();
    await expect(app.alert(not_kept.en)).toHaveCount(0);
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await app.button(app.words.refresh).click();
    await work.expectSettled();
    await expect(app.alert(not_kept.en), "it is said once").toHaveCount(0);
    await work.expectKept();
    // As it was said: the token is gone, the place is not.
    await page.reload();
    await expect(app.token).toHaveValue("");
    await expect(page.getByRole("row")).toHaveCount(0);
    await app.token.fill(token);
    await app.button(app.words.connect).click();
    await app.expectRange(51, 100, goodRows.length);
    await expect(app.search).toHaveValue("profile");
  });
}

test("fault 35: where sessionStorage is cleared meanwhile, the session goes on in memory, which is said", async ({
  app,
  api,
  token,
  page,
}) => {
  const work = new Work(app, api);
  await work.begin(token);
  await page.evaluate(() => {
    sessionStorage.clear();
    // The person was at the browser's own settings, and comes back to the page.
    dispatchEvent(new Event("focus"));
  });
  await work.expectKept();
  await work.refresh();
  await work.expectKept();
  await work.close();
  await expect(app.alert(not_kept.zh)).toBeVisible();
  await app.button(app.words.dismiss).click();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(app.alert(not_kept.zh)).toHaveCount(0);
  await work.expectKept();
  expect(await page.evaluate(() => sessionStorage.length), "what was cleared is not put back").toBe(0);
  await page.reload();
  await expect(app.token).toHaveValue("");
});

test("fault 36: two tabs with different tokens do not mix", async ({ app, api, token, page, context }) => {
  const other_token = `${token}-other`;
  await app.see(token, projects.demo, "?q=stage:finish");
  const tab = await context.newPage();
  const other = new Screen(tab);
  await other.open(`?project=${projects.faceted}`);
  await other.token.fill(other_token);
  await other.button(other.words.connect).click();
  await expect(tab.locator(".loading__line")).toHaveText("已加载全部 1,200 条");
  for (const [screen, of] of [[app, projects.demo], [other, projects.faceted], [app, projects.demo]] as const) {
    const replied = screen.page.waitForResponse(/segment_profiles/);
    await screen.button(screen.words.refresh).click();
    expect((await replied).url()).toContain(of);
    await screen.page.reload();
    await expect(screen.rows.first()).toBeVisible();
  }
  const projects_of = async (of: string) => new Set((await api.pagesAsked(of)).map(({ project }) => project));
  expect([...(await projects_of(token))]).toEqual([projects.demo]);
  expect([...(await projects_of(other_token))]).toEqual([projects.faceted]);
  // The end of one session is not the end of the other.
  await other.button(other.words.disconnect).click();
  await expect(other.token).toHaveValue("");
  await app.button(app.words.refresh).click();
  await page.reload();
  await expect(app.rows.first()).toBeVisible();
  await expect(app.search).toHaveValue("stage:finish");
  await expect(tab.getByRole("row")).toHaveCount(0);
});

/** A page that comes from the browser's memory isn't loaded, so nothing waits for that. */
async function back(page: Page): Promise<void> {
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
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => Object.assign(globalThis, { persisted }));
  });
  const work = new Work(app, api);
  await work.begin(token);
  await work.close();
  const address = page.url();
  // Another document in the same tab, where the session is ended.
  await page.goto(`./?project=${projects.empty}`);
  await app.button(app.words.disconnect).click();
  await expect(app.token).toBeVisible();
  const asked = (await api.requestsOf()).length;
  await back(page);
  await expect.poll(() => page.url()).toBe(address);
  await expect(app.token).toHaveValue("");
  await expect(app.alert(ended)).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(0);
  expect(await page.evaluate(() => document.body.innerHTML)).not.toContain("profile r0");
  expect(await api.requestsOf()).toHaveLength(asked);
  // The place is kept, for whoever has a token.
  await app.token.fill(token);
  await app.button(app.words.connect).click();
  await app.expectRange(51, 100, goodRows.length);
});

test("fault 36: coming back from the browser's memory while connected shows the rows as they were", async ({
  app,
  api,
  token,
  page,
}) => {
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => Object.assign(globalThis, { persisted }));
  });
  const work = new Work(app, api);
  await work.begin(token);
  await work.close();
  await page.goto(`./?project=${projects.empty}`);
  await expect(app.button(app.words.disconnect)).toBeVisible();
  await back(page);
  await work.expectKept();
  await work.refresh();
  await work.expectKept();
});
