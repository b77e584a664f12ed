// The canary: after a whole session the token is nowhere but in its one place.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, projects, test } from "./support/test.ts";

const KEY = "segment-console.session";

/** Everything that the page shows or keeps, but for the one place that may have the token. */
async function everything(page: Page): Promise<Record<string, string>> {
  const kept = await page.evaluate(async (key) => {
    const entries = (storage: Storage) => Object.entries(storage).filter(([name]) => name !== key);
    const caches_of = "caches" in globalThis ? await caches.keys() : [];
    const databases = "indexedDB" in globalThis ? await indexedDB.databases() : [];
    const inputs = [...document.querySelectorAll("input")].map((input) => input.value);
    return {
      title: document.title,
      inputs: inputs.join("\n"),
      text: document.body.textContent ?? "",
      localStorage: JSON.stringify(entries(localStorage)),
      sessionStorage: JSON.stringify(entries(sessionStorage)),
      cookie: document.cookie,
      history: JSON.stringify(history.state),
      name: window.name,
      caches: JSON.stringify(caches_of),
      databases: JSON.stringify(databases),
      requests: JSON.stringify(performance.getEntries()),
    };
  }, KEY);
  return { ...kept, html: await page.content(), url: page.url() };
}

async function expect_no_token(page: Page, context: BrowserContext, token: string): Promise<void> {
  for (const [where, text] of Object.entries(await everything(page))) {
    expect(text.includes(token), `the token in ${where}`).toBe(false);
  }
  expect(JSON.stringify(await context.cookies())).not.toContain(token);
}

test("after a whole session the token is in its sessionStorage key and nowhere else", async ({
  app,
  api,
  token,
  page,
  context,
  watch,
}) => {
  watch.allowFailedReplies();
  const clean = () => expect_no_token(page, context, token);
  await app.connect({ token, project: projects.demo });
  await app.expectRange(1, 50, 143);
  await clean();
  expect(await page.evaluate((key) => sessionStorage.getItem(key), KEY)).toContain(token);

  await app.button(app.words.next).click();
  await app.expectRange(51, 100, 143);
  await app.rows.first().getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  await clean();
  await page.keyboard.press("Escape");
  await app.button(app.words.refresh).click();
  await expect(app.button(app.words.refresh)).not.toHaveAttribute("aria-disabled", "true");

  for (const status of [400, 401, 403, 500]) {
    // A server that quotes what it was sent, as debugging servers do, is a case of its own: it must not be made worse.
    await api.reply({ project: projects.demo, times: 1 }, { status, body: "no" });
    await app.button(app.words.refresh).click();
    if (status === 401) {
      await expect(app.tokenDialog).toBeVisible();
      await clean();
      await app.renewLater();
    }
    await expect(app.alert(`HTTP ${status}`)).toBeVisible();
    await clean();
  }
  await app.button(app.words.retry).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  await app.openProject("NoSuchId");
  await expect(app.alert("服务器出错")).toBeVisible();
  await app.speak("en");
  await app.select(app.words.theme).selectOption("dark");
  await clean();
  await page.reload();
  await expect(app.alert("The server failed")).toBeVisible();
  await clean();

  await app.button(app.words.disconnect).click();
  await expect(app.token).toHaveValue("");
  await clean();
  expect(await page.evaluate((key) => sessionStorage.getItem(key), KEY)).toBe(null);
  expect(watch.urls.filter((url) => decodeURIComponent(url).includes(token)), "URLs").toEqual([]);
  expect(watch.said.filter((line) => line.includes(token)), "console lines").toEqual([]);
  const asked = await api.requestsOf();
  expect(asked.length).toBeGreaterThan(5);
  for (const { target, headers } of asked) {
    expect(target).not.toContain(token);
    const carriers = Object.entries(headers).filter(([, value]) => value.includes(token));
    expect(carriers).toEqual([["authorization", `Bearer ${token}`]]);
  }
});

test("kept in memory only, the token is in no storage at all", async ({ app, token, page, context }) => {
  await app.connect({ token, project: projects.demo, memoryOnly: true });
  await app.expectRange(1, 50, 143);
  await expect_no_token(page, context, token);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(token);
});

test("another token leaves nothing of the expired one behind, and is where it was", async ({
  app,
  token,
  page,
  context,
  watch,
}) => {
  watch.allowFailedReplies();
  const kept = () => page.evaluate((key) => sessionStorage.getItem(key), KEY);
  const expired = token.replace("demo-token", "expired-token");
  await app.connect({ token: expired, project: projects.demo });
  await expect(app.tokenDialog).toBeVisible();
  await expect_no_token(page, context, expired);
  expect(await kept()).toContain(expired);
  await app.renew(token);
  await app.expectRange(1, 50, 143);
  expect(await kept()).toContain(token);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(expired);
  await expect_no_token(page, context, expired);
  await expect_no_token(page, context, token);
});

test("a request for config.json carries no token", async ({ app, token, page }) => {
  await app.see(token, projects.demo);
  const asked = page.waitForRequest("**/config.json");
  await page.reload();
  expect(JSON.stringify(await (await asked).allHeaders())).not.toContain(token);
});
