// Page object for the bar of the selected rows, and the checkboxes of the table.
import { expect, type Locator } from "@playwright/test";
import type { Screen } from "./screen.ts";

export const selectionLabels = {
  zh: {
    bar: "所选行",
    page: "选择本页所有行",
    copy: "复制",
    clear: "取消选择",
    copied: "已复制",
    ids: "复制 ID",
    keys: "复制标识符",
    links: "复制链接",
    markdown: "复制为 Markdown",
    table: "复制为表格",
  },
  en: {
    bar: "Selected rows",
    page: "Select all rows on this page",
    copy: "Copy",
    clear: "Clear selection",
    copied: "Copied",
    ids: "Copy IDs",
    keys: "Copy keys",
    links: "Copy links",
    markdown: "Copy as Markdown",
    table: "Copy as table",
  },
} as const;

export class SelectionBar {
  constructor(private readonly app: Screen) {}

  get labels() {
    return selectionLabels[this.app.language];
  }

  get bar(): Locator {
    return this.app.page.getByRole("group", { name: this.labels.bar, exact: true });
  }

  /** The checkbox in the heading, for the rows of the page. */
  get page(): Locator {
    return this.app.page.getByRole("checkbox", { name: this.labels.page, exact: true });
  }

  /** The selected rows that are rendered. */
  get selectedRows(): Locator {
    return this.app.table.getByRole("row", { selected: true });
  }

  button(name: string | RegExp): Locator {
    return this.bar.getByRole("button", { name, exact: true });
  }

  /** Asserts what the bar says, and that it was announced. */
  async expectSummary(text: string): Promise<void> {
    await expect(this.bar.getByText(text, { exact: true })).toBeVisible();
    await expect(this.app.page.getByRole("status").filter({ hasText: text })).toHaveCount(1);
  }

  /** Asserts that nothing is selected. */
  async expectNone(): Promise<void> {
    await expect(this.bar).toHaveCount(0);
    await expect(this.selectedRows).toHaveCount(0);
  }

  /** Copies, and returns the text on the clipboard. */
  async copy(what: "ids" | "keys" | "links" | "markdown" | "table"): Promise<string> {
    const panel = this.bar.getByRole("group", { name: this.labels.copy, exact: true });
    if (!(await panel.isVisible())) {
      await this.button(this.labels.copy).click();
    }
    await this.app.page.evaluate(() => navigator.clipboard.writeText(""));
    await panel.getByRole("button", { name: this.labels[what], exact: true }).click();
    await expect.poll(() => this.app.page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
    return this.app.page.evaluate(() => navigator.clipboard.readText());
  }
}
