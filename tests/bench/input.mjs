// Real input through the browser, and the time until its result is painted.
import { setTimeout as sleep } from "node:timers/promises";

/** The length of a frame at 60 Hz, in milliseconds. */
const FRAME = 17;

/** How long a result may take before the measurement is given up, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Starts waiting in the page by a method of `observed`, makes the input, and gives what the method gives: `began` and
 * `shown`, in the page's milliseconds.
 */
async function observe(page, method, given, input) {
  await page.evaluate(
    ([method, given]) => {
      observed.result = observed[method](...given);
    },
    [method, given],
  );
  // At a random point of a frame: otherwise the protocol's own rhythm decides how far away the next frame is.
  await sleep(Math.random() * FRAME);
  await input();
  const timeout = new AbortController();
  const late = sleep(PATIENCE, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`no result of ${method}(${given.join(", ")}) within ${PATIENCE / 1000} s`);
  });
  // Aborting the wait rejects it, which nobody is interested in.
  late.catch(() => undefined);
  try {
    return await Promise.race([page.evaluate(() => observed.result), late]);
  } finally {
    timeout.abort();
  }
}

/** From an input event of this type to the frame that first has an element that fits the selector. */
export async function untilShown(page, type, selector, input) {
  return observe(page, "untilShown", [type, selector], input);
}

/** From an input event of this type to the frame that shows all of its result, in milliseconds. */
export async function timeUntilSettled(page, type, input) {
  const { began, shown } = await observe(page, "untilSettled", [type], input);
  return shown - began;
}

/**
 * A press of the mouse button on an element. The pointer is moved there first: what pointing at it costs is no part of
 * the click, and Playwright's own checks before a click are none either.
 */
export async function pressing(page, locator) {
  await locator.hover();
  return async () => {
    await page.mouse.down();
    await page.mouse.up();
  };
}
