// What changed since the project was marked as seen: the line above the tiles, and the list.
import { expect, type Locator, type Page } from "@playwright/test";
import { makeRow, type Row } from "./stand_in.ts";
import type { Screen } from "./screen.ts";

export const names = {
  zh: { label: /^变更/, title: "有哪些变更", seen: "标为已看", show: "在表格中查看", close: "关闭", remember: "在此浏览器中记住群体画像", forget: "立即清除", notify: "有新失败和新逾期时通知我" },
  en: { label: /^Changes/, title: "What changed", seen: "Mark as seen", show: "Show in the table", close: "Close", remember: "Remember profiles in this browser", forget: "Forget them now", notify: "Notify me about newly failed and overdue profiles" },
};

/** The first day of the tests. */
export const DAY_ONE = new Date("2026-11-02T09:00:00+08:00");
export const DAY_TWO = new Date("2026-11-03T09:00:00+08:00");

/** A daily profile with a stage, computed so many hours before a time. */
export function profile(id: string, stage: string, at: Date, hoursAgo: number, more: Row = {}): Row {
  const detectedAt = new Date(at.getTime() - hoursAgo * 3_600_000).toISOString();
  return makeRow(id, { detector: { stage, detectedAt }, ...more });
}

export class ChangesView {
  constructor(readonly app: Screen) {}

  private get page(): Page {
    return this.app.page;
  }

  get names() {
    return names[this.app.language];
  }

  /** The buttons and texts in the line. */
  get line(): Locator {
    return this.page.locator(".changes__line");
  }

  /** The button that opens the list. */
  get button(): Locator {
    return this.page.getByRole("button", { name: this.names.label });
  }

  get list(): Locator {
    return this.page.getByRole("dialog", { name: this.names.title, exact: true });
  }

  /** The marks beside the names of rows, by row. */
  async marks(): Promise<Record<string, string>> {
    return this.page.evaluate(() => {
      const marked = [...document.querySelectorAll("tbody th[scope=row]")].flatMap((header) => {
        const mark = header.querySelector(".change")?.textContent ?? "";
        return mark === "" ? [] : [[header.querySelector("bdi")?.textContent ?? "", mark] as const];
      });
      return Object.fromEntries(marked);
    });
  }

  /** Loads the page again with these rows, and waits until they are compared. */
  async reload(): Promise<void> {
    await this.page.reload();
    await expect(this.button).toBeVisible();
  }

  /** Asserts that the rows were compared, and nothing has changed. */
  async expectNothing(): Promise<void> {
    const list = await this.openList();
    const text = { zh: /以来没有变更。/, en: /Nothing has changed since / }[this.app.language];
    await expect(list).toContainText(text);
    await list.getByRole("button", { name: this.names.close, exact: true }).click();
    await expect(list).toBeHidden();
    await expect(this.line).toHaveCount(0);
  }

  async openList(): Promise<Locator> {
    await this.button.click();
    await expect(this.list).toBeVisible();
    return this.list;
  }
}

/** The ids in the records of this browser. */
export async function recordedTexts(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all = (request: IDBRequest) =>
      new Promise<unknown>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found = await indexedDB.databases();
    if (!found.some(({ name }) => name === "segment-console")) {
      return "";
    }
    const database = (await all(indexedDB.open("segment-console"))) as IDBDatabase;
    const stores = [...database.objectStoreNames];
    const texts: unknown[] = [];
    if (stores.length > 0) {
      const transaction = database.transaction(stores);
      for (const store of stores) {
        texts.push(await all(transaction.objectStore(store).getAllKeys()), await all(transaction.objectStore(store).getAll()));
      }
    }
    database.close();
    return JSON.stringify(texts);
  });
}
