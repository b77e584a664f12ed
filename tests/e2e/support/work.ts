// Somebody in the middle of their work, whose place no fault may take: a project loaded, searched, on its second page,
// scrolled down, a row open.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Screen } from "./screen.ts";
import { rowOf, type Row, type StandIn } from "./stand_in.ts";
import { projects } from "./test.ts";

/** Rows of the project before anything goes wrong. */
export const ROWS = 120;

/** The rows of the project, in order. */
export const goodRows: readonly Row[] = Array.from({ length: ROWS }, (_, place) => rowOf(idAt(place)));

/** The id of a good row, from 0. */
export function idAt(place: number): string {
  return `r${String(place + 1).padStart(3, "0")}`;
}

/** Chooses how often rows are asked for anew, in seconds, also behind the open row. */
export async function choosePace(page: Page, seconds: number): Promise<void> {
  const name = /^(自动刷新|Auto-refresh)$/;
  await page.getByRole("combobox", { name, includeHidden: true }).evaluate((select, seconds) => {
    (select as HTMLSelectElement).value = String(seconds);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, seconds);
}

/** What a person looks at, and where. */
interface View {
  query: Record<string, string>;
  search: string;
  top: number;
  names: string[];
  open: string | null;
}

export class Work {
  private before: View | undefined;
  private paused = false;

  constructor(
    private readonly app: Screen,
    private readonly api: StandIn,
  ) {}

  /** Works: everything is loaded, and the row at place 70 (page 2, scrolled past) is open. */
  async begin(token: string, query = "?q=profile&page=2"): Promise<void> {
    await this.api.replyRows({ project: projects.demo }, [...goodRows]);
    await this.app.see(token, projects.demo, query);
    await this.app.expectRange(51, 100, ROWS);
    await expect(this.app.page.locator(".loading__line")).toHaveText(/^(已加载全部 120 条|All 120 loaded)$/);
    await this.app.frame.evaluate((frame) => (frame.scrollTop = 600));
    const row = this.app.row(`profile ${idAt(70)}`);
    await row.getByRole("button").click();
    await expect(this.app.drawer).toContainText(idAt(70));
    this.before = await this.look();
    expect(this.before.top).toBeGreaterThan(300);
  }

  /** From now on the API has these rows instead, with this in their envelope; and they are asked for. */
  async change(rows: readonly unknown[], envelope: Row = {}): Promise<void> {
    await this.api.heal();
    await this.api.replyRows({ project: projects.demo }, [...rows], envelope);
    await this.refresh();
  }

  /** Asks anew, as the keyboard does from anywhere: focus and place stay; and waits for the end of it. */
  async refresh(): Promise<void> {
    const replied = this.app.page.waitForResponse(/segment_profiles/);
    await this.press(this.app.words.refresh);
    await replied;
    await this.expectSettled();
  }

  /** Presses a button without moving anything, also behind the open row. */
  async press(name: string): Promise<void> {
    await this.button(name).evaluate((button) => (button as HTMLButtonElement).click());
  }

  /** A button, also behind the open row. */
  button(name: string): Locator {
    return this.app.page.getByRole("button", { name, exact: true, includeHidden: true });
  }

  /** From here on time passes only where the test says so; the test must have taken the clock. */
  async pause(): Promise<void> {
    const { page } = this.app;
    // A little ahead: time goes on until it stops.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000);
    this.paused = true;
  }

  /** Time passes by itself again. */
  async resume(): Promise<void> {
    await this.app.page.clock.resume();
    this.paused = false;
  }

  /** Nothing is on its way. Where time is paused, a reply is given the few milliseconds that it takes to be read. */
  async expectSettled(): Promise<void> {
    const busy = async () => {
      if (this.paused) {
        await this.app.page.clock.runFor(1);
      }
      return this.button(this.app.words.refresh).getAttribute("aria-disabled");
    };
    await expect.poll(busy, "a refresh on its way").not.toBe("true");
  }

  /** Rows, search, page, scroll and the open row are what they were. */
  async expectKept(): Promise<void> {
    expect(await this.look()).toEqual(this.before);
  }

  /** Closes the open row; the rest stays. */
  async close(): Promise<void> {
    await this.app.page.keyboard.press("Escape");
    await expect(this.app.drawer).toBeHidden();
    await expect.poll(() => this.app.query().row).toBeUndefined();
    const { row: _, ...query } = this.before?.query ?? {};
    this.before = { ...(this.before as View), query, open: null };
  }

  private async look(): Promise<View> {
    const seen = await this.app.page.evaluate(async () => ({
      search: document.querySelector<HTMLInputElement>("input[type=search]")?.value ?? "",
      top: document.querySelector(".table-frame")?.scrollTop ?? 0,
      names: (await allRows()).map(({ cells }) => cells[0]),
      open: document.querySelector(".drawer[open] dd")?.textContent ?? null,
    }));
    return { query: this.app.query(), ...seen };
  }
}
