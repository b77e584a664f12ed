// The console as a person finds it: by roles and names, in the language it speaks.
import { expect, type Locator, type Page } from "@playwright/test";
import { words, type Language } from "./words.ts";

/** How to begin a session. */
export interface Connecting {
  token: string;
  project?: string;
  /** What the URL holds from the start, such as `?page=2`. */
  query?: string;
  memoryOnly?: boolean;
}

export class Screen {
  constructor(
    readonly page: Page,
    public language: Language = "zh",
  ) {}

  get words() {
    return words[this.language];
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** A list to choose from, by its name. */
  select(name: string): Locator {
    return this.page.getByRole("combobox", { name, exact: true });
  }

  get token(): Locator {
    return this.field(this.words.token);
  }

  get project(): Locator {
    return this.select(this.words.project);
  }

  get search(): Locator {
    return this.page.getByRole("searchbox", { name: this.words.search, exact: true });
  }

  get options(): Locator {
    return this.page.getByRole("listbox", { name: this.words.project, exact: true }).getByRole("option");
  }

  get pager(): Locator {
    return this.page.getByRole("navigation", { name: this.words.pages, exact: true });
  }

  get drawer(): Locator {
    return this.page.getByRole("dialog");
  }

  /** The dialog over the rows that asks for another token. */
  get tokenDialog(): Locator {
    return this.page.getByRole("dialog", { name: this.words.tokenTitle, exact: true });
  }

  get table(): Locator {
    return this.page.getByRole("table");
  }

  /** The rows with profiles that are in sight, or nearly; a skeleton's have no header. */
  get rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  /** What the table scrolls in. */
  get frame(): Locator {
    return this.page.getByRole("region").filter({ has: this.table });
  }

  /** The row at a place of the page, from 0, brought in sight by the keyboard. */
  async rowAt(place: number): Promise<Locator> {
    await this.frame.focus();
    await this.page.keyboard.press("Home");
    for (let step = 0; step < place; step += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    return this.rows.filter({ has: this.page.locator("button:focus") });
  }

  /** A notice, or an error in the table's place, that says this. */
  alert(said: string | RegExp): Locator {
    return this.page.getByRole("alert").filter({ hasText: said });
  }

  /** The row whose profile has this name. */
  row(name: string): Locator {
    const header = this.page.getByRole("rowheader", { name, exact: false }).filter({
      has: this.page.getByText(name, { exact: true }),
    });
    return this.rows.filter({ has: header });
  }

  /** A row's cell, by the heading of its column. */
  cell(row: Locator, heading: string): Locator {
    const index = this.words.columns.findIndex((name) => name === heading);
    expect(index, `a column ${heading} beside the name`).toBeGreaterThan(0);
    return row.getByRole("cell").nth(index - 1);
  }

  /** All texts of a column, top down, of every row of the page. */
  async column(heading: string): Promise<string[]> {
    const index = this.words.columns.findIndex((name) => name === heading);
    return this.page.evaluate(async (index) => (await allRows()).map(({ cells }) => cells[index]), index);
  }

  /** How many rows the page has, met by scrolling through them. */
  async countRows(): Promise<number> {
    return this.page.evaluate(async () => (await allRows()).length);
  }

  async speak(language: Language): Promise<void> {
    await this.select(this.words.language).selectOption({ label: { zh: "中文", en: "English" }[language] });
    this.language = language;
  }

  /** Opens the connect page. */
  async open(query = ""): Promise<void> {
    await this.page.goto(`./${query}`);
    await expect(this.button(this.words.connect)).toBeVisible();
  }

  /** Begins a session through the form. */
  async connect({ token, project, query = "", memoryOnly = false }: Connecting): Promise<void> {
    await this.open(query);
    await this.token.fill(token);
    if (project !== undefined) {
      await this.typeProject(project);
    }
    if (memoryOnly) {
      await this.field(this.words.memoryOnly).check();
    }
    await this.button(this.words.connect).click();
    // Where the token is refused, a dialog has the same button.
    const bar = this.page.getByRole("banner");
    await expect(bar.getByRole("button", { name: this.words.disconnect, exact: true })).toBeVisible();
  }

  /** Begins a session on a project, and waits for its rows. */
  async see(token: string, project: string, query = ""): Promise<void> {
    const separator = query === "" ? "?" : `${query}&`;
    await this.connect({ token, query: `${separator}project=${encodeURIComponent(project)}` });
    await expect.poll(() => this.countRows()).toBeGreaterThan(0);
  }

  /** Goes on with another token where the one before was refused. */
  async renew(token: string): Promise<void> {
    await this.tokenDialog.getByLabel(this.words.token, { exact: true }).fill(token);
    await this.tokenDialog.getByRole("button", { name: this.words.goOn, exact: true }).click();
    await expect(this.tokenDialog).toBeHidden();
  }

  /** Enters no other token for now. */
  async renewLater(): Promise<void> {
    await this.tokenDialog.getByRole("button", { name: this.words.later, exact: true }).click();
    await expect(this.tokenDialog).toBeHidden();
  }

  /** Types a project's id into the connect form and leaves the field. */
  async typeProject(project: string): Promise<void> {
    await this.project.fill(project);
    await this.project.press("Tab");
  }

  /** Changes the project on screen to an id that is typed in full. */
  async openProject(project: string): Promise<void> {
    await this.project.fill(project);
    await this.project.press("Enter");
  }

  /** The rows on screen are these, of so many. */
  async expectRange(first: number, last: number, total: number): Promise<void> {
    const number = (value: number) => value.toLocaleString("en-US");
    const said = {
      zh: `第 ${number(first)}-${number(last)} 条，共 ${number(total)} 条`,
      en: `${number(first)}-${number(last)} of ${number(total)}`,
    }[this.language];
    // The page looks at every frame, which is sooner than asking it; whether it is so is expected below.
    await this.page
      .waitForFunction(
        ([said, index]) =>
          document.querySelector("nav")?.textContent?.includes(said) &&
          document.querySelector(`tbody tr[aria-rowindex="${index}"] th[scope=row]`) !== null,
        [said, first + 1] as const,
        { timeout: 60_000 },
      )
      .catch(() => undefined);
    await expect(this.pager.getByText(said)).toBeVisible({ timeout: 1 });
    await this.expectPlaces(first, last);
  }

  /** The rows on screen are these, of however many. */
  async expectPlaces(first: number, last: number): Promise<void> {
    await expect.poll(() => this.places(), "places of the rows").toEqual(places(first, last));
  }

  private async places(): Promise<number[]> {
    return this.page.evaluate(async () => (await allRows()).map(({ index }) => index - 1));
  }

  /** What the URL holds after `?`, decoded. */
  query(): Record<string, string> {
    return Object.fromEntries(new URL(this.page.url()).searchParams);
  }
}

/** All places from one to another. */
function places(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, row) => first + row);
}
