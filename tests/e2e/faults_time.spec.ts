// Faults 33 and 34: navigation faster than replies, and wrong clocks.
import type { Page } from "@playwright/test";
import { installClock } from "./support/clock.ts";
import { expect, projects, test } from "./support/test.ts";
import { rowId, CannedProjectView } from "./support/canned_project_view.ts";
import { makeRow } from "./support/stand_in.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

test.describe("fast clicks", () => {
  // Load the page on screen only, not the whole project in the background.
  test.use({ background: false });

  /** Records every project and every page (from 1) whose rows are ever shown, of pages of 20 rows. */
  const note = (page: Page) =>
    page.evaluate(() => {
      const noted: string[] = [];
      Object.assign(globalThis, { noted });
      const look = () => {
        for (const row of document.querySelectorAll("tbody tr:has(th[scope=row])")) {
          // The table's heading is its row 1.
          const page = Math.floor((Number(row.ariaRowIndex) - 2) / 20) + 1;
          const now = `${document.querySelector("caption")?.textContent} page ${page}`;
          if (noted.at(-1) !== now) {
            noted.push(now);
          }
        }
      };
      look();
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });
  const noted = (page: Page) => page.evaluate(() => (globalThis as unknown as { noted: string[] }).noted);

  test("fault 33: of fast clicks through pages only the last is shown, and the others are aborted", async ({
    app,
    api,
    token,
    page,
    monitor,
  }) => {
    await app.connectAndLoad(token, projects.large, "?size=20");
    await note(page);
    for (const offset of [20, 40, 60]) {
      await api.hold(`at ${offset}`, { project: projects.large, offset });
    }
    for (const offset of [20, 40, 60]) {
      const requested = page.waitForRequest((request) => request.url().includes(`offset=${offset}`));
      await app.button(app.labels.next).click();
      await requested;
    }
    await app.button(app.labels.next).click();
    await app.expectRange(81, 100, 2_500);
    // The replies to the abandoned requests arrive after the last one.
    for (const offset of [60, 20, 40]) {
      await api.release(`at ${offset}`);
    }
    await app.expectRange(81, 100, 2_500);
    expect(app.query()).toMatchObject({ page: "5", size: "20" });
    const aborted = monitor.failed.map((url) => new URL(url).searchParams.get("offset"));
    expect(aborted.sort()).toEqual(["20", "40", "60"]);
    const keys = (await api.rows(projects.large)).slice(80, 100).map((row) => row.key);
    expect(await app.column("标识符")).toEqual(keys);
    expect(await noted(page)).toEqual([expect.stringMatching(/ page 1$/), expect.stringMatching(/ page 5$/)]);
  });

  test("fault 33: of fast changes of project only the last is shown", async ({ app, api, token, page, monitor }) => {
    await app.connectAndLoad(token, projects.demo, "?size=20");
    await note(page);
    await api.hold("large", { project: projects.large });
    await api.hold("faceted", { project: projects.faceted });
    for (const project of [projects.large, projects.faceted]) {
      const requested = page.waitForRequest((request) => request.url().includes(project));
      await app.openProject(project);
      await requested;
    }
    await app.openProject(projects.encoded);
    await app.expectRange(1, 12, 12);
    await api.release("large");
    await api.release("faceted");
    await app.expectRange(1, 12, 12);
    expect(app.query()).toEqual({ project: projects.encoded, size: "20" });
    expect(await noted(page)).toHaveLength(2);
    for (const project of [projects.large, projects.faceted]) {
      expect(monitor.failed.filter((url) => url.includes(project)), project).toHaveLength(1);
    }
    // Back visits them, and requests again what was never received.
    await page.goBack();
    await app.expectRange(1, 20, 1_200);
  });
});

test("fault 33: a search typed while a slow refresh is on its way is what is shown", async ({ app, api, token }) => {
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  await api.clearFaults();
  await api.hold("slow", { project: projects.demo });
  await app.button(app.labels.refresh).click();
  await app.search.fill(rowId(30));
  await app.expectRange(1, 1, 1);
  await api.release("slow");
  await expect(app.search).toHaveValue(rowId(30));
  expect(app.query().q).toBe(rowId(30));
});

const DAY = 86_400_000;

for (const [what, shift] of [
  ["a day ahead", DAY],
  ["a day behind", -DAY],
] as const) {
  test(`fault 34: with a clock ${what} nothing is "in -3 hours", and times have their zone`, async ({
    app,
    api,
    token,
    page,
  }) => {
    const now = await api.now();
    await installClock(page, new Date(now.getTime() + shift));
    const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
    await api.replyRows({ project: projects.demo }, [
      makeRow("now", { detector: { stage: "FINISH", detectedAt: at(0) }, updatedAt: at(0) }),
      makeRow("soon", { detector: { stage: "FINISH", detectedAt: at(3) } }),
      makeRow("past", { detector: { stage: "FINISH", detectedAt: at(-50) } }),
      makeRow("epoch", { detector: { stage: "FINISH", detectedAt: "1970-01-01T00:00:00Z" }, createdAt: "1970-01-01T00:00:00Z" }),
      makeRow("far", { detector: { stage: "FINISH", detectedAt: "9999-12-31T23:59:59.999Z" } }),
      makeRow("wrong", { detector: { stage: "FINISH", detectedAt: "2022-02-30T00:00:00Z" }, updatedAt: "yesterday" }),
    ]);
    await app.connectAndLoad(token, projects.demo, "?q=profile");
    const bar = page.locator(".bar__fetched");
    await expect(bar).toHaveText(/^获取于 \d\d:\d\d:\d\d UTC\+8，刚刚$/);
    const computed = await app.column("最近计算");
    const local = (hours: number) => {
      // Shanghai has the same UTC offset all year.
      const moment = new Date(now.getTime() + (hours + 8) * 3_600_000).toISOString();
      return `${moment.slice(0, 10)} ${moment.slice(11, 16)}`;
    };
    expect(computed.slice(0, 5)).toEqual([local(0), local(3), local(-50), "1970-01-01 08:00", "10000-01-01 07:59"]);
    expect(computed[5]).toContain("2022-02-30T00:00:00Z");
    await expect(app.pager).toContainText("时区：Asia/Shanghai (UTC+8)");
    for (const language of ["zh", "en"] as const) {
      await app.setLanguage(language);
      for (const place of [0, 1, 2, 3, 4, 5]) {
        await app.rows.nth(place).getByRole("button").click();
        await expect(app.drawer).toBeVisible();
        const text = await app.drawer.innerText();
        expect(text).not.toMatch(/-\d+ ?(分钟|小时|天|minutes?|hours?|days?|min|h|d)\b/);
        expect(text).not.toMatch(/\b(NaN|Infinity|undefined|null|Invalid)\b/);
        // Every date of a profile is shown with its zone.
        expect(text).toMatch(/\d\d:\d\d:\d\d UTC\+8/);
        await page.keyboard.press("Escape");
        await expect(app.drawer).toBeHidden();
      }
    }
    await expect(page.locator(".bar__fetched")).toHaveText(/^Fetched \d\d:\d\d:\d\d UTC\+8, just now$/);
  });
}

test("fault 34: a clock that is put back while the page is open makes nothing older than now", async ({
  app,
  api,
  token,
  page,
}) => {
  const start = new Date("2024-05-06T07:08:09Z");
  await installClock(page, start);
  const view = new CannedProjectView(app, api);
  await view.open(token);
  await view.closeDrawer();
  await page.clock.runFor(5 * 60_000);
  await expect(page.locator(".bar__fetched")).toHaveText(/，5 分钟前$/);
  await page.clock.setSystemTime(new Date(start.getTime() - DAY));
  await page.clock.runFor(61_000);
  await expect(page.locator(".bar__fetched")).toHaveText(/，刚刚$/);
  await view.expectUnchanged();
  await app.button(app.labels.refresh).click();
  await view.expectIdle();
  await expect(page.locator(".bar__fetched")).toHaveText(/，刚刚$/);
  await page.clock.setSystemTime(new Date(start.getTime() + DAY));
  await page.clock.runFor(61_000);
  await expect(page.locator(".bar__fetched")).toHaveText(/，2 天前$/);
  await view.expectUnchanged();
});
