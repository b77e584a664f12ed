// Scrolling: the frame times while the wheel turns through a page of 1,000 rows.
import { quantile } from "./statistics.mjs";

/** How far one event of the wheel scrolls, in CSS pixels, and how often it comes: 1,000 rows of 36 to 40 px. */
const STEP = 300;
const STEPS = 120;

/** The 95th percentile of the frame times on the way down, in milliseconds. The table is back at its top after it. */
export async function scroll(app) {
  const { page } = app;
  await app.frame.hover();
  await page.evaluate(() => {
    observed.result = observed.recordFrames();
  });
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, STEP);
  }
  const times = await page.evaluate(() => observed.result());
  await app.frame.evaluate((frame) => {
    frame.scrollTop = 0;
  });
  await page.waitForSelector(app.rowSelector(0));
  return { "scroll, 95% of frames": quantile(times, 0.95) };
}
