// Where a person was before a fault: far down a page of a large project, with a row open.
import type { Locator } from "@playwright/test";
import { Loaded } from "./loaded.ts";
import type { Screen } from "./screen.ts";
import type { StandIn } from "./stand_in.ts";
import { expect, projects } from "./test.ts";

/** Everything that a fault must leave as it was. */
interface Sight {
  query: Record<string, string>;
  search: string;
  scrolled: number;
  /** The first row under the headings, which is not the first of the page. */
  topmost: string;
  rows: string[];
  drawer: string | null;
  pages: string | null;
}


export class Place {
  private before!: Sight;
  private asked = 0;
  private readonly drawer: Locator;

  private constructor(
    private readonly app: Screen,
    private readonly api: StandIn,
    name: string,
    /** What a refresh asks for: the limit, and the offsets in order. */
    private readonly limit: string,
    private readonly offsets: number[],
  ) {
    this.drawer = app.page.getByRole("dialog", { name, exact: true });
  }

  /** Goes to a filtered page. Nothing is asked for any more: the whole project is in memory. */
  static async take(app: Screen, api: StandIn, token: string): Promise<Place> {
    await app.page.setViewportSize({ width: 1440, height: 1_000 });
    await app.see(token, projects.large, "?q=stage%3Afinish&size=100&page=3");
    const { line } = new Loaded(app);
    await expect(line).toHaveText(/^已加载/);
    // Where nothing is loaded unasked.
    if ((await line.textContent())?.includes("已加载前 1,000 条")) {
      await app.button("加载全部").click();
    }
    await expect(line).toHaveText("已加载全部 2,500 条");
    const place = await Place.settle(app, api, "1000", [0, 1_000, 2_000]);
    expect(place.before).toMatchObject({ search: "stage:finish" });
    return place;
  }

  /** Goes to a page that was asked for alone; the test must have `background: false`. */
  static async takeAlone(app: Screen, api: StandIn, token: string): Promise<Place> {
    await app.page.setViewportSize({ width: 1440, height: 1_000 });
    await app.see(token, projects.large, "?size=100&page=3");
    return Place.settle(app, api, "100", [200]);
  }

  private static async settle(app: Screen, api: StandIn, limit: string, offsets: number[]): Promise<Place> {
    // Not at the lower edge: a notice above makes the table shorter.
    const row = await app.rowAt(60);
    for (let step = 0; step < 8; step += 1) {
      await app.page.keyboard.press("ArrowUp");
    }
    const name = await row.getByRole("button").textContent();
    await row.getByRole("button").click();
    const place = new Place(app, api, String(name), limit, offsets);
    await expect(place.drawer).toBeVisible();
    place.before = await place.look();
    place.asked = (await api.pagesAsked()).length;
    expect(place.before).toMatchObject({ query: { page: "3", size: "100" } });
    expect(place.before.query).toHaveProperty("row");
    expect(place.before.scrolled).toBeGreaterThan(1_000);
    return place;
  }

  /** Asks anew, as auto-refresh does: behind an open drawer nobody can click. */
  async refresh(): Promise<void> {
    await this.app.button(this.app.words.refresh).evaluate((button) => (button as HTMLButtonElement).click());
  }

  /** Everything is as it was, the open drawer too. */
  async expectKept(): Promise<void> {
    await expect.poll(() => this.look()).toEqual(this.before);
  }

  /** The same, and under its error it is said how old the rows are. */
  async expectStale(error: Locator): Promise<void> {
    const stale = {
      zh: /下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/,
      en: /The rows below were fetched at \d\d:\d\d:\d\d UTC\+8\./,
    }[this.app.language];
    await expect(error).toContainText(stale);
    await this.expectKept();
  }

  /** Leaves the drawer, so that what lies behind it can be clicked. */
  async closeDrawer(): Promise<void> {
    await this.app.page.keyboard.press("Escape");
    await expect(this.drawer).toBeHidden();
    this.before.drawer = null;
    delete this.before.query.row;
    await this.expectKept();
  }

  /** What was asked for since, as offsets. */
  async asks(): Promise<number[]> {
    const asked = (await this.api.pagesAsked()).slice(this.asked);
    expect(asked.map(({ limit }) => limit)).toEqual(asked.map(() => this.limit));
    return asked.map(({ offset }) => Number(offset));
  }

  /** Everything was asked for anew, what comes first as often as that; nothing is wrong any more. */
  async expectFresh(attempts: number): Promise<void> {
    await expect(this.app.button(this.app.words.refresh)).not.toHaveAttribute("aria-disabled", "true");
    await expect(this.app.page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    const [first, ...rest] = this.offsets;
    expect(await this.asks()).toEqual([...Array<number>(attempts).fill(first), ...rest]);
    await this.expectKept();
  }

  private async look(): Promise<Sight> {
    const { app } = this;
    const table = await app.frame.evaluate((frame) => {
      const under = frame.querySelector("thead")?.getBoundingClientRect().bottom ?? 0;
      const rows = [...frame.querySelectorAll("tbody tr:has(th[scope=row])")];
      const name = (row?: Element) => row?.querySelector("th")?.textContent ?? "";
      const topmost = name(rows.find((row) => row.getBoundingClientRect().bottom > under + 1));
      return { scrolled: frame.scrollTop, topmost };
    });
    const drawer = (await this.drawer.isVisible()) ? await this.drawer.getByRole("heading").first().textContent() : null;
    const [search, rows] = [await app.search.inputValue(), await app.column(app.words.columns[6])];
    return { ...table, query: app.query(), search, rows, drawer, pages: await app.pager.textContent() };
  }
}
