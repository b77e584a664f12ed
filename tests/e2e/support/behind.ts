// What the console stands behind in this run (`cargo xtask e2e --behind`), and where everything is.
import type { BrowserContext, Page } from "@playwright/test";

export type Address =
  | "CONSOLE_URL"
  | "API_URL"
  | "NGINX_URL"
  | "NGINX_SECURE_URL"
  | "NGINX_PLAIN_URL"
  | "CADDY_URL"
  | "CADDY_SECURE_URL"
  | "CADDY_PLAIN_URL"
  | "CONSOLE_OTHER_ORIGIN_URL"
  | "STAND_IN_URL"
  | "OPEN_STAND_IN_URL"
  | "REFUSING_URL"
  | "UNKNOWN_HOST_URL"
  | "SERVER_LOGS";

/**
 * What `cargo xtask e2e` gives. The console is at `CONSOLE_URL`, with a slash at its end, and its API, as the tests ask
 * it, at `API_URL`; nginx and Caddy serve it at `NGINX_URL` and `CADDY_URL` in every run, at `…_SECURE_URL` with TLS,
 * as on the internet, and `…_PLAIN_URL` leads there. The page of `CONSOLE_OTHER_ORIGIN_URL` has no API on its own
 * origin; it may ask `OPEN_STAND_IN_URL`, which allows every page, `STAND_IN_URL`, which allows none, `REFUSING_URL`,
 * where nobody listens, and `UNKNOWN_HOST_URL`, which no name server knows. The test of elsewhere.ts uses it.
 * `SERVER_LOGS` is the folder in which each server has one of its own.
 */
export function given(name: Address): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run these tests with cargo xtask e2e`);
  }
  return value;
}

/** The deployment of this run. */
export const behind = (process.env.BEHIND ?? "nginx") as "nginx" | "caddy" | "cors";

/** Whether the API is on another origin than the page, which only config.json tells it. */
export const onAnotherOrigin = behind === "cors";

/** The origin that the page asks. */
export function apiOrigin(): string {
  return new URL(given(onAnotherOrigin ? "API_URL" : "CONSOLE_URL")).origin;
}

/** Another origin with an API, which the page doesn't ask. */
export function otherApiOrigin(): string {
  return new URL(given(onAnotherOrigin ? "STAND_IN_URL" : "OPEN_STAND_IN_URL")).origin;
}

/** Gives a page, or all of a context, these settings in its config.json, beside where its API is. */
export async function configure(page: Page | BrowserContext, settings: Record<string, unknown>): Promise<void> {
  const json = onAnotherOrigin ? { apiAddresses: [apiOrigin()], ...settings } : settings;
  await page.route("**/config.json", (route) => route.fulfill({ json }));
}
