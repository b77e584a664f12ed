// The health strip: how many of the loaded profiles can be trusted today, and which ones.
import type { Page } from "@playwright/test";
import { healthOf } from "./support/health.ts";
import { healths, healthWords, Loaded } from "./support/loaded.ts";
import { rowOf, type StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

// Few scrolls through many rows.
test.use({ viewport: { width: 1280, height: 2_000 } });

/** Stops the page's clock at the stand-in's now, from which all its dates are reckoned. */
async function stop_clock(page: Page, api: StandIn): Promise<Date> {
  const now = await api.now();
  await page.clock.setFixedTime(now);
  return now;
}

for (const name of ["faceted", "demo"] as const) {
  const project = projects[name];

  test(`every health of ${name} counts what is so, and leaves just that`, async ({ app, api, token, page }) => {
    const now = await stop_clock(page, api);
    const rows = await api.rowsOf(project);
    const truth = (await api.truthOf(project, now)).health;
    const loaded = new Loaded(app);
    await app.see(token, project, "?size=1000&density=compact");
    await loaded.expectComplete(rows.length);
    expect(await loaded.counts()).toEqual(truth);
    await expect(loaded.strip.getByRole("button", { pressed: true })).toHaveCount(0);
    const [key, judged] = ["标识符", "健康度"].map((heading) => app.words.columns.findIndex((name) => name === heading));
    for (const health of healths) {
      const expected = rows.filter((row) => healthOf(row, now) === health);
      expect(expected.length, `the test's own count of ${health}`).toBe(truth[health]);
      await loaded.item(health).click();
      await expect(loaded.item(health)).toHaveAttribute("aria-pressed", "true");
      await expect(app.field("搜索")).toHaveValue(`health:${health}`);
      const count = expected.length.toLocaleString("en-US");
      await expect(app.pager).toContainText(`第 1-${count} 条，共 ${count} 条`);
      const shown = await page.evaluate(async () => (await allRows()).map(({ cells }) => cells));
      expect(shown.map((cells) => cells[key]), health).toEqual(expected.map((row) => row.key || "—"));
      expect(new Set(shown.map((cells) => cells[judged])), health).toEqual(new Set([healthWords.zh[health]]));
      expect(await loaded.counts(), "no filter changes the counts").toEqual(truth);
      await loaded.item(health).click();
      await expect(loaded.item(health)).toHaveAttribute("aria-pressed", "false");
      await expect(app.field("搜索")).toHaveValue("");
    }
    await expect(app.pager).toContainText(`共 ${rows.length.toLocaleString("en-US")} 条`);
    await expect(app.table).toHaveAttribute("aria-rowcount", String(rows.length + 1));
    expect(Object.values(truth).reduce((sum, count) => sum + count), "every row has a health").toBe(rows.length);
  });
}

test("several healths are both, in the search box and in the link", async ({ app, api, token, page }) => {
  const now = await stop_clock(page, api);
  const { failed, overdue } = (await api.truthOf(projects.faceted, now)).health;
  const loaded = new Loaded(app);
  await app.see(token, projects.faceted);
  await loaded.expectComplete(1_200);
  const whole = (count: number) => `共 ${count.toLocaleString("en-US")} 条`;
  await loaded.item("failed").click();
  await loaded.item("overdue").click();
  await expect(app.pager).toContainText(whole(failed + overdue));
  await expect(app.field("搜索")).toHaveValue("health:failed,overdue");
  const pressed = loaded.strip.getByRole("button", { pressed: true });
  await expect(pressed).toHaveCount(2);
  await page.reload();
  await loaded.expectComplete(1_200);
  await expect(app.pager).toContainText(whole(failed + overdue));
  await expect(pressed).toHaveCount(2);
  await app.speak("en");
  await expect(loaded.item("failed")).toHaveAttribute("aria-pressed", "true");
  await loaded.item("failed").press("Enter");
  await expect(loaded.item("failed")).toBeFocused();
  await expect(app.pager).toContainText(`of ${overdue.toLocaleString("en-US")}`);
  await page.goBack();
  await expect(app.pager).toContainText(`of ${(failed + overdue).toLocaleString("en-US")}`);
  await app.speak("zh");
  await app.button("清除筛选").click();
  await app.expectRange(1, 50, 1_200);
  await expect(pressed).toHaveCount(0);
});

test("what is counted is what is loaded, and the page says of how many rows", async ({ app, api, token, page }) => {
  const now = await stop_clock(page, api);
  const first = (await api.rowsOf(projects.faceted)).slice(0, 1_000);
  const count = (health: string) => first.filter((row) => healthOf(row, now) === health).length;
  const loaded = new Loaded(app);
  await api.hold("second", { project: projects.faceted, limit: 1_000, offset: 1_000 });
  await app.see(token, projects.faceted);
  await expect(loaded.line).toHaveText("正在加载：1,000 / 1,200 条（1 次请求）");
  expect(await loaded.counts()).toEqual(Object.fromEntries(healths.map((health) => [health, count(health)])));
  expect(await loaded.sum()).toBe(1_000);
  await loaded.item("overdue").click();
  const range = () => app.pager.getByRole("paragraph").first();
  await expect(range()).toHaveText(`第 1-50 条，共 ${count("overdue")} 条（仅在已加载的 1,000 条中）`);
  await app.speak("en");
  await expect(range()).toHaveText(`1-50 of ${count("overdue")} in 1,000 loaded so far`);
  await api.release("second");
  const { overdue } = (await api.truthOf(projects.faceted, now)).health;
  expect(overdue, "the second block has some too").toBeGreaterThan(count("overdue"));
  await expect(range()).toHaveText(`1-50 of ${overdue}`);
  await loaded.expectComplete(1_200);
  expect(await loaded.sum()).toBe(1_200);
});

test("that nothing is found is said only of what was searched", async ({ app, api, token, page }) => {
  const loaded = new Loaded(app);
  await api.hold("second", { project: projects.large, limit: 1_000, offset: 1_000 });
  await app.connect({ token, query: `?project=${projects.large}&q=health%3Afailed%20nobodyknowsit` });
  await expect(loaded.line).toHaveText("正在加载：1,000 / 2,500 条（1 次请求）");
  const nothing = page.getByRole("heading", { name: "没有符合条件的群体画像" });
  await expect(nothing).toHaveCount(0);
  await app.button("停止").click();
  await expect(nothing).toBeVisible();
  await expect(page.getByText("目前只在已加载的 1,000 条中查找。")).toBeVisible();
  await api.release("second");
  await app.button("继续加载").click();
  await loaded.expectComplete(2_500);
  await expect(nothing).toBeVisible();
  await expect(page.getByText("目前只在已加载的")).toHaveCount(0);
});

test("time makes a profile overdue while one looks, and its count follows", async ({ app, api, token, page }) => {
  const now = new Date("2024-05-06T07:08:09Z");
  await page.clock.install({ time: now });
  const computed = (minutes_ago: number) => {
    const detectedAt = new Date(now.getTime() - minutes_ago * 60_000).toISOString();
    return { detector: { stage: "FINISH", detectedAt } };
  };
  const rows = [rowOf("a", computed(29 * 60 + 50)), rowOf("b", computed(20 * 60))];
  await api.replyRows({ project: projects.demo }, rows);
  const loaded = new Loaded(app);
  await app.see(token, projects.demo);
  await loaded.expectComplete(2);
  expect(await loaded.counts()).toMatchObject({ healthy: 2, overdue: 0 });
  await loaded.item("overdue").click();
  await expect(page.getByRole("heading", { name: "没有符合条件的群体画像" })).toBeVisible();
  await page.clock.fastForward(10 * 60_000);
  await app.expectRange(1, 1, 1);
  await expect(app.cell(app.row("profile a"), "健康度")).toHaveText("已逾期");
  expect(await loaded.counts()).toMatchObject({ healthy: 1, overdue: 1 });
  expect(await api.pagesAsked(), "nothing was asked for it").toHaveLength(2);
});

test("before anything is loaded no count is said, nor where that failed", async ({ app, api, token, watch }) => {
  watch.allowFailedReplies();
  const loaded = new Loaded(app);
  const ends = async () => (await loaded.strip.getByRole("button").allTextContents()).map((text) => text.at(-1));
  const unknown = healths.map(() => "—");
  await api.reply({ project: projects.demo }, { status: 403, body: "no" });
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert("HTTP 403")).toBeVisible();
  expect(await ends()).toEqual(unknown);
  await api.heal();
  await api.hold("rows", { project: projects.demo });
  await app.button(app.words.retry).click();
  await expect(app.alert("HTTP 403")).toHaveCount(0);
  expect(await ends()).toEqual(unknown);
  await api.release("rows");
  await expect.poll(ends).not.toEqual(unknown);
  await expect.poll(() => loaded.sum()).toBe(143);
});
