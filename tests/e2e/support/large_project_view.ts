// Page object: page 3 of a large project, scrolled down, with a row's drawer open. A fault must leave it unchanged.
import type { Locator } from "@playwright/test";
import { CollectionStatus } from "./collection_status.ts";
import type { Screen } from "./screen.ts";
import type { StandIn } from "./stand_in.ts";
import { expect, projects } from "./test.ts";

/** Everything that a fault must leave unchanged. */
interface Snapshot {
  query: Record<string, string>;
  search: string;
  scrolled: number;
  /** The first row under the headings, which is not the first of the page. */
  topmost: string;
  rows: string[];
  drawer: string | null;
  pages: string | null;
}

export class LargeProjectView {
  private before!: Snapshot;
  private requestsBefore = 0;
  private readonly drawer: Locator;

  private constructor(
    private readonly app: Screen,
    private readonly api: StandIn,
    name: string,
    /** The requests of a refresh: their limit, and their offsets in order. */
    private readonly limit: string,
    private readonly offsets: number[],
  ) {
    this.drawer = app.page.getByRole("dialog", { name, exact: true });
  }

  /** Opens a filtered page with the whole project loaded, so that no request is pending. */
  static async open(app: Screen, api: StandIn, token: string): Promise<LargeProjectView> {
    await app.page.setViewportSize({ width: 1440, height: 1_000 });
    await app.connectAndLoad(token, projects.large, "?q=stage%3Afinish&size=100&page=3");
    const { status } = new CollectionStatus(app);
    await expect(status).toHaveText(/^已加载/);
    // Where the settings don't load all rows automatically.
    if ((await status.textContent())?.includes("已加载前 1,000 条")) {
      await app.button("加载全部").click();
    }
    await expect(status).toHaveText("已加载全部 2,500 条");
    const view = await LargeProjectView.prepare(app, api, "1000", [0, 1_000, 2_000]);
    expect(view.before).toMatchObject({ search: "stage:finish" });
    return view;
  }

  /** Opens a page without loading the whole project; the test must have `background: false`. */
  static async openSinglePage(app: Screen, api: StandIn, token: string): Promise<LargeProjectView> {
    await app.page.setViewportSize({ width: 1440, height: 1_000 });
    await app.connectAndLoad(token, projects.large, "?size=100&page=3");
    return LargeProjectView.prepare(app, api, "100", [200]);
  }

  private static async prepare(app: Screen, api: StandIn, limit: string, offsets: number[]): Promise<LargeProjectView> {
    // Not at the lower edge: a notice above the table makes it shorter.
    const row = await app.rowAt(60);
    for (let step = 0; step < 8; step += 1) {
      await app.page.keyboard.press("ArrowUp");
    }
    const name = await row.getByRole("button").textContent();
    await row.getByRole("button").click();
    const view = new LargeProjectView(app, api, String(name), limit, offsets);
    await expect(view.drawer).toBeVisible();
    view.before = await view.snapshot();
    view.requestsBefore = (await api.pageRequests()).length;
    expect(view.before).toMatchObject({ query: { page: "3", size: "100" } });
    expect(view.before.query).toHaveProperty("row");
    expect(view.before.scrolled).toBeGreaterThan(1_000);
    return view;
  }

  /** Refreshes by a click event from script, as auto-refresh does: the open drawer covers the button. */
  async refresh(): Promise<void> {
    await this.app.button(this.app.labels.refresh).evaluate((button) => (button as HTMLButtonElement).click());
  }

  /** Asserts that everything is unchanged, the open drawer included. */
  async expectUnchanged(): Promise<void> {
    await expect.poll(() => this.snapshot()).toEqual(this.before);
  }

  /** The same, and asserts that the error gives the age of the rows. */
  async expectUnchangedBelow(error: Locator): Promise<void> {
    const stale = {
      zh: /下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/,
      en: /The rows below were fetched at \d\d:\d\d:\d\d UTC\+8\./,
    }[this.app.language];
    await expect(error).toContainText(stale);
    await this.expectUnchanged();
  }

  /** Closes the drawer, so that the controls behind it can be clicked. */
  async closeDrawer(): Promise<void> {
    await this.app.page.keyboard.press("Escape");
    await expect(this.drawer).toBeHidden();
    this.before.drawer = null;
    delete this.before.query.row;
    await this.expectUnchanged();
  }

  /** The offsets of all requests since the view was opened. */
  async requestedOffsets(): Promise<number[]> {
    const requested = (await this.api.pageRequests()).slice(this.requestsBefore);
    expect(requested.map(({ limit }) => limit)).toEqual(requested.map(() => this.limit));
    return requested.map(({ offset }) => Number(offset));
  }

  /** Asserts that all rows were refreshed, the first request after this many attempts, and that no error is shown. */
  async expectRefreshed(attempts: number): Promise<void> {
    await expect(this.app.button(this.app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
    await expect(this.app.page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
    const [first, ...rest] = this.offsets;
    expect(await this.requestedOffsets()).toEqual([...Array<number>(attempts).fill(first), ...rest]);
    await this.expectUnchanged();
  }

  private async snapshot(): Promise<Snapshot> {
    const { app } = this;
    const table = await app.scrollContainer.evaluate((frame) => {
      const under = frame.querySelector("thead")?.getBoundingClientRect().bottom ?? 0;
      const rows = [...frame.querySelectorAll("tbody tr:has(th[scope=row])")];
      const name = (row?: Element) => row?.querySelector("th")?.textContent ?? "";
      const topmost = name(rows.find((row) => row.getBoundingClientRect().bottom > under + 1));
      return { scrolled: frame.scrollTop, topmost };
    });
    const drawer = (await this.drawer.isVisible()) ? await this.drawer.getByRole("heading").first().textContent() : null;
    const [search, rows] = [await app.search.inputValue(), await app.column(app.labels.columns[6])];
    return { ...table, query: app.query(), search, rows, drawer, pages: await app.pager.textContent() };
  }
}
