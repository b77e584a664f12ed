// Leak test: opening, searching, paging and closing 200 times leaves no more listeners, nodes, timers and memory.
import type { Page } from "@playwright/test";
import { installClock } from "./support/clock.ts";
import { ResourceMonitor } from "./support/resource_monitor.ts";
import type { Screen } from "./support/screen.ts";
import { isClosed, isOpen } from "./support/suggestions.ts";
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const TIMES = 200;
const WASM_PAGE = 65_536;
/** Texts that `useOnce` fills the search box with. */
const EDITS = 2;

/** Opens and closes a row, a menu and the suggestions, searches, with no match too, and visits the next page and the
 * first one again. */
async function useOnce(app: Screen): Promise<void> {
  const { page, labels } = app;
  await app.rows.nth(1).getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  for (const [text, isFound] of [["a", true], ["zzz", false]] as const) {
    await app.search.fill(text);
    await expect(page.getByRole("table")).toBeVisible({ visible: isFound });
    await app.search.press("Escape");
    await expect(app.search).toHaveValue("");
  }
  await app.search.press("ArrowDown");
  await isOpen(app);
  await app.search.press("Escape");
  await isClosed(app);
  const menu = app.button("列");
  await menu.click();
  await expect(page.getByRole("group", { name: "列", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "列", exact: true })).toBeHidden();
  await app.button(labels.next).click();
  await expect(page.locator("tbody tr[aria-rowindex='52'] th[scope=row]")).toBeAttached();
  await app.button(labels.previous).click();
  await expect(page.locator("tbody tr[aria-rowindex='2'] th[scope=row]")).toBeAttached();
}

/** The nodes that Chromium's undo history keeps of each edit of a text field: measured on a field of no program's. */
async function nodesOfAnEdit(page: Page, resources: ResourceMonitor): Promise<number> {
  const edit = (times: number) =>
    page.evaluate((times) => {
      const field = document.querySelector<HTMLInputElement>("#edited") ?? document.createElement("input");
      field.id = "edited";
      document.body.append(field);
      for (let time = 0; time < times; time += 1) {
        field.focus();
        document.execCommand("insertText", false, "a");
        field.value = "";
      }
    }, times);
  await edit(1);
  const { nodes } = await resources.usage();
  await edit(10);
  // One is not there yet: the last edit is not in the history.
  return Math.round(((await resources.usage()).nodes - nodes) / 10);
}

test("opening, searching, paging and closing 200 times leaves what the first time left", async ({ app, token, page }) => {
  test.setTimeout(600_000);
  await installClock(page, new Date("2024-05-06T07:08:09Z"));
  const resources = await ResourceMonitor.start(page);
  await app.connectAndLoad(token, projects.demo);
  await expect(page.locator(".loading__line")).toHaveText(/已加载全部/);
  /** Waits for temporary resources to go, such as timers of messages. */
  const rest = () => page.clock.runFor(5_000);
  // WebAssembly memory grows to the peak of what was done, which two rounds reach.
  await useOnce(app);
  await useOnce(app);
  await rest();
  const first = await resources.usage();
  for (let time = 2; time < TIMES; time += 1) {
    await useOnce(app);
    // A busy machine collects it late, and the peak of WebAssembly memory would be that of the machine.
    if (time % 10 === 0) {
      await resources.collectGarbage();
    }
  }
  await rest();
  // Garbage may be collected a moment later.
  const { listeners, timers } = first;
  await expect.poll(() => resources.usage()).toMatchObject({ listeners, timers });
  const last = await resources.usage();
  // WebAssembly memory grows by pages; 200 times 400 bytes would be seen.
  expect(last.wasm - first.wasm, "bytes").toBeLessThanOrEqual(WASM_PAGE);
  const edits = (await nodesOfAnEdit(page, resources)) * EDITS * (TIMES - 2);
  expect(last.nodes - first.nodes, "nodes beside the undo history").toBeLessThanOrEqual(edits);
});
