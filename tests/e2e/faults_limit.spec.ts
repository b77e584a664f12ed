// Rate limits (429): Retry-After is obeyed with a countdown, and the number of retries is bounded.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import type { Reply } from "./support/faults.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import type { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";
import { fixRetryDelays } from "./support/retry_delays.ts";

const tooManyRequests = (headers: Record<string, string> = {}): Reply & { status: number } => ({
  status: 429,
  body: "Too Many Requests",
  headers,
});

/** Asserts that the countdown above the table has this number of seconds. */
async function expectSeconds(app: Screen, seconds: number): Promise<void> {
  const message = {
    zh: `请求过于频繁，${seconds} 秒后自动重试`,
    en: `Too many requests. Retrying in ${seconds} second${seconds === 1 ? "" : "s"}`,
  }[app.language];
  await expect(app.page.getByText(message, { exact: true })).toBeVisible();
}

/** Pauses the fake clock, and returns its time in milliseconds. */
async function pauseClock(page: Page): Promise<number> {
  const at = Date.now() + 60_000;
  await page.clock.pauseAt(at);
  return at;
}

/** Advances the clock to the last second of the delay and then past it; asserts that the request is sent only then. */
async function expectDelayObeyed(app: Screen, view: LargeProjectView, seconds: number): Promise<void> {
  await expectSeconds(app, seconds);
  await expect(app.button(app.labels.retryNow)).toBeVisible();
  await app.page.clock.runFor(1_000);
  await expectSeconds(app, seconds - 1);
  await app.page.clock.runFor((seconds - 2) * 1_000);
  await expectSeconds(app, 1);
  await app.page.clock.runFor(700);
  await view.expectUnchanged();
  expect(await view.requestedOffsets(), "before the wait is over").toEqual([0]);
  await app.page.clock.runFor(300);
  await expect.poll(() => view.requestedOffsets()).toEqual([0, 0]);
  await expect(app.button(app.labels.retryNow)).toHaveCount(0);
  await app.page.clock.resume();
  await view.expectRefreshed(2);
}

test("fault 05: seconds of Retry-After are counted down, and it is not asked before", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  await page.clock.install();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large, times: 1 }, tooManyRequests({ "retry-after": "17" }));
  await pauseClock(page);
  await view.refresh();
  await expectDelayObeyed(app, view, 17);
});

test.describe("by the server's clock", () => {
  test.use({ serverClock: "server" });

  const clocks = [["10 minutes ahead", 10], ["10 minutes behind", -10], ["right", 0]] as const;
  for (const [what, minutes] of clocks) {
    // Without `Date`, which CORS hides, it is reckoned from the reader's clock.
    const title = `fault 05: a date of Retry-After is reckoned from the reply's own Date, with a clock ${what} (behind a proxy)`;
    test(title, async ({ app, api, token, page, monitor }) => {
      monitor.allowFailedReplies();
      const shift = minutes * 60_000;
      await page.clock.install({ time: Date.now() + shift });
      const view = await LargeProjectView.open(app, api, token);
      await api.reply({ project: projects.large, times: 1 }, { ...tooManyRequests(), retryAfterDate: 100 });
      await page.clock.pauseAt(Date.now() + shift + 60_000);
      const replied = page.waitForResponse((reply) => reply.status() === 429);
      await view.refresh();
      const headers = (await replied).headers();
      expect(headers["retry-after"]).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
      const seconds = (Date.parse(headers["retry-after"]) - Date.parse(headers.date)) / 1_000;
      // It is rounded up to a second, and the headers may be written in different ones.
      expect(seconds).toBeGreaterThanOrEqual(99);
      expect(seconds).toBeLessThanOrEqual(101);
      if (minutes === 0) {
        await expectDelayObeyed(app, view, seconds);
      } else {
        // Beside the notice that the clock is wrong.
        await expectSeconds(app, seconds);
        await page.clock.runFor((seconds - 1) * 1_000);
        expect(await view.requestedOffsets()).toEqual([0]);
        await page.clock.runFor(1_000);
        await expect.poll(() => view.requestedOffsets()).toEqual([0, 0]);
      }
    });
  }
});

test("fault 05: without Retry-After it waits briefly, then asks once more", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await page.clock.install();
  await fixRetryDelays(page);
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large, times: 1 }, tooManyRequests());
  await pauseClock(page);
  await view.refresh();
  await expect(page.getByText("请求过于频繁，即将重试", { exact: true })).toBeVisible();
  await page.clock.runFor(400);
  await view.expectUnchanged();
  expect(await view.requestedOffsets()).toEqual([0]);
  await page.clock.runFor(100);
  await expect.poll(() => view.requestedOffsets()).toEqual([0, 0]);
  await page.clock.resume();
  await view.expectRefreshed(2);
});

test("fault 05: Retry now sends at once, and once", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large, times: 1 }, tooManyRequests({ "retry-after": "90" }));
  await view.refresh();
  await expect(app.button(app.labels.retryNow)).toBeVisible();
  await view.closeDrawer();
  await app.button(app.labels.retryNow).click();
  await view.expectRefreshed(2);
});

test("fault 05: a date that has passed means now", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large, times: 2 }, { ...tooManyRequests(), retryAfterDate: -3_600 });
  await view.refresh();
  await view.expectRefreshed(3);
});

test("fault 05: disconnecting during the countdown ends it", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await page.clock.install();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large }, tooManyRequests({ "retry-after": "20" }));
  await view.refresh();
  await expect(app.button(app.labels.retryNow)).toBeVisible();
  await view.closeDrawer();
  await app.button(app.labels.disconnect).click();
  await expect(app.button(app.labels.connect)).toBeVisible();
  await page.clock.runFor(30_000);
  await expect(app.button(app.labels.connect)).toBeVisible();
  expect(await view.requestedOffsets()).toEqual([0]);
});

test("fault 05: what a 503 asks to wait is obeyed too", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await page.clock.install();
  const view = await LargeProjectView.open(app, api, token);
  const busy = { status: 503, body: "Busy", headers: { "retry-after": "40" } };
  await api.reply({ project: projects.large, times: 1 }, busy);
  await pauseClock(page);
  await view.refresh();
  await expect(page.getByText("服务暂时不可用，40 秒后自动重试", { exact: true })).toBeVisible();
  await page.clock.runFor(39_900);
  await view.expectUnchanged();
  expect(await view.requestedOffsets()).toEqual([0]);
  await page.clock.runFor(100);
  await expect.poll(() => view.requestedOffsets()).toEqual([0, 0]);
  await page.clock.resume();
  await view.expectRefreshed(2);
});

for (const requested of ["121", "3600", "4294967295"]) {
  test(`fault 05: of ${requested} seconds two minutes are obeyed`, async ({ app, api, token, page, monitor }) => {
    monitor.allowFailedReplies();
    await page.clock.install();
    const view = await LargeProjectView.open(app, api, token);
    await api.reply({ project: projects.large, times: 1 }, tooManyRequests({ "retry-after": requested }));
    await pauseClock(page);
    await view.refresh();
    await expectDelayObeyed(app, view, 120);
  });
}

test("fault 05: the countdown speaks English where the page does", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await page.clock.install();
  await app.connectAndLoad(token, projects.demo);
  await app.setLanguage("en");
  await api.reply({ project: projects.demo, times: 1 }, tooManyRequests({ "retry-after": "3" }));
  await pauseClock(page);
  await app.button(app.labels.refresh).click();
  await expectSeconds(app, 3);
  await page.clock.runFor(1_000);
  await expectSeconds(app, 2);
  await page.clock.runFor(1_000);
  await expectSeconds(app, 1);
  await app.button("Retry now").click();
  await page.clock.resume();
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  await app.expectRange(1, 50, 143);
});

test("fault 05: everybody can use the countdown", async ({ app, api, token, page, monitor }) => {
  monitor.allowFailedReplies();
  await app.connectAndLoad(token, projects.demo);
  await api.reply({ project: projects.demo }, tooManyRequests({ "retry-after": "120" }));
  await app.button(app.labels.refresh).click();
  await expect(app.button(app.labels.retryNow)).toBeVisible();
  await expectAccessible(page);
});

test.describe("for the page on screen alone", () => {
  test.use({ background: false });

  test("fault 05: another page asked for during the countdown is asked for at once", async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.large, "?size=20");
    await api.reply({ project: projects.large, offset: 20 }, tooManyRequests({ "retry-after": "60" }));
    await app.button(app.labels.next).click();
    await expect(app.button(app.labels.retryNow)).toBeVisible();
    await app.button(app.labels.next).click();
    await app.expectRange(41, 60, 2_500);
    await expect(app.button(app.labels.retryNow)).toHaveCount(0);
    await page.goBack();
    await expect(app.button(app.labels.retryNow)).toBeVisible();
    await page.goBack();
    await app.expectRange(1, 20, 2_500);
    expect((await api.pageRequests()).map(({ offset }) => offset)).toEqual(["0", "20", "40", "20"]);
  });

  test("fault 06: a storm of 429 stays within its budget, whatever is clicked", async ({
    app,
    api,
    token,
    monitor,
  }) => {
    monitor.allowFailedReplies();
    await app.connectAndLoad(token, projects.demo);
    await api.reply({ project: projects.demo }, tooManyRequests({ "retry-after": "0" }));
    const begun = Date.now();
    const CLICKS = 20;
    const error = app.alert("请求过于频繁");
    for (let click = 0; click < CLICKS; click += 1) {
      const again =
        click % 2 === 0 ? app.button(app.labels.refresh) : error.getByRole("button", { name: app.labels.retry });
      await again.click();
      await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
      await expect(error).toBeVisible();
    }
    const refilled = Math.floor((Date.now() - begun) / 6_000);
    const requested = (await api.pageRequests()).length - 1;
    // The retry budget was used up, so the bound was reached.
    expect(requested).toBeGreaterThanOrEqual(CLICKS + 10);
    expect(requested).toBeLessThanOrEqual(CLICKS + 10 + refilled);
    expect(requested).toBeLessThan(CLICKS * 3);
    await app.expectRange(1, 50, 143);
  });
});

test("fault 06: 429 without end stops after three attempts, and Retry asks again", async ({
  app,
  api,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  await page.clock.install();
  const view = await LargeProjectView.open(app, api, token);
  await api.reply({ project: projects.large }, tooManyRequests({ "retry-after": "8" }));
  await pauseClock(page);
  await view.refresh();
  for (const attempts of [1, 2]) {
    await expectSeconds(app, 8);
    expect(await view.requestedOffsets()).toHaveLength(attempts);
    await page.clock.runFor(8_000);
    await expect.poll(() => view.requestedOffsets()).toHaveLength(attempts + 1);
  }
  await page.clock.resume();
  const error = app.alert("请求过于频繁");
  await expect(error).toContainText("接口要求等待 8 秒后再试。");
  await expect(error).toContainText("HTTP 429");
  await expect(app.button(app.labels.retryNow)).toHaveCount(0);
  await view.expectUnchangedBelow(error);
  await page.clock.fastForward(300_000);
  await view.expectUnchangedBelow(error);
  expect(await view.requestedOffsets()).toEqual([0, 0, 0]);
  await view.closeDrawer();
  await api.clearFaults();
  await error.getByRole("button", { name: app.labels.retry, exact: true }).click();
  await view.expectRefreshed(4);
});
