// Fake clock for a page whose program runs in WebAssembly, and fake page visibility.
import type { Page } from "@playwright/test";

declare global {
  /** The number of pending timers of a page with a fake clock. */
  function timersLeft(): number;
}

/**
 * Installs a fake clock in a page, and in all pages that its context opens later; they share it. Playwright's timer ids
 * start at 10^12, which a 32-bit WebAssembly program can't represent, so that its `clearTimeout` would have no effect.
 * Here ids start at 1, as in browsers.
 */
export async function installClock(page: Page, time: Date): Promise<void> {
  await page.clock.install({ time });
  await page.context().addInitScript(() => {
    const numbers = new Map<number, number>();
    let last = 0;
    globalThis.timersLeft = () => numbers.size;
    for (const kind of ["Timeout", "Interval"] as const) {
      const set = window[`set${kind}`] as (...given: unknown[]) => number;
      const clear = window[`clear${kind}`] as (number?: number) => void;
      Object.assign(window, {
        [`set${kind}`]: (act: TimerHandler, ...given: unknown[]) => {
          last += 1;
          const own = last;
          const run = (...values: unknown[]) => {
            if (kind === "Timeout") {
              numbers.delete(own);
            }
            return (act as (...values: unknown[]) => unknown)(...values);
          };
          numbers.set(own, set(run, ...given));
          return own;
        },
        [`clear${kind}`]: (number?: number) => {
          clear(numbers.get(number ?? 0));
          numbers.delete(number ?? 0);
        },
      });
    }
  });
}

/** Sets the visibility of the page and dispatches `visibilitychange`, as switching tabs does. */
export async function setVisible(page: Page, visible: boolean): Promise<void> {
  await page.evaluate((visible) => {
    const state = visible ? "visible" : "hidden";
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, visible);
}
