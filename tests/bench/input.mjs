// Real input through the browser, and the time until its result is painted.
import { setTimeout as sleep } from "node:timers/promises";

/** The length of a frame at 60 Hz, in milliseconds. */
const FRAME = 17;

/** How long a result may take before the measurement is given up, in milliseconds. */
const PATIENCE = 60_000;

/** How many inputs each page has had. */
const inputs = new WeakMap();

/**
 * How long after the start of a frame the next input is made, in milliseconds. An input waits for the next frame up to
 * 17 ms, half of what many results take: multiples of the golden ratio spread the inputs evenly over a frame, and the
 * n-th input of one build comes at the same point as the n-th of the other.
 */
function nextPhase(page) {
  const count = (inputs.get(page) ?? 0) + 1;
  inputs.set(page, count);
  return ((count * 0.618_034) % 1) * FRAME;
}

/**
 * Starts waiting in the page by a method of `observed`, makes the input, and gives what the method gives: `began` and
 * `shown`, in the page's milliseconds.
 */
async function observe(page, method, given, input) {
  await page.evaluate(
    ([method, given]) => {
      observed.result = observed[method](...given);
      return new Promise((resolve) => requestAnimationFrame(() => resolve()));
    },
    [method, given],
  );
  await sleep(nextPhase(page));
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

/** From an input event of this type to the frame that has such an element and shows all of the result. */
export async function untilSettled(page, type, selector, input) {
  return observe(page, "untilSettled", [type, selector], input);
}

/** The same for a result that no certain element tells: the time to what the table or a dialog shows then, in ms. */
export async function timeUntilSettled(page, type, input) {
  const { began, shown } = await untilSettled(page, type, "body", input);
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

/** What is typed into a search. */
const WORD = ["a", "1", "2"];

/** Types a short word where the focus is; gives the mean time of its keys in milliseconds. */
export async function timePerKey(page) {
  let sum = 0;
  for (const key of WORD) {
    sum += await timeUntilSettled(page, "keydown", () => page.keyboard.press(key));
  }
  return sum / WORD.length;
}
