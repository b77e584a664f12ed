// The health summary: counts by health, and filtering by them.
import type { Page } from "@playwright/test";
import { expectedHealth } from "./support/health.ts";
import { healths, healthLabels, CollectionStatus } from "./support/collection_status.ts";
import { makeRow, type StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

// A high viewport, to scroll through many rows in few steps.
test.use({ viewport: { width: 1280, height: 2_000 } });

/** Sets the page's clock to the stand-in's current time, to which all its dates are relative. */
async function stop_clock(page: Page, api: StandIn): Promise<Date> {
  const now = await api.now();
  await page.clock.setFixedTime(now);
  return now;
}

for (const name of ["faceted", "demo"] as const) {
  const project = projects[name];

  test(`every health of ${name} counts what is so, and leaves just that`, async ({ app, api, token, page }) => {
    const now = await stop_clock(page, api);
    const rows = await api.rows(project);
    const expected_counts = (await api.summary(project, now)).health;
    const loaded = new CollectionStatus(app);
    await app.connectAndLoad(token, project, "?size=1000&density=compact");
    await loaded.expectComplete(rows.length);
    expect(await loaded.counts()).toEqual(expected_counts);
    await expect(loaded.healthSummary.getByRole("button", { pressed: true })).toHaveCount(0);
    const [key, judged] = ["标识符", "健康度"].map((heading) => app.labels.columns.findIndex((name) => name === heading));
    for (const health of healths) {
      const expected = rows.filter((row) => expectedHealth(row, now) === health);
      expect(expected.length, `the test's own count of ${health}`).toBe(expected_counts[health]);
      await loaded.healthButton(health).click();
      await expect(loaded.healthButton(health)).toHaveAttribute("aria-pressed", "true");
      await expect(app.field("搜索")).toHaveValue(`health:${health}`);
      const count = expected.length.toLocaleString("en-US");
      await expect(app.pager).toContainText(`第 1-${count} 条，共 ${count} 条`);
      const shown = await page.evaluate(async () => (await allRows()).map(({ cells }) => cells));
      expect(shown.map((cells) => cells[key]), health).toEqual(expected.map((row) => row.key || "—"));
      expect(new Set(shown.map((cells) => cells[judged])), health).toEqual(new Set([healthLabels.zh[health]]));
      expect(await loaded.counts(), "no filter changes the counts").toEqual(expected_counts);
      await loaded.healthButton(health).click();
      await expect(loaded.healthButton(health)).toHaveAttribute("aria-pressed", "false");
      await expect(app.field("搜索")).toHaveValue("");
    }
    await expect(app.pager).toContainText(`共 ${rows.length.toLocaleString("en-US")} 条`);
    await expect(app.table).toHaveAttribute("aria-rowcount", String(rows.length + 1));
    expect(
      Object.values(expected_counts).reduce((sum, count) => sum + count),
      "every row has a health",
    ).toBe(rows.length);
  });
}

test("several healths are both, in the search box and in the link", async ({ app, api, token, page }) => {
  const now = await stop_clock(page, api);
  const { failed, overdue } = (await api.summary(projects.faceted, now)).health;
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.faceted);
  await loaded.expectComplete(1_200);
  const whole = (count: number) => `共 ${count.toLocaleString("en-US")} 条`;
  await loaded.healthButton("failed").click();
  await loaded.healthButton("overdue").click();
  await expect(app.pager).toContainText(whole(failed + overdue));
  await expect(app.field("搜索")).toHaveValue("health:failed,overdue");
  const pressed = loaded.healthSummary.getByRole("button", { pressed: true });
  await expect(pressed).toHaveCount(2);
  await page.reload();
  await loaded.expectComplete(1_200);
  await expect(app.pager).toContainText(whole(failed + overdue));
  await expect(pressed).toHaveCount(2);
  await app.setLanguage("en");
  await expect(loaded.healthButton("failed")).toHaveAttribute("aria-pressed", "true");
  await loaded.healthButton("failed").press("Enter");
  await expect(loaded.healthButton("failed")).toBeFocused();
  await expect(app.pager).toContainText(`of ${overdue.toLocaleString("en-US")}`);
  await page.goBack();
  await expect(app.pager).toContainText(`of ${(failed + overdue).toLocaleString("en-US")}`);
  await app.setLanguage("zh");
  await app.button("清除筛选").click();
  await app.expectRange(1, 50, 1_200);
  await expect(pressed).toHaveCount(0);
});

test("what is counted is what is loaded, and the page says of how many rows", async ({ app, api, token, page }) => {
  const now = await stop_clock(page, api);
  const first = (await api.rows(projects.faceted)).slice(0, 1_000);
  const count = (health: string) => first.filter((row) => expectedHealth(row, now) === health).length;
  const loaded = new CollectionStatus(app);
  await api.hold("second", { project: projects.faceted, limit: 1_000, offset: 1_000 });
  await app.connectAndLoad(token, projects.faceted);
  await expect(loaded.status).toHaveText("正在加载：1,000 / 1,200 条（1 次请求）");
  expect(await loaded.counts()).toEqual(Object.fromEntries(healths.map((health) => [health, count(health)])));
  expect(await loaded.sum()).toBe(1_000);
  await loaded.healthButton("overdue").click();
  const range = () => app.pager.getByRole("paragraph").first();
  await expect(range()).toHaveText(`第 1-50 条，共 ${count("overdue")} 条（仅在已加载的 1,000 条中）`);
  await app.setLanguage("en");
  await expect(range()).toHaveText(`1-50 of ${count("overdue")} in 1,000 loaded so far`);
  await api.release("second");
  const { overdue } = (await api.summary(projects.faceted, now)).health;
  expect(overdue, "the second block has some too").toBeGreaterThan(count("overdue"));
  await expect(range()).toHaveText(`1-50 of ${overdue}`);
  await loaded.expectComplete(1_200);
  expect(await loaded.sum()).toBe(1_200);
});

test("that nothing is found is said only of what was searched", async ({ app, api, token, page }) => {
  const loaded = new CollectionStatus(app);
  await api.hold("second", { project: projects.large, limit: 1_000, offset: 1_000 });
  await app.connect({ token, query: `?project=${projects.large}&q=health%3Afailed%20nobodyknowsit` });
  await expect(loaded.status).toHaveText("正在加载：1,000 / 2,500 条（1 次请求）");
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
  const rows = [makeRow("a", computed(29 * 60 + 50)), makeRow("b", computed(20 * 60))];
  await api.replyRows({ project: projects.demo }, rows);
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.demo);
  await loaded.expectComplete(2);
  expect(await loaded.counts()).toMatchObject({ healthy: 2, overdue: 0 });
  await loaded.healthButton("overdue").click();
  await expect(page.getByRole("heading", { name: "没有符合条件的群体画像" })).toBeVisible();
  await page.clock.fastForward(10 * 60_000);
  await app.expectRange(1, 1, 1);
  await expect(app.cell(app.row("profile a"), "健康度")).toHaveText("已逾期");
  expect(await loaded.counts()).toMatchObject({ healthy: 1, overdue: 1 });
  expect(await api.pageRequests(), "nothing was asked for it").toHaveLength(2);
});

test("before anything is loaded no count is said, nor where that failed", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const loaded = new CollectionStatus(app);
  const ends = async () =>
    (await loaded.healthSummary.getByRole("button").allTextContents()).map((text) => text.at(-1));
  const unknown = healths.map(() => "—");
  await api.reply({ project: projects.demo }, { status: 403, body: "no" });
  await app.connect({ token, query: `?project=${projects.demo}` });
  await expect(app.alert("HTTP 403")).toBeVisible();
  expect(await ends()).toEqual(unknown);
  await api.clearFaults();
  await api.hold("rows", { project: projects.demo });
  await app.button(app.labels.retry).click();
  await expect(app.alert("HTTP 403")).toHaveCount(0);
  expect(await ends()).toEqual(unknown);
  await api.release("rows");
  await expect.poll(ends).not.toEqual(unknown);
  await expect.poll(() => loaded.sum()).toBe(143);
});
