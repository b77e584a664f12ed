// The waits between the attempts of a request.
import type { Page } from "@playwright/test";

/** Makes the waits that chance decides the same each time: 450 ms, then 900 ms. */
export async function evenWaits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Math.random = () => 0.9;
  });
}
