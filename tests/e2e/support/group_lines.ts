// Page object for the table in groups: its control, and its lines, headings and rows, read by scrolling through them.
import { expect, type Locator } from "@playwright/test";
import type { Screen } from "./screen.ts";
import { makeRow } from "./stand_in.ts";

/** Three failed profiles, two that are healthy, and one that was never computed, in this order. */
export const sixRows = ["ERROR", "FINISH", "NONE", "ERROR", "FINISH", "ERROR"].map((stage, at) =>
  makeRow(`r${at}`, { scheduler: "ONCE", detector: { stage, detectedAt: `2024-01-0${9 - at}T00:00:00Z` } }),
);

/** The accessible names of the control. */
export const groupLabels = {
  zh: {
    by: "分组",
    none: "不分组",
    collapseAll: "折叠所有分组",
    expandAll: "展开所有分组",
    pageOnly: "仅在本页内分组",
  },
  en: {
    by: "Group by",
    none: "None",
    collapseAll: "Collapse all groups",
    expandAll: "Expand all groups",
    pageOnly: "Grouped within this page",
  },
} as const;

/** A line of the table. */
export interface Line {
  /** Its `aria-rowindex`, `aria-level` and `aria-expanded`. */
  index: number;
  level: string | null;
  expanded: string | null;
  /** Of a heading its group and the number of its profiles; of a row its name. */
  name: string;
  count?: number;
  /** The text of the cell after the name. */
  next?: string;
}

export class GroupedTable {
  constructor(readonly app: Screen) {}

  get labels() {
    return groupLabels[this.app.language];
  }

  get select(): Locator {
    return this.app.select(this.labels.by);
  }

  get tree(): Locator {
    return this.app.page.getByRole("treegrid");
  }

  /** The line of a heading in sight. */
  heading(name: string): Locator {
    const header = this.app.page.getByRole("rowheader").filter({ has: this.app.page.getByText(name, { exact: true }) });
    return this.tree.getByRole("row").filter({ has: header }).and(this.app.page.locator("[aria-expanded]"));
  }

  /** The button of a heading. */
  button(name: string): Locator {
    return this.heading(name).getByRole("button");
  }

  /** Groups the table by a facet, by its name. */
  async by(name: string): Promise<void> {
    await this.select.selectOption({ label: name });
  }

  /** All lines of the page. */
  async lines(): Promise<Line[]> {
    return this.app.page.evaluate(async () => {
      const met = new Map<number, Line>();
      type Line = {
        index: number;
        level: string | null;
        expanded: string | null;
        name: string;
        count?: number;
        next?: string;
      };
      await throughRows((frame) => {
        for (const row of frame.querySelectorAll<HTMLTableRowElement>("tbody tr[aria-rowindex]")) {
          const [index, level, expanded] = ["aria-rowindex", "aria-level", "aria-expanded"].map((name) =>
            row.getAttribute(name),
          );
          const name = row.querySelector("th button")?.textContent ?? "";
          const count = row.querySelector(".group__count")?.textContent?.replaceAll(",", "");
          const next = row.cells[2]?.textContent ?? undefined;
          met.set(Number(index), {
            index: Number(index),
            level,
            expanded,
            name,
            next,
            count: count === undefined ? count : Number(count),
          });
        }
      });
      return [...met.values()].sort((one, other) => one.index - other.index);
    });
  }

  /** The headings of the page as `group=count`, a minus before those that are collapsed. */
  async headings(): Promise<string[]> {
    const headings = (await this.lines()).filter(({ level }) => level === "1");
    return headings.map(({ name, count, expanded }) => `${expanded === "true" ? "" : "-"}${name}=${count}`);
  }

  /** Asserts the headings of the page. */
  async expectHeadings(expected: string[]): Promise<void> {
    await expect.poll(() => this.headings()).toEqual(expected);
  }
}
