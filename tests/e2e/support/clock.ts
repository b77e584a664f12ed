// A page whose time a test tells, for a program in WebAssembly.
import type { Page } from "@playwright/test";

declare global {
  /** How many timers of a page are set and neither over nor cleared, where a test tells the time. */
  function timersLeft(): number;
}

/**
 * Takes over the clock of a page, and of every tab opened beside it from now on: they share it. Playwright numbers
 * timers from a million millions on, which the 32 bits of a program in WebAssembly can't hold: what it would clear then
 * runs all the same. Here they are numbered from 1, as browsers do.
 */
export async function takeClock(page: Page, time: Date): Promise<void> {
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

/** Hides the page or shows it again, as a change of tabs does. */
export async function setVisible(page: Page, visible: boolean): Promise<void> {
  await page.evaluate((visible) => {
    const state = visible ? "visible" : "hidden";
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, visible);
}
