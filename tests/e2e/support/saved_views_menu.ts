// Page object for the menu of saved views.
import { readFile } from "node:fs/promises";
import { expect, type Locator } from "@playwright/test";
import type { Screen } from "./screen.ts";

export class SavedViewsMenu {
  constructor(private readonly app: Screen) {}

  /** The button that opens the menu. */
  get menuButton(): Locator {
    return this.app.button("视图");
  }

  get panel(): Locator {
    return this.app.page.getByRole("group", { name: "视图", exact: true });
  }

  get dialog(): Locator {
    return this.app.page.getByRole("dialog", { name: /视图$/ });
  }

  /** The name field of the dialog. */
  get name(): Locator {
    return this.dialog.getByRole("combobox", { name: "视图名称", exact: true }).or(this.dialog.getByRole("textbox"));
  }

  /** The button that opens a saved view. */
  view(name: string): Locator {
    return this.panel.getByRole("listitem").getByRole("button").filter({ hasText: name });
  }

  button(name: string): Locator {
    return this.panel.getByRole("button", { name, exact: true });
  }

  async open(): Promise<void> {
    if ((await this.menuButton.getAttribute("aria-expanded")) !== "true") {
      await this.menuButton.click();
    }
    await expect(this.panel).toBeVisible();
  }

  /** Asserts the names in the menu, in order; the default view's has `默认` after it. */
  async expectViews(names: string[]): Promise<void> {
    await this.open();
    await expect(this.panel.getByRole("listitem").getByRole("button").filter({ hasText: /./ })).toHaveText(names);
  }

  /** Saves the current view under a name. */
  async save(name: string): Promise<void> {
    await this.open();
    await this.button("保存视图…").click();
    // The field has the focus.
    await expect(this.name).toBeFocused();
    await this.app.page.keyboard.type(name);
    await this.app.page.keyboard.press("Enter");
    await expect(this.dialog).toBeHidden();
    await expect(this.view(name)).toBeVisible();
  }

  /** Exports the views, and returns the downloaded file. */
  async export(): Promise<{ name: string; text: string }> {
    await this.open();
    const coming = this.app.page.waitForEvent("download");
    await this.button("导出").click();
    const download = await coming;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** Imports a file with this content. */
  async import(text: string | Buffer): Promise<void> {
    await this.open();
    const buffer = typeof text === "string" ? Buffer.from(text) : text;
    await this.panel.getByLabel("导入").setInputFiles({ name: "views.json", mimeType: "application/json", buffer });
  }
}
