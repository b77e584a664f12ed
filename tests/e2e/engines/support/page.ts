// A page in either engine: elements by role and accessible name, trusted input, and waits without fixed times.
import { expect } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { DriverError, type Browser, type Engine } from "./browser.ts";
import { keyActions } from "./keys.ts";

/** What an element is found by. */
export interface Query {
  role?: string;
  /** Its accessible name, whole. */
  name?: string;
  /** The label of a field, whole; password fields have no role. */
  label?: string;
  /** Its own text, whole. */
  text?: string;
  /** Whether the menu or the list of it is open. */
  expanded?: boolean;
  /** A part of its text. */
  has?: string;
  /** Which of those that are found, from 0. */
  nth?: number;
}

const testingLibrary = createRequire(import.meta.url).resolve("@testing-library/dom");
const LIBRARY = [
  readFileSync(testingLibrary.replace(/dist\/.*$/, "dist/@testing-library/dom.umd.min.js"), "utf8"),
  readFileSync(new URL("./in_page.js", import.meta.url), "utf8"),
].join("\n");

type InPage<T> = (...args: never[]) => T | Promise<T>;

export class Page {
  constructor(
    readonly browser: Browser,
    readonly engine: Engine,
  ) {}

  /** Runs a function in the page; it sees only its arguments and the page. */
  async evaluate<T>(inPage: InPage<T>, ...args: unknown[]): Promise<T> {
    return await this.run(String(inPage), args);
  }

  /** Runs the source of a function. A document that is being parsed may have no body yet, which is waited for. */
  private async run<T>(source: string, args: unknown[]): Promise<T> {
    const withBody = `async (...args) => {
      if (document.body === null) {
        await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
      }
      return await (${source})(...args);
    }`;
    return (await this.browser.evaluate(withBody, args)) as T;
  }

  /** The same with `engineTests` of in_page.js, which the page gets when it has none. */
  async query<T>(inPage: InPage<T>, ...args: unknown[]): Promise<T> {
    const source = `async (...args) => "engineTests" in globalThis ? { value: await (${inPage})(...args) } : null`;
    const reply = await this.run<{ value: T } | null>(source, args);
    if (reply !== null) {
      return reply.value;
    }
    await this.browser.evaluate(`() => { ${LIBRARY} }`, []);
    return await this.query(inPage, ...args);
  }

  locate(...path: Query[]): Locator {
    return new Locator(this, path);
  }

  role(role: string, name?: string): Locator {
    return this.locate({ role, ...(name === undefined ? {} : { name }) });
  }

  /** Presses keys one after the other: `"Control+a"`, `"Escape"`. */
  async press(...keys: string[]): Promise<void> {
    await this.browser.perform([{ id: "keyboard", type: "key", actions: keys.flatMap(keyActions) }]);
  }

  /** Types a text, key by key, as fast as the engine takes it. */
  async type(text: string): Promise<void> {
    await this.press(...text);
  }

  /** Moves the pointer through points of the page, with the button held from the first to the last. */
  async drag(...points: { x: number; y: number }[]): Promise<void> {
    const moves = points.map(({ x, y }) => ({ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 }));
    const [down, up] = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
    const actions = [moves[0], down, ...moves.slice(1), up];
    await this.browser.perform([{ id: "mouse", type: "pointer", parameters: { pointerType: "mouse" }, actions }]);
  }

  async clickAt(point: { x: number; y: number }): Promise<void> {
    await this.drag(point);
  }

  /** Turns the wheel over a point. */
  async wheel(point: { x: number; y: number }, deltaY: number): Promise<void> {
    const actions = [{ type: "scroll", ...point, deltaX: 0, deltaY, duration: 0 }];
    await this.browser.perform([{ id: "wheel", type: "wheel", actions }]);
  }

  /** Asks the page to go through the history: drivers can't wait for a page from the back/forward cache. */
  async go(steps: number): Promise<void> {
    await this.evaluate((steps: number) => {
      setTimeout(() => history.go(steps), 0);
    }, steps);
  }

  async reload(): Promise<void> {
    await this.browser.navigate(await this.url());
  }

  async url(): Promise<string> {
    return await this.evaluate(() => location.href);
  }

  /** The decoded query parameters of the URL. */
  async params(): Promise<Record<string, string>> {
    return Object.fromEntries(new URL(await this.url()).searchParams);
  }
}

/** Elements of a page, looked for anew at each use. */
export class Locator {
  constructor(
    private readonly page: Page,
    private readonly path: Query[],
  ) {}

  /** Elements within these. */
  locate(...path: Query[]): Locator {
    return new Locator(this.page, [...this.path, ...path]);
  }

  role(role: string, name?: string): Locator {
    return this.locate({ role, ...(name === undefined ? {} : { name }) });
  }

  nth(nth: number): Locator {
    return this.narrowed({ nth });
  }

  /** Those of these with a part of a text. */
  has(has: string): Locator {
    return this.narrowed({ has });
  }

  private narrowed(more: Query): Locator {
    return new Locator(this.page, [...this.path.slice(0, -1), { ...this.path[this.path.length - 1], ...more }]);
  }

  async count(): Promise<number> {
    return await this.page.query((path) => engineTests.find(path).length, this.path);
  }

  /** The texts of all of them, in order. */
  async texts(): Promise<string[]> {
    return await this.page.query(
      (path) => engineTests.find(path).map((element) => (element.textContent ?? "").replace(/\s+/g, " ").trim()),
      this.path,
    );
  }

  /** A property of the only one. */
  async property(name: string): Promise<unknown> {
    return await this.page.query(
      (path, name: string) => (engineTests.one(path) as unknown as Record<string, unknown>)[name],
      this.path,
      name,
    );
  }

  async attribute(name: string): Promise<string | null> {
    return await this.page.query((path, name: string) => engineTests.one(path).getAttribute(name), this.path, name);
  }

  async value(): Promise<string> {
    return String(await this.property("value"));
  }

  async isFocused(): Promise<boolean> {
    return await this.page.query((path) => engineTests.one(path) === document.activeElement, this.path);
  }

  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    return await this.page.query((path) => engineTests.box(engineTests.one(path)), this.path);
  }

  /** The width that a column edge tells, once it was measured. */
  async width(): Promise<number> {
    const told = async () => Number(await this.attribute("aria-valuenow").catch(() => 0));
    await expect.poll(told, "a measured width").toBeGreaterThan(0);
    return await told();
  }

  /** Waits until exactly this many are there; a document that goes meanwhile is none to count in. */
  async expectCount(count: number): Promise<void> {
    await expect.poll(async () => this.count().catch(String), JSON.stringify(this.path)).toBe(count);
  }

  async expectVisible(): Promise<void> {
    await this.expectCount(1);
  }

  async expectGone(): Promise<void> {
    await this.expectCount(0);
  }

  async expectValue(value: string): Promise<void> {
    await expect.poll(async () => this.value().catch(String), JSON.stringify(this.path)).toBe(value);
  }

  async expectFocused(): Promise<void> {
    await expect.poll(async () => this.isFocused().catch(String), JSON.stringify(this.path)).toBe(true);
  }

  async expectAttribute(name: string, value: string | null): Promise<void> {
    await expect.poll(async () => this.attribute(name).catch(String), JSON.stringify(this.path)).toBe(value);
  }

  /** Where a pointer reaches the only one, once it neither moves nor is covered. */
  async point(): Promise<{ x: number; y: number }> {
    let point = { x: 0, y: 0 };
    await expect(async () => {
      try {
        point = await this.page.query((path) => engineTests.target(path), this.path);
      } catch (error) {
        throw error instanceof DriverError ? new Error(`${JSON.stringify(this.path)}: ${error.message}`) : error;
      }
    }).toPass({ timeout: 15_000, intervals: [20, 50, 100, 250] });
    return point;
  }

  async click(): Promise<void> {
    await this.page.clickAt(await this.point());
  }

  async focus(): Promise<void> {
    await this.page.query((path) => (engineTests.one(path) as HTMLElement).focus(), this.path);
  }

  /** Replaces the text of a field by typing. */
  async fill(text: string): Promise<void> {
    await this.click();
    await this.page.press("Control+a", "Delete", ...text);
    await this.expectValue(text);
  }

  /** Chooses an option of a `<select>` by keys. */
  async choose(option: string): Promise<void> {
    const indices = await this.page.query((path, option: string) => {
      const select = engineTests.one(path) as HTMLSelectElement;
      select.focus();
      return [select.selectedIndex, [...select.options].findIndex((one) => one.label === option)];
    }, this.path, option);
    const [from, to] = indices as [number, number];
    expect(to, option).toBeGreaterThanOrEqual(0);
    const key = to > from ? "ArrowDown" : "ArrowUp";
    await this.page.press(...Array.from({ length: Math.abs(to - from) }, () => key));
  }
}

declare global {
  /** Defined by in_page.js. */
  const engineTests: {
    find(path: Query[]): Element[];
    one(path: Query[]): Element;
    box(element: Element): { x: number; y: number; width: number; height: number };
    target(path: Query[]): Promise<{ x: number; y: number }>;
  };
}
