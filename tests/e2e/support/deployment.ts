// The deployment under test (`cargo xtask e2e --behind`) and the addresses of its servers.
import type { BrowserContext, Page } from "@playwright/test";

export type EnvVariable =
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
 * An environment variable that `cargo xtask e2e` sets. The console is at `CONSOLE_URL`, with a trailing slash, and the
 * API that the tests request at `API_URL`. nginx and Caddy serve the console at `NGINX_URL` and `CADDY_URL` in every
 * run, with TLS at `…_SECURE_URL`, and redirect to it from `…_PLAIN_URL`. The page of `CONSOLE_OTHER_ORIGIN_URL` has no
 * API on its own origin (see cross_origin.ts); it may request `OPEN_STAND_IN_URL`, whose CORS headers allow every
 * origin, `STAND_IN_URL`, which allows none, `REFUSING_URL`, which refuses connections, and `UNKNOWN_HOST_URL`, whose
 * name doesn't resolve. `SERVER_LOGS` is a folder with the log folder of each server.
 */
export function env(name: EnvVariable): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run these tests with cargo xtask e2e`);
  }
  return value;
}

/** The deployment of this run. */
export const deployment = (process.env.BEHIND ?? "nginx") as "nginx" | "caddy" | "cors";

/** Whether the API is on another origin than the page; config.json then has its address. */
export const isCrossOrigin = deployment === "cors";

/** The origin of the API that the page requests. */
export function apiOrigin(): string {
  return new URL(env(isCrossOrigin ? "API_URL" : "CONSOLE_URL")).origin;
}

/** Another origin with an API, which the page doesn't request. */
export function otherApiOrigin(): string {
  return new URL(env(isCrossOrigin ? "STAND_IN_URL" : "OPEN_STAND_IN_URL")).origin;
}

/** Serves these settings as config.json to a page or to all pages of a context, with the API's address added. */
export async function configure(page: Page | BrowserContext, settings: Record<string, unknown>): Promise<void> {
  const json = isCrossOrigin ? { apiAddresses: [apiOrigin()], ...settings } : settings;
  await page.route("**/config.json", (route) => route.fulfill({ json }));
}
