// All rows of a page, of which only those in sight are in the document: runs in the page, which scrolls through them.
import type { Page } from "@playwright/test";

/** A row as it was met: its place in the whole list (the headings are 1), and the texts of its cells. */
export interface MetRow {
  index: number;
  cells: string[];
}

declare global {
  /** Scrolls from the first row of the page to its last, and back to where it was. */
  function allRows(): Promise<MetRow[]>;
}

/** Gives every document of a page `allRows`. */
export async function offerAllRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.allRows = async () => {
      const frame = document.querySelector(".table-frame");
      const met = new Map<number, string[]>();
      if (frame === null) {
        return [];
      }
      const meet = () => {
        for (const row of frame.querySelectorAll<HTMLTableRowElement>("tbody tr:has(th[scope=row])")) {
          met.set(Number(row.getAttribute("aria-rowindex")), [...row.cells].map((cell) => cell.textContent ?? ""));
        }
      };
      const before = frame.scrollTop;
      const scroll = (top: number) =>
        new Promise<void>((resolve) => {
          const old = frame.scrollTop;
          frame.scrollTop = top;
          if (frame.scrollTop === old) {
            resolve();
          } else {
            // The console listened first, and its rows are there before the next listener is called.
            frame.addEventListener("scroll", () => resolve(), { once: true });
          }
        });
      await scroll(0);
      meet();
      while (frame.scrollTop + frame.clientHeight < frame.scrollHeight - 1) {
        await scroll(frame.scrollTop + frame.clientHeight / 2);
        meet();
      }
      await scroll(before);
      return [...met].sort(([one], [other]) => one - other).map(([index, cells]) => ({ index, cells }));
    };
  });
}
