// The console in either engine: its controls by role and accessible name, and what people do first.
import { expect } from "@playwright/test";
import { labels } from "../../support/labels.ts";
import { Locator, type Page } from "./page.ts";

export class Console {
  readonly labels = labels.zh;

  constructor(
    readonly page: Page,
    private readonly address: string,
  ) {}

  button(name: string): Locator {
    return this.page.role("button", name);
  }

  get token(): Locator {
    return this.page.locate({ label: this.labels.token });
  }

  get project(): Locator {
    return this.page.role("combobox", this.labels.project);
  }

  get search(): Locator {
    return this.page.role("combobox", this.labels.search);
  }

  get table(): Locator {
    return this.page.role("table");
  }

  /** The names of the rows that are in the page, in order. */
  get names(): Locator {
    return this.table.role("rowheader");
  }

  get pager(): Locator {
    return this.page.role("navigation", this.labels.pages);
  }

  get dialog(): Locator {
    return this.page.role("dialog");
  }

  get tokenDialog(): Locator {
    return this.page.role("dialog", this.labels.tokenTitle);
  }

  alert(text: string): Locator {
    return this.page.role("alert").has(text);
  }

  async open(query = ""): Promise<void> {
    await this.page.browser.navigate(this.address + query);
    await expect.poll(async () => this.page.evaluate(() => document.forms.length), "the form").toBe(1);
    if ((await this.page.evaluate(() => document.documentElement.lang)) !== "zh-CN") {
      // WebKitGTK follows the locales that are installed.
      await this.page.role("combobox", labels.en.language).choose("中文");
    }
    await this.button(this.labels.connect).expectVisible();
  }

  /** Opens a link while a session is there. */
  async follow(query: string): Promise<void> {
    await this.page.browser.navigate(this.address + query);
    await this.button(this.labels.disconnect).expectVisible();
  }

  /** Connects through the form. */
  async connect(token: string, query = "", { memoryOnly = false } = {}): Promise<void> {
    await this.open(query);
    if (memoryOnly) {
      await this.page.role("checkbox", this.labels.memoryOnly).click();
    }
    await this.token.fill(token);
    await this.page.press("Enter");
    await this.button(this.labels.disconnect).expectVisible();
  }

  /** Connects with a project, and waits for its rows. */
  async connectAndLoad(token: string, project: string, query = ""): Promise<void> {
    await this.connect(token, `?project=${encodeURIComponent(project)}${query}`);
    await this.expectRows();
  }

  async expectRows(): Promise<void> {
    await expect.poll(async () => this.names.count(), "rows").toBeGreaterThan(0);
  }

  /** Waits for the range of rows on screen and the total. */
  async expectRange(first: number, last: number, total: number): Promise<void> {
    const number = (value: number) => value.toLocaleString("en-US");
    await this.expectPagerText(`第 ${number(first)}-${number(last)} 条，共 ${number(total)} 条`);
  }

  /** Waits until the whole project was loaded: a page with a request of its own is kept in no back/forward cache. */
  async expectLoaded(rows: number): Promise<void> {
    const text = `已加载全部 ${rows.toLocaleString("en-US")} 条`;
    await expect.poll(async () => this.page.evaluate(() => document.body.textContent), text).toContain(text);
  }

  private async expectPagerText(text: string): Promise<void> {
    await expect.poll(async () => (await this.pager.texts()).join(), "the pager").toContain(text);
  }
}
