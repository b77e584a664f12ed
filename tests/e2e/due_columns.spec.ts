// The columns that follow from the rules of the health: when the next result is due, and by how much it is overdue.
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const now = new Date("2024-05-06T07:08:09Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();

const rows = [
  makeRow("late", { detector: { stage: "FINISH", detectedAt: ago(72) } }),
  makeRow("fresh", { detector: { stage: "FINISH", detectedAt: ago(2) } }),
  makeRow("soon", { detector: { stage: "FINISH", detectedAt: new Date(Date.parse(ago(30)) + 90_000).toISOString() } }),
  makeRow("weekly", { scheduler: "WEEKLY", detector: { stage: "RUNNING", detectedAt: ago(24) } }),
  makeRow("manual", { scheduler: "ONCE", detector: { stage: "FINISH", detectedAt: ago(24) } }),
  makeRow("never", { detector: { stage: "FINISH" } }),
  makeRow("failed", { detector: { stage: "ERROR", detectedAt: ago(72) } }),
];

test("they are shown by the menu, told in both languages, and follow the clock", async ({ app, api, token, page }) => {
  await page.clock.install({ time: now });
  await api.replyRows({ project: projects.demo }, rows);
  await app.connectAndLoad(token, projects.demo, "?columns=name.health");
  await app.button("列").click();
  const menu = page.getByRole("group", { name: "列", exact: true });
  await menu.getByRole("checkbox", { name: "应计算时间", exact: true }).check();
  await menu.getByRole("checkbox", { name: "逾期时长", exact: true }).check();
  await page.keyboard.press("Escape");
  expect(app.query().columns).toBe("name.health.due.overdueBy");
  const cells = () => page.evaluate(async () => (await allRows()).map(({ cells }) => cells.slice(2).join(" | ")));
  const due = ["2024-05-04 15:08", "2024-05-07 13:08", "2024-05-06 09:09", "2024-05-12 15:08"];
  await expect
    .poll(cells)
    .toEqual([`${due[0]} | 2 天`, `${due[1]} | —`, `${due[2]} | —`, `${due[3]} | —`, "— | —", "— | —", `${due[0]} | —`]);
  await app.setLanguage("en");
  await expect(page.getByRole("columnheader")).toHaveText(["Name", "Health", "Due", "Overdue by"]);
  await expect.poll(async () => (await cells())[0]).toBe(`${due[0]} | 2 days`);
  await page.clock.fastForward(3 * 60_000);
  await expect.poll(async () => (await cells())[2]).toBe(`${due[2]} | 6 hours`);
  await app.button("Sort by Overdue by").click();
  const names = () => page.evaluate(async () => (await allRows()).map(({ cells }) => cells[0].replace("profile ", "")));
  const unknown = ["fresh", "weekly", "manual", "never", "failed"];
  await expect.poll(names).toEqual(["soon", "late", ...unknown]);
  await app.button("Sort by Overdue by").click();
  await expect.poll(names).toEqual(["late", "soon", ...unknown]);
  await page.reload();
  await expect.poll(names).toEqual(["late", "soon", ...unknown]);
  for (const [search, found] of [
    ["due:<24h", ["fresh"]],
    ["应计算时间：>2天", ["weekly"]],
    ["overdue:>1d", ["late"]],
    ["逾期时长：<1天", ["soon"]],
    ["has:due no:overdue", ["fresh", "weekly", "failed"]],
  ] as const) {
    await app.search.fill(search);
    await expect.poll(names, search).toEqual(found);
  }
});
