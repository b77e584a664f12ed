// Page object for the console: finds elements by role and accessible name, in the current language.
import { expect, type Locator, type Page } from "@playwright/test";
import { labels, type Language } from "./labels.ts";

/** How to connect. */
export interface ConnectOptions {
  token: string;
  project?: string;
  /** The initial query of the URL, such as `?page=2`. */
  query?: string;
  memoryOnly?: boolean;
}

export class Screen {
  constructor(
    readonly page: Page,
    public language: Language = "zh",
  ) {}

  get labels() {
    return labels[this.language];
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** A select or combobox, by its name. */
  select(name: string): Locator {
    return this.page.getByRole("combobox", { name, exact: true });
  }

  get token(): Locator {
    return this.field(this.labels.token);
  }

  get project(): Locator {
    return this.select(this.labels.project);
  }

  get search(): Locator {
    return this.select(this.labels.search);
  }

  get options(): Locator {
    return this.page.getByRole("listbox", { name: this.labels.project, exact: true }).getByRole("option");
  }

  /** The suggestions under the search box. */
  get suggestions(): Locator {
    return this.page.getByRole("listbox", { name: this.labels.suggestions, exact: true }).getByRole("option");
  }

  get pager(): Locator {
    return this.page.getByRole("navigation", { name: this.labels.pages, exact: true });
  }

  get drawer(): Locator {
    return this.page.getByRole("dialog");
  }

  /** The dialog that asks for a new token after a 401. */
  get tokenDialog(): Locator {
    return this.page.getByRole("dialog", { name: this.labels.tokenTitle, exact: true });
  }

  get table(): Locator {
    return this.page.getByRole("table");
  }

  /** The rendered rows with profiles, in or near the viewport; skeleton rows have no row header. */
  get rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  /** The scroll container of the table. */
  get scrollContainer(): Locator {
    return this.page.getByRole("region").filter({ has: this.table });
  }

  /** The row at an index of the page, from 0, scrolled into view by the keyboard. */
  async rowAt(place: number): Promise<Locator> {
    await this.scrollContainer.focus();
    await this.page.keyboard.press("Home");
    for (let step = 0; step < place; step += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    return this.rows.filter({ has: this.page.locator("button:focus") });
  }

  /** A notice, or an error instead of the table, with this text. */
  alert(text: string | RegExp): Locator {
    return this.page.getByRole("alert").filter({ hasText: text });
  }

  /** The row of the profile with this name. */
  row(name: string): Locator {
    const header = this.page.getByRole("rowheader", { name, exact: false }).filter({
      has: this.page.getByText(name, { exact: true }),
    });
    return this.rows.filter({ has: header });
  }

  /** The checkbox that selects a row. */
  checkbox(row: Locator): Locator {
    return row.getByRole("checkbox");
  }

  /** The star of a row. */
  star(row: Locator): Locator {
    return row.getByRole("switch");
  }

  /** A row's cell, by the heading of its column. */
  cell(row: Locator, heading: string): Locator {
    const index = this.labels.columns.findIndex((name) => name === heading);
    expect(index, `a column ${heading} beside the name`).toBeGreaterThan(0);
    // The first cell has the checkbox and the star, and the name is a row header.
    return row.getByRole("cell").nth(index);
  }

  /** The texts of a column, for all rows of the page, in order. */
  async column(heading: string): Promise<string[]> {
    const index = this.labels.columns.findIndex((name) => name === heading);
    return this.page.evaluate(async (index) => (await allRows()).map(({ cells }) => cells[index]), index);
  }

  /** The number of rows of the page, counted by scrolling through them. */
  async countRows(): Promise<number> {
    return this.page.evaluate(async () => (await allRows()).length);
  }

  /** Selects a language in the console. */
  async setLanguage(language: Language): Promise<void> {
    await this.select(this.labels.language).selectOption({ label: { zh: "中文", en: "English" }[language] });
    this.language = language;
  }

  /** Opens the connect page. */
  async open(query = ""): Promise<void> {
    await this.page.goto(`./${query}`);
    await expect(this.button(this.labels.connect)).toBeVisible();
  }

  /** Connects through the form. */
  async connect({ token, project, query = "", memoryOnly = false }: ConnectOptions): Promise<void> {
    await this.open(query);
    await this.token.fill(token);
    if (project !== undefined) {
      await this.typeProject(project);
    }
    if (memoryOnly) {
      await this.field(this.labels.memoryOnly).check();
    }
    await this.button(this.labels.connect).click();
    // In the banner, because the token dialog has a button of the same name.
    const bar = this.page.getByRole("banner");
    await expect(bar.getByRole("button", { name: this.labels.disconnect, exact: true })).toBeVisible();
  }

  /** Connects with a project, and waits for its rows. */
  async connectAndLoad(token: string, project: string, query = ""): Promise<void> {
    const separator = query === "" ? "?" : `${query}&`;
    await this.connect({ token, query: `${separator}project=${encodeURIComponent(project)}` });
    await expect.poll(() => this.countRows()).toBeGreaterThan(0);
  }

  /** Enters a new token in the token dialog. */
  async replaceToken(token: string): Promise<void> {
    await this.tokenDialog.getByLabel(this.labels.token, { exact: true }).fill(token);
    await this.tokenDialog.getByRole("button", { name: this.labels.goOn, exact: true }).click();
    await expect(this.tokenDialog).toBeHidden();
  }

  /** Closes the token dialog without a new token. */
  async postponeToken(): Promise<void> {
    await this.tokenDialog.getByRole("button", { name: this.labels.later, exact: true }).click();
    await expect(this.tokenDialog).toBeHidden();
  }

  /** Types a project id into the connect form and leaves the field. */
  async typeProject(project: string): Promise<void> {
    await this.project.fill(project);
    await this.project.press("Tab");
  }

  /** Changes the project by typing its whole id. */
  async openProject(project: string): Promise<void> {
    await this.project.fill(project);
    await this.project.press("Enter");
  }

  /** Asserts the range of rows on screen and the total. */
  async expectRange(first: number, last: number, total: number): Promise<void> {
    const number = (value: number) => value.toLocaleString("en-US");
    const text = {
      zh: `第 ${number(first)}-${number(last)} 条，共 ${number(total)} 条`,
      en: `${number(first)}-${number(last)} of ${number(total)}`,
    }[this.language];
    // Polling in the page at every frame is faster than from here; the assertions follow below.
    await this.page
      .waitForFunction(
        ([text, index]) =>
          document.querySelector("nav")?.textContent?.includes(text) &&
          document.querySelector(`tbody tr[aria-rowindex="${index}"] th[scope=row]`) !== null,
        [text, first + 1] as const,
        { timeout: 60_000 },
      )
      .catch(() => undefined);
    await expect(this.pager.getByText(text)).toBeVisible({ timeout: 1 });
    await this.expectPositions(first, last);
  }

  /** Asserts the range of rows on screen, whatever the total. */
  async expectPositions(first: number, last: number): Promise<void> {
    await expect.poll(() => this.positions(), "places of the rows").toEqual(range(first, last));
  }

  private async positions(): Promise<number[]> {
    return this.page.evaluate(async () => (await allRows()).map(({ index }) => index - 1));
  }

  /** The decoded query parameters of the URL. */
  query(): Record<string, string> {
    return Object.fromEntries(new URL(this.page.url()).searchParams);
  }
}

/** The integers from `first` to `last`. */
function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, row) => first + row);
}
