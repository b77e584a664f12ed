// The canary: every place where a token could be left, and whether it is there.
import { readdirSync, readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { given } from "./behind.ts";

/** The one key that may have it. */
export const KEY = "segment-console.session";

/** What the key has. */
export async function kept(page: Page): Promise<string | null> {
  return await page.evaluate((key) => sessionStorage.getItem(key), KEY);
}

/** The token is in nothing that the page shows, keeps or went through, but for its one key. */
export async function expectNoToken(page: Page, token: string): Promise<void> {
  for (const [where, text] of Object.entries(await everything(page))) {
    expect(holds(text, token), `the token in ${where}`).toBe(false);
  }
}

/** The token is in no log of any server. They are really kept: each has this. */
export async function expectUnlogged(token: string, ...each: { server: string; has: string }[]): Promise<void> {
  for (const { server, has } of each) {
    await expect.poll(() => logs(server), `the logs of ${server}`).toContain(has);
  }
  for (const server of readdirSync(given("SERVER_LOGS"))) {
    const text = logs(server);
    expect(holds(text, token), `the token in the logs of ${server}`).toBe(false);
    expect(/authorization/i.test(text), `the header in the logs of ${server}`).toBe(false);
  }
}

/** Everything in the logs of a server's folder. */
function logs(server: string): string {
  const folder = `${given("SERVER_LOGS")}/${server}`;
  const names = readdirSync(folder).filter((name) => name.endsWith(".log"));
  return names.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");
}

/** Whether a text has it, as it is or as URLs write it. */
function holds(text: string, token: string): boolean {
  return text.includes(token) || text.includes(encodeURIComponent(token)) || text.includes(btoa(token));
}

async function everything(page: Page): Promise<Record<string, string>> {
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
      databases: JSON.stringify("indexedDB" in globalThis ? await indexedDB.databases() : []),
      requests: JSON.stringify(performance.getEntries()),
    };
  }, KEY);
  const client = await page.context().newCDPSession(page);
  const history = JSON.stringify(await client.send("Page.getNavigationHistory"));
  await client.detach();
  const cookies = JSON.stringify(await page.context().cookies());
  return { ...found, html: await page.content(), url: page.url(), history, cookies };
}
