// Token leak checks: a canary token must be in no storage, page content, history, cookie or server log but its own key.
import { readdirSync, readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { recordedTexts } from "./changes.ts";
import { env } from "./deployment.ts";

/** The only sessionStorage key that may contain the token. */
export const SESSION_KEY = "segment-console.session";

/** The value of that key. */
export async function storedSession(page: Page): Promise<string | null> {
  return await page.evaluate((key) => sessionStorage.getItem(key), SESSION_KEY);
}

/** Asserts that the token is in no content, storage or history of the page, except under its one key. */
export async function expectNoToken(page: Page, token: string): Promise<void> {
  for (const [where, text] of Object.entries(await observableTexts(page))) {
    expect(contains(text, token), `the token in ${where}`).toBe(false);
  }
}

/** Asserts that the token is in no server log. `each` is a text that must be in a log, as proof that it is written. */
export async function expectNotLogged(token: string, ...each: { server: string; has: string }[]): Promise<void> {
  for (const { server, has } of each) {
    await expect.poll(() => logs(server), `the logs of ${server}`).toContain(has);
  }
  for (const server of readdirSync(env("SERVER_LOGS"))) {
    const text = logs(server);
    expect(contains(text, token), `the token in the logs of ${server}`).toBe(false);
    expect(/authorization/i.test(text), `the header in the logs of ${server}`).toBe(false);
  }
}

/** The text of all logs in a server's folder. */
function logs(server: string): string {
  const folder = `${env("SERVER_LOGS")}/${server}`;
  const names = readdirSync(folder).filter((name) => name.endsWith(".log"));
  return names.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");
}

/** Whether a text contains the token as it is, URL-encoded or in base64. */
function contains(text: string, token: string): boolean {
  return text.includes(token) || text.includes(encodeURIComponent(token)) || text.includes(btoa(token));
}

/** All texts of a page in which a token could remain, by source. */
async function observableTexts(page: Page): Promise<Record<string, string>> {
  const found = await page.evaluate(async (key) => {
    const entries = (storage: Storage) => Object.entries(storage).filter(([name]) => name !== key);
    const inputs = [...document.querySelectorAll("input")].map((input) => input.value);
    return {
      title: document.title,
      inputs: inputs.join("\n"),
      text: document.body.textContent ?? "",
      localStorage: JSON.stringify(entries(localStorage)),
      sessionStorage: JSON.stringify(entries(sessionStorage)),
      cookie: document.cookie,
      state: JSON.stringify(history.state),
      name: window.name,
      referrer: document.referrer,
      caches: JSON.stringify("caches" in globalThis ? await caches.keys() : []),
      requests: JSON.stringify(performance.getEntries()),
    };
  }, SESSION_KEY);
  const client = await page.context().newCDPSession(page);
  const history = JSON.stringify(await client.send("Page.getNavigationHistory"));
  await client.detach();
  const cookies = JSON.stringify(await page.context().cookies());
  const records = await recordedTexts(page);
  return { ...found, html: await page.content(), url: page.url(), history, cookies, records };
}
