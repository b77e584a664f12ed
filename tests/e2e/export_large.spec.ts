// Export of 100,000 rows: read again by Python, in little memory, while the page goes on.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { ExportMenu, withoutSaveDialog, type Format } from "./support/export_menu.ts";
import { expect, projects, test } from "./support/test.ts";

const READER = fileURLToPath(new URL("support/read_export.py", import.meta.url));

/** Keeps how far each export was when the page was drawn anew, and the module's memory. */
async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const steps = new Set<string | null>();
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (target instanceof HTMLProgressElement) {
          steps.add(target.getAttribute("value"));
        }
      }
    }).observe(document, { subtree: true, attributeFilter: ["value"] });
    const memories: WebAssembly.Memory[] = [];
    const original = WebAssembly.instantiateStreaming.bind(WebAssembly);
    WebAssembly.instantiateStreaming = async (...given) => {
      const result = await original(...given);
      const { memory } = result.instance.exports;
      if (memory instanceof WebAssembly.Memory) {
        memories.push(memory);
      }
      return result;
    };
    const moduleBytes = () => Math.max(...memories.map(({ buffer }) => buffer.byteLength));
    Object.assign(globalThis, { steps, moduleBytes });
  });
}

/** The bytes of the module's memory and of the script's, as far as they are in use. */
async function usedBytes(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = (await client.send("Runtime.getHeapUsage")) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await client.detach();
  const bytes = await page.evaluate(() => (globalThis as unknown as { moduleBytes: () => number }).moduleBytes());
  // The module's memory may be among what scripts keep.
  return Math.max(bytes + usedSize, usedSize + backingStorageSize);
}

test("100,000 rows read again by Python are the server's, in little memory, written in many tasks", async ({
  app,
  api,
  token,
  page,
}, info) => {
  test.setTimeout(240_000);
  await observe(page);
  await withoutSaveDialog(page);
  await app.connectAndLoad(token, projects.huge);
  const menu = new ExportMenu(app);
  await menu.choose("csvValues", "all");
  await menu.startButton.click();
  await menu.dialog.getByRole("button", { name: menu.labels.loadRest }).click();
  await expect(menu.dialog).toContainText("数据已全部加载。", { timeout: 120_000 });
  await menu.dialog.getByRole("button", { name: menu.labels.keep, exact: true }).click();

  const loaded = await usedBytes(page);
  const steps: number[] = [];
  const files: string[] = [];
  for (const format of ["csvValues", "json", "ndjson"] satisfies Format[]) {
    await menu.choose(format, "all");
    await page.evaluate(() => (globalThis as unknown as { steps: Set<string> }).steps.clear());
    const coming = page.waitForEvent("download");
    await menu.startButton.click();
    const download = await coming;
    await menu.expectStatus("已导出 100,000 条");
    steps.push(await page.evaluate(() => (globalThis as unknown as { steps: Set<string> }).steps.size));
    const path = info.outputPath(download.suggestedFilename());
    await download.saveAs(path);
    files.push(path);
  }
  const exported = await usedBytes(page);
  const figures = { loaded, exported, steps };
  info.annotations.push({ type: "figures", description: JSON.stringify(figures) });
  expect(exported, JSON.stringify(figures)).toBeLessThan(2 * loaded);
  // The page goes on meanwhile: the rows are written a few milliseconds a task. What tasks take is the machine's.
  expect(Math.min(...steps), JSON.stringify(figures)).toBeGreaterThan(10);

  const rows = info.outputPath("rows.json");
  writeFileSync(rows, JSON.stringify(await api.rows(projects.huge)));
  const read = execFileSync("python3", [READER, rows, ...files], { encoding: "utf8" });
  expect(read.trim()).toBe("100000 rows");
});

test("cancelled while its rows are being written, an export of 100,000 leaves nothing", async ({ app, token, page }) => {
  test.setTimeout(240_000);
  await withoutSaveDialog(page);
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await app.connectAndLoad(token, projects.huge);
  const menu = new ExportMenu(app);
  await menu.choose("csvWords", "all");
  await menu.startButton.click();
  await menu.dialog.getByRole("button", { name: menu.labels.loadRest }).click();
  await expect(menu.dialog).toContainText("数据已全部加载。", { timeout: 120_000 });
  await menu.dialog.getByRole("button", { name: /^导出 100,000 条$/ }).click();
  await expect(menu.panel.getByRole("progressbar")).toBeVisible();
  await menu.panel.getByRole("button", { name: menu.labels.cancel, exact: true }).click();
  await menu.expectStatus(menu.labels.cancelled);
  expect(downloads).toEqual([]);
  // And once more, to its end.
  const coming = page.waitForEvent("download");
  await menu.startButton.click();
  expect((await coming).suggestedFilename()).toContain("100000条");
  await menu.expectStatus("已导出 100,000 条");
});
