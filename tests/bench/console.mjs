// The console as a person finds it, by roles and accessible names, which every build shares.

/** A project, and how many profiles it has. Both are the stand-in's. */
export const PROJECTS = [
  { id: "Fc1200Et", rows: 1_200 },
  { id: "Hg100kZe", rows: 100_000 },
];

/** The columns whose headings are pressed to sort. */
const SORTED = ["名称", "计算状态", "最近计算", "创建人", "更新频次"];

/** One console in a browser context of its own. */
export class Console {
  constructor(page) {
    this.page = page;
  }

  /**
   * Opens the connect page of a build, with the token entered. `autoLoadRows` is how many rows load by themselves
   * behind the page on screen: 0 makes every page come from the network.
   */
  async open(url, project, autoLoadRows) {
    const { page } = this;
    const config = "**/config.json";
    await page.route(config, (route) => route.fulfill({ json: { autoLoadRows } }));
    await page.goto(`${url}?project=${project.id}`);
    await page.getByLabel("访问令牌", { exact: true }).fill("demo-token.bench");
    // While anything is routed, every request of the page goes through Playwright, which takes longer than the API.
    await page.unroute(config);
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  get connect() {
    return this.button("连接");
  }

  get next() {
    return this.button("下一页");
  }

  get search() {
    // Builds without suggestions have a plain search box.
    const box = this.page.getByRole("combobox", { name: "搜索", exact: true });
    return box.or(this.page.getByRole("searchbox", { name: "搜索", exact: true }));
  }

  get frame() {
    return this.page.getByRole("region").filter({ has: this.page.getByRole("table") });
  }

  /** The buttons in the rows that open their drawers. */
  get rowButtons() {
    return this.page.getByRole("rowheader").getByRole("button");
  }

  heading(at) {
    return this.button(`按“${SORTED[at % SORTED.length]}”排序`);
  }

  /** The checkboxes of the filter by status, which is opened for it. */
  async openFacet() {
    const filters = this.page.getByRole("group", { name: "筛选条件", exact: true }).first();
    await filters.getByRole("button", { name: /^计算状态/ }).click();
    return this.page.getByRole("group", { name: /^计算状态/ }).getByRole("checkbox");
  }

  /** Closes the filter by status and removes all filters. */
  async closeFacet() {
    await this.page.keyboard.press("Escape");
    const clear = this.button("清除筛选");
    if ((await clear.count()) > 0) {
      await clear.click();
    }
  }

  async closeDrawer() {
    await this.page.keyboard.press("Escape");
    await this.page.getByRole("dialog").waitFor({ state: "hidden" });
  }

  /** Shows that many rows a page, from the first page on. */
  async setPageSize(rows) {
    await this.page.getByRole("combobox", { name: "每页条数", exact: true }).selectOption(String(rows));
    await this.page.waitForURL((url) => url.searchParams.get("size") === String(rows));
    await this.page.waitForSelector(this.rowSelector(0));
  }

  /** Waits until the whole project is in memory. */
  async untilComplete(project) {
    const said = `已加载全部 ${project.rows.toLocaleString("en-US")} 条`;
    await this.page.getByRole("paragraph").filter({ hasText: said }).waitFor({ timeout: 300_000 });
  }

  /** A selector of the row at a place of the whole list, from 0: row 1 of the table is its headings. */
  rowSelector(place) {
    return `tbody tr[aria-rowindex="${place + 2}"]:not([hidden]) th[scope=row]`;
  }

  /**
   * The place in the whole list of the page's first row, where nobody scrolled. A build may keep its rows in any order
   * in the document.
   */
  async firstPlace() {
    const rows = this.page.locator("tbody tr[aria-rowindex]:not([hidden]):has(th[scope=row])");
    const indexes = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute("aria-rowindex"))));
    return Math.min(...indexes) - 2;
  }
}
