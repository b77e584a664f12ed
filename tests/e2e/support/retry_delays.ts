// Deterministic retry delays.
import type { Page } from "@playwright/test";

/** Fixes the random part of the retry delays: 450 ms, then 900 ms. */
export async function fixRetryDelays(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Math.random = () => 0.9;
  });
}
