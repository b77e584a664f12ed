// Page object for the export menu, and the files that it writes.
import { readFile } from "node:fs/promises";
import { expect, type Download, type Locator, type Page } from "@playwright/test";
import type { Screen } from "./screen.ts";
import type { Row } from "./stand_in.ts";

export const exportLabels = {
  zh: {
    export: "导出",
    csvWords: /^CSV，与页面一致/,
    csvValues: /^CSV，接口原值/,
    json: /^JSON/,
    ndjson: /^NDJSON/,
    asShown: "当前显示的列",
    all: "全部列",
    start: /^导出 [\d,]+ 条$/,
    cancel: "取消导出",
    cancelled: "已取消导出，没有留下文件。",
    incomplete: "数据可能不完整",
    loadRest: "先加载其余数据",
    exportPartial: /^导出现有的 [\d,]+ 条$/,
    keep: "取消",
    saveProvenance: "保存来源说明",
    copyFile: "复制文件内容",
    copyLink: "复制本页链接",
    copyCurl: "复制本页请求（curl）",
  },
  en: {
    export: "Export",
    csvWords: /^CSV, as on screen/,
    csvValues: /^CSV, API values/,
    json: /^JSON/,
    ndjson: /^NDJSON/,
    asShown: "As shown",
    all: "All",
    start: /^Export [\d,]+ rows?$/,
    cancel: "Cancel export",
    cancelled: "Export cancelled. No file was left behind.",
    incomplete: "Some rows may be missing",
    loadRest: "Load the rest first",
    exportPartial: /^Export (these|this) [\d,]+ rows?$/,
    keep: "Cancel",
    saveProvenance: "Save provenance",
    copyFile: "Copy the file's text",
    copyLink: "Copy link to this page",
    copyCurl: "Copy request as curl",
  },
} as const;

export type Format = "csvWords" | "csvValues" | "json" | "ndjson";

/** A file, as bytes and as text without the byte order mark. */
export interface SavedFile {
  name: string;
  bytes: Buffer;
  text: string;
}

/** Takes the save dialog away, as in browsers without one: files are downloaded. */
export async function withoutSaveDialog(page: Page): Promise<void> {
  await page.addInitScript(() => Object.defineProperty(globalThis, "showSaveFilePicker", { value: undefined }));
}

/**
 * In the place of the save dialog, in which a person takes the suggested name, another one, or dismisses it (null):
 * files of the browser's own file system for pages.
 */
export async function withSaveDialog(page: Page, name?: string | null): Promise<void> {
  await page.addInitScript((name) => {
    const showSaveFilePicker = async (options: { suggestedName: string }) => {
      Object.assign(globalThis, { dialogOptions: options, dialogActivation: navigator.userActivation.isActive });
      if (name === null) {
        throw new DOMException("The user aborted a request.", "AbortError");
      }
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle(name ?? options.suggestedName, { create: true });
      // As the dialog of a browser does: a file that is replaced is empty from then on.
      await (await handle.createWritable()).close();
      return handle;
    };
    Object.defineProperty(globalThis, "showSaveFilePicker", { value: showSaveFilePicker });
  }, name);
}

/** The files in the browser's own file system for pages. */
export async function savedFiles(page: Page): Promise<Record<string, string>> {
  return await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const files: [string, string][] = [];
    for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemFileHandle]>) {
      files.push([name, await (await handle.getFile()).text()]);
    }
    return Object.fromEntries(files);
  });
}

export class ExportMenu {
  constructor(private readonly app: Screen) {}

  get labels() {
    return exportLabels[this.app.language];
  }

  /** The button that opens the menu. */
  get menuButton(): Locator {
    return this.app.button(this.labels.export);
  }

  get panel(): Locator {
    return this.app.page.getByRole("group", { name: this.labels.export, exact: true });
  }

  get dialog(): Locator {
    return this.app.page.getByRole("dialog", { name: this.labels.incomplete, exact: true });
  }

  get startButton(): Locator {
    return this.panel.getByRole("button", { name: this.labels.start });
  }

  radio(name: string | RegExp): Locator {
    return this.panel.getByRole("radio", { name, exact: true });
  }

  async open(): Promise<void> {
    if ((await this.menuButton.getAttribute("aria-expanded")) !== "true") {
      await this.menuButton.click();
    }
    await expect(this.panel).toBeVisible();
  }

  /** Chooses a format and columns. */
  async choose(format: Format, columns: "asShown" | "all"): Promise<void> {
    await this.open();
    await this.radio(this.labels[format]).check();
    await this.radio(this.labels[columns]).check();
  }

  /** Exports, and returns the downloaded file. */
  async download(format: Format, columns: "asShown" | "all" = "asShown"): Promise<SavedFile> {
    await this.choose(format, columns);
    const coming = this.app.page.waitForEvent("download");
    await this.startButton.click();
    return await savedFile(await coming);
  }

  /** Saves the provenance of the last file, and returns it. */
  async saveProvenance(): Promise<SavedFile> {
    const coming = this.app.page.waitForEvent("download");
    await this.panel.getByRole("button", { name: this.labels.saveProvenance, exact: true }).click();
    return await savedFile(await coming);
  }

  /** Copies the link to the page on screen or its request, and returns the text on the clipboard. */
  async copy(what: "copyLink" | "copyCurl"): Promise<string> {
    await this.open();
    await this.app.page.evaluate(() => navigator.clipboard.writeText(""));
    await this.panel.getByRole("button", { name: this.labels[what], exact: true }).click();
    await expect.poll(() => this.app.page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
    return this.app.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Asserts what is said of the last export, and that it was announced. */
  async expectStatus(text: string | RegExp): Promise<void> {
    await expect(this.panel.locator(".menu__said").filter({ hasText: text })).toBeVisible();
    await expect(this.app.page.getByRole("status").filter({ hasText: text })).toHaveCount(1);
  }
}

export async function savedFile(download: Download): Promise<SavedFile> {
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: new TextDecoder().decode(bytes) };
}

/** Rows of CSV, read by RFC 4180. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [, value, end] = cell.exec(text) ?? [];
    expect(value, `a cell at ${at}: ${text.slice(at, at + 80)}`).toBeDefined();
    row.push(value.startsWith("\"") ? value.slice(1, -1).replaceAll("\"\"", "\"") : value);
    if (end !== ",") {
      rows.push(row);
      row = [];
    }
  }
  expect(row).toEqual([]);
  return rows;
}

/** The API's fields in CSV, in the documented order. */
export const apiFields = [
  "id",
  "name",
  "key",
  "createdBy",
  "description",
  "scheduler",
  "detector.stage",
  "detector.detectedAt",
  "creatorId",
  "creator",
  "createdAt",
  "updaterId",
  "updater",
  "updatedAt",
];

/** A row of the API as cells: what a spreadsheet would compute has an apostrophe. */
export function asCells(row: Row): string[] {
  return apiFields.map((path) => {
    const value = path.split(".").reduce<unknown>((value, name) => (value as Row | null | undefined)?.[name], row);
    const text = typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
    return /^[\t\r\n]|^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
  });
}
