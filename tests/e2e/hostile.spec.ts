// Escaping and layout of hostile texts: markup, control characters, bidirectional and very long text.
import type { Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step, which takes longer than the tests.
test.use({ trace: "off" });

const COLUMNS = [
  ["标识符", "key"],
  ["描述", "description"],
  ["创建人", "creator"],
  ["最近修改人", "updater"],
] as const;

/** Whether a text has no visible character, so that the console shows a placeholder. */
const invisible = (text: string) => /^[\s\u200b]*$/.test(text);

const text = (row: Row, field: string) => (typeof row[field] === "string" && row[field] !== "" ? row[field] : "—");

test("hostile texts are shown literally: no markup, no script, no request", async ({ app, api, token, page, monitor }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const rows = await api.rows(projects.hostile);
  await app.connectAndLoad(token, projects.hostile, "?size=100");
  await app.expectRange(1, rows.length, rows.length);
  const names = rows.map((row) => (invisible(String(row.name)) ? "（未命名）" : row.name));
  expect(await app.column("名称")).toEqual(names);
  for (const [heading, field] of COLUMNS) {
    expect(await app.column(heading), heading).toEqual(rows.map((row) => text(row, field)));
  }
  expect(await app.table.locator("script, img, h1, b, style, a").count()).toBe(0);
  expect(dialogs).toEqual([]);
  expect(monitor.urls.filter((url) => !/\/v1\/api\/projects|\.(html|css|js|wasm|svg|json)$|\/(\?.*)?$/.test(url))).toEqual([]);
});

test("every row is as high as every other, and the columns stay where they are", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?size=100");
  const widths = () =>
    app.table.evaluate((table) => [...(table as HTMLTableElement).rows[0].cells].map((cell) => cell.getBoundingClientRect().width));
  const usual = await widths();
  await app.openProject(projects.hostile);
  await app.expectRange(1, 64, 64);
  expect(await widths()).toEqual(usual);
  const heights = await app.table.evaluate((table) =>
    [...table.querySelectorAll("tbody tr:has(th[scope=row])")].map((row) => row.getBoundingClientRect().height),
  );
  expect(new Set(heights).size, heights.join(" ")).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

test("every hostile row opens, and its drawer shows what came", async ({ app, api, token, page }) => {
  const rows = await api.rows(projects.hostile);
  await app.connectAndLoad(token, projects.hostile, "?size=100");
  await app.rows.first().getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  // In the page, because 64 round trips from here would take half a minute.
  const opened = await page.evaluate(async () => {
    const dialog = document.querySelector("dialog[open]");
    const value = (index: number) => dialog?.querySelectorAll("dd")[index]?.textContent;
    const next = () => dialog?.querySelector<HTMLButtonElement>('button[aria-label="下一条"]');
    const change = () =>
      new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => resolve());
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    const opened: { id?: string | null; name?: string | null; overflow: number }[] = [];
    for (;;) {
      const id = value(0);
      opened.push({ id, name: value(1), overflow: dialog ? dialog.scrollWidth - dialog.clientWidth : -1 });
      if (next()?.getAttribute("aria-disabled") === "true") {
        return opened;
      }
      next()?.click();
      while (value(0) === id || value(0) === undefined) {
        await change();
      }
    }
  });
  expect(opened).toEqual(
    rows.map((row) => ({ id: row.id, name: row.name === "" ? "空字符串" : row.name, overflow: 0 })),
  );
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
});

test("a name of a megabyte is clipped", async ({ app, api, token }) => {
  const name = "名".repeat(350_000);
  await api.replyRows({ project: projects.demo }, [{ id: "big", name }, { id: "small", name: "small" }]);
  await app.connectAndLoad(token, projects.demo);
  const heights = await app.table.evaluate((table) =>
    [...(table as HTMLTableElement).tBodies[0].rows].map((row) => row.getBoundingClientRect().height),
  );
  expect(heights[0]).toBe(heights[1]);
});
