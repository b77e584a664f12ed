// Page object: a project with canned rows, loaded and searched, on page 2, scrolled down, with a row's drawer open. A
// fault must leave all of it unchanged.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Screen } from "./screen.ts";
import { makeRow, type Row, type StandIn } from "./stand_in.ts";
import { projects } from "./test.ts";

/** The number of canned rows. */
export const ROW_COUNT = 120;

/** The canned rows, in order. */
export const cannedRows: readonly Row[] = Array.from({ length: ROW_COUNT }, (_, place) => makeRow(rowId(place)));

/** The id of a canned row by its index, from 0. */
export function rowId(place: number): string {
  return `r${String(place + 1).padStart(3, "0")}`;
}

/** Selects the refresh interval in seconds, also behind an open drawer. */
export async function setRefreshInterval(page: Page, seconds: number): Promise<void> {
  const name = /^(自动刷新|Auto-refresh)$/;
  await page.getByRole("combobox", { name, includeHidden: true }).evaluate((select, seconds) => {
    (select as HTMLSelectElement).value = String(seconds);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, seconds);
}

/** Everything that a fault must leave unchanged. */
interface Snapshot {
  query: Record<string, string>;
  search: string;
  top: number;
  names: string[];
  open: string | null;
}

export class CannedProjectView {
  private before: Snapshot | undefined;
  private paused = false;

  constructor(
    private readonly app: Screen,
    private readonly api: StandIn,
  ) {}

  /** Opens the project, waits until it is loaded, scrolls, and opens the row at index 70 (on page 2). */
  async open(token: string, query = "?q=profile&page=2"): Promise<void> {
    await this.api.replyRows({ project: projects.demo }, [...cannedRows]);
    await this.app.connectAndLoad(token, projects.demo, query);
    await this.app.expectRange(51, 100, ROW_COUNT);
    await expect(this.app.page.locator(".loading__line")).toHaveText(/^(已加载全部 120 条|All 120 loaded)$/);
    await this.app.scrollContainer.evaluate((frame) => (frame.scrollTop = 600));
    const row = this.app.row(`profile ${rowId(70)}`);
    await row.getByRole("button").click();
    await expect(this.app.drawer).toContainText(rowId(70));
    this.before = await this.snapshot();
    expect(this.before.top).toBeGreaterThan(300);
  }

  /** Makes the API reply with these rows and envelope fields, and refreshes. */
  async replaceRows(rows: readonly unknown[], envelope: Row = {}): Promise<void> {
    await this.api.clearFaults();
    await this.api.replyRows({ project: projects.demo }, [...rows], envelope);
    await this.refresh();
  }

  /** Refreshes without moving the focus, as the keyboard shortcut does, and waits until it is done. */
  async refresh(): Promise<void> {
    const replied = this.app.page.waitForResponse(/segment_profiles/);
    await this.click(this.app.labels.refresh);
    await replied;
    await this.expectIdle();
  }

  /** Clicks a button from script, which moves no focus and works behind the open drawer. */
  async click(name: string): Promise<void> {
    await this.button(name).evaluate((button) => (button as HTMLButtonElement).click());
  }

  /** A button, also behind the open drawer. */
  button(name: string): Locator {
    return this.app.page.getByRole("button", { name, exact: true, includeHidden: true });
  }

  /** Pauses the fake clock, which must be installed. */
  async pauseClock(): Promise<void> {
    const { page } = this.app;
    // A little in the future, because time goes on until the call takes effect.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000);
    this.paused = true;
  }

  /** Lets the fake clock run again. */
  async resumeClock(): Promise<void> {
    await this.app.page.clock.resume();
    this.paused = false;
  }

  /** Waits until no refresh is pending; a paused clock advances by the few milliseconds that reading a reply takes. */
  async expectIdle(): Promise<void> {
    const busy = async () => {
      if (this.paused) {
        await this.app.page.clock.runFor(1);
      }
      return this.button(this.app.labels.refresh).getAttribute("aria-disabled");
    };
    await expect.poll(busy, "a refresh on its way").not.toBe("true");
  }

  /** Asserts that rows, search, page, scroll position and the open row are unchanged. */
  async expectUnchanged(): Promise<void> {
    expect(await this.snapshot()).toEqual(this.before);
  }

  /** Closes the drawer; the rest stays unchanged. */
  async closeDrawer(): Promise<void> {
    await this.app.page.keyboard.press("Escape");
    await expect(this.app.drawer).toBeHidden();
    await expect.poll(() => this.app.query().row).toBeUndefined();
    const { row: _, ...query } = this.before?.query ?? {};
    this.before = { ...(this.before as Snapshot), query, open: null };
  }

  /** Scrolls to the first row, once that of the closed drawer is in sight and has the focus: it comes a frame later. */
  async scrollToTop(): Promise<void> {
    await expect(this.app.rows.locator("button:focus")).toHaveCount(1);
    await this.app.scrollContainer.evaluate((frame) => (frame.scrollTop = 0));
  }

  private async snapshot(): Promise<Snapshot> {
    const seen = await this.app.page.evaluate(async () => ({
      search: document.querySelector<HTMLInputElement>("input[type=search]")?.value ?? "",
      top: document.querySelector(".table-frame")?.scrollTop ?? 0,
      names: (await allRows()).map(({ cells }) => cells[0]),
      open: document.querySelector(".drawer[open] dd")?.textContent ?? null,
    }));
    return { query: this.app.query(), ...seen };
  }
}
