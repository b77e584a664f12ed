// The reader's clock is wrong: health is judged by the server's time, and the difference is said.
import { installClock } from "./support/clock.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import { makeRow, type StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Replies with two results that are in time by the server's clock, and one that is overdue. */
async function replyResults(api: StandIn, more: unknown[] = []): Promise<void> {
  const now = Date.now();
  const computed = (id: string, ago: number) =>
    makeRow(id, { detector: { stage: "FINISH", detectedAt: new Date(now - ago).toISOString() } });
  await api.replyRows({ project: projects.demo }, [
    computed("fresh", MINUTE),
    computed("nearly", 29 * HOUR + 58 * MINUTE),
    computed("late", 40 * HOUR),
    ...more,
  ]);
}

const IN_TIME_AND_LATE = { healthy: 2, overdue: 1, failed: 0, running: 0, "not-computed": 0, unknown: 0 };

test.describe("by the server's clock", () => {
  test.use({ serverClock: "server" });

  for (const [shift, zh, en] of [
    [31 * HOUR, "快 31 小时", "31 hours ahead of"],
    [-31 * HOUR, "慢 31 小时", "31 hours behind"],
    [6 * MINUTE, "快 6 分钟", "6 minutes ahead of"],
    [-6 * MINUTE, "慢 6 分钟", "6 minutes behind"],
    [-400 * 24 * HOUR, "慢 400 天", "400 days behind"],
  ] as const) {
    test(`fault 45: with a clock ${shift / MINUTE} minutes off health is right and the difference said (behind a proxy)`, async ({
      app,
      api,
      token,
      page,
    }) => {
      await installClock(page, new Date(Date.now() + shift));
      await replyResults(api);
      await app.connectAndLoad(token, projects.demo);
      const loaded = new CollectionStatus(app);
      await loaded.expectComplete(3);
      await expect.poll(() => loaded.counts()).toEqual(IN_TIME_AND_LATE);
      await expect(app.alert(`本机时钟比服务器${zh}。健康度按服务器时间判断；请校准本机时钟。`)).toBeVisible();
      await app.setLanguage("en");
      await expect(
        app.alert(
          `This computer's clock is ${en} the server's. Health is judged by the server's time; please set the clock.`,
        ),
      ).toBeVisible();
      // Searching by the time of the result goes by the same clock.
      await app.search.fill("computed:<1h");
      await app.expectRange(1, 1, 1);
    });
  }

  for (const minutes of [4, -4, 0]) {
    test(`fault 45: a clock ${minutes} minutes off is passed over in silence, and health is right (behind a proxy)`, async ({
      app,
      api,
      token,
      page,
    }) => {
      await installClock(page, new Date(Date.now() + minutes * MINUTE));
      await replyResults(api);
      await app.connectAndLoad(token, projects.demo);
      const loaded = new CollectionStatus(app);
      await loaded.expectComplete(3);
      await expect.poll(() => loaded.counts()).toEqual(IN_TIME_AND_LATE);
      await expect(app.alert("时钟")).toHaveCount(0);
    });
  }

  test("fault 45: a clock that is set right during a visit ends the notice at the next reply (behind a proxy)", async ({
    app,
    api,
    token,
    page,
  }) => {
    await installClock(page, new Date(Date.now() + 31 * HOUR));
    await replyResults(api);
    await app.connectAndLoad(token, projects.demo);
    await expect(app.alert("本机时钟比服务器快 31 小时")).toBeVisible();
    await page.clock.setSystemTime(new Date());
    await app.button(app.labels.refresh).click();
    await expect(app.alert("时钟")).toHaveCount(0);
    await expect.poll(() => new CollectionStatus(app).counts()).toEqual(IN_TIME_AND_LATE);
  });
});

test.describe("where the server's clock can't be read", () => {
  test.use({ serverClock: "hidden" });

  for (const background of [true, false]) {
    test.describe(background ? "with the whole project" : "with one page", () => {
      test.use({ background });

      test("fault 45: a result of the future puts the clock in doubt", async ({ app, api, token, page }) => {
        await installClock(page, new Date(Date.now() - 31 * HOUR));
        await replyResults(api);
        await app.connectAndLoad(token, projects.demo);
        await expect(app.alert("最新的计算时间比本机时钟晚 30 小时")).toContainText("本机时钟可能不准");
        await app.setLanguage("en");
        await expect(app.alert("The newest result was computed 30 hours ahead of this computer's clock")).toContainText(
          "the clock may be wrong",
        );
      });
    });
  }

  test("fault 45: neither a placeholder nor a result of a moment ago does", async ({ app, api, token, page }) => {
    await installClock(page, new Date(Date.now() - 3 * MINUTE));
    await replyResults(api, [makeRow("far", { detector: { stage: "FINISH", detectedAt: "9999-12-31T23:59:59Z" } })]);
    await app.connectAndLoad(token, projects.demo);
    await new CollectionStatus(app).expectComplete(4);
    await expect(app.alert("时钟")).toHaveCount(0);
  });
});
