// Reads all rows of the virtual table, of which only those in the viewport are in the DOM, by scrolling through it.
import type { Page } from "@playwright/test";

/** A rendered row: its `aria-rowindex` (the header row has 1), and the texts of its cells after checkbox and star. */
export interface RenderedRow {
  index: number;
  cells: string[];
}

declare global {
  /** Calls back at each position from the first row of the page to the last, and scrolls back to where it was. */
  function throughRows(meet: (frame: Element) => void): Promise<void>;

  /** All rows of the page. */
  function allRows(): Promise<RenderedRow[]>;
}

/** Defines `throughRows` and `allRows` in every document of a page. */
export async function exposeAllRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.throughRows = async (meet) => {
      const frame = document.querySelector(".table-frame");
      if (frame === null) {
        return;
      }
      const before = frame.scrollTop;
      const scroll = (top: number) =>
        new Promise<void>((resolve) => {
          const old = frame.scrollTop;
          frame.scrollTop = top;
          if (frame.scrollTop === old) {
            resolve();
          } else {
            // The console's listener was added first, so its rows are rendered before this one is called.
            frame.addEventListener("scroll", () => resolve(), { once: true });
          }
        });
      await scroll(0);
      meet(frame);
      while (frame.scrollTop + frame.clientHeight < frame.scrollHeight - 1) {
        await scroll(frame.scrollTop + frame.clientHeight / 2);
        meet(frame);
      }
      await scroll(before);
    };
    globalThis.allRows = async () => {
      const met = new Map<number, string[]>();
      await throughRows((frame) => {
        for (const row of frame.querySelectorAll<HTMLTableRowElement>("tbody tr:has(th[scope=row])")) {
          const [, ...cells] = row.cells;
          // A name stands without the mark of a change beside it.
          const text = (cell: HTMLTableCellElement) =>
            (cell.matches("th") ? (cell.querySelector("bdi") ?? cell) : cell).textContent ?? "";
          met.set(Number(row.getAttribute("aria-rowindex")), cells.map(text));
        }
      });
      return [...met].sort(([one], [other]) => one - other).map(([index, cells]) => ({ index, cells }));
    };
  });
}
