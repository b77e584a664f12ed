// Race conditions: late replies of a replaced project, page or session are dropped.
import type { Page } from "@playwright/test";
import type { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

/** Records the text of every cell that is ever shown from now on. */
async function record_cells(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const noted = new Set<string>();
    Object.assign(globalThis, { noted });
    const note = () => document.querySelectorAll("tbody td").forEach((cell) => noted.add(cell.textContent ?? ""));
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { noted: Set<string> }).noted]);
}

/** The keys of a project's first page that no other of the projects has. */
async function unique_keys(api: StandIn, project: string, others: string[]): Promise<string[]> {
  const elsewhere = new Set((await Promise.all(others.map((other) => api.rows(other)))).flat().map((row) => row.key));
  const keys = (await api.rows(project)).slice(0, 50).map((row) => String(row.key));
  return keys.filter((key) => !elsewhere.has(key));
}

test("a project changed while its reply is on the way never shows the old rows", async ({ app, api, token, page }) => {
  const old = await unique_keys(api, projects.large, [projects.demo, projects.encoded]);
  await app.connectAndLoad(token, projects.demo);
  const shown = await record_cells(page);
  await api.hold("old", { project: projects.large });
  const aborted = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.large));
  const requested = page.waitForRequest((request) => request.url().includes(projects.large));
  await app.openProject(projects.large);
  await requested;
  await expect(app.rows).toHaveCount(0);
  await app.openProject(projects.encoded);
  expect((await aborted).failure()?.errorText).toBe("net::ERR_ABORTED");
  await app.expectRange(1, 12, 12);
  await api.release("old");
  const texts = new Set(await shown());
  expect(texts.size, "something was noted").toBeGreaterThan(100);
  expect(old.filter((key) => texts.has(key))).toEqual([]);
  expect((await api.pageRequests()).map(({ project, status }) => [project, status])).toEqual([
    [projects.demo, 200],
    [projects.large, null],
    [projects.encoded, 200],
  ]);
});

test("a page left while its reply is on the way is dropped", async ({ app, api, token, page }) => {
  await app.connectAndLoad(token, projects.large, "?size=20");
  await api.hold("second", { project: projects.large, offset: 20 });
  const aborted = page.waitForEvent("requestfailed", (request) => request.url().includes("offset=20"));
  await app.button(app.labels.next).click();
  await app.button(app.labels.next).click();
  await aborted;
  await app.expectRange(41, 60, 2_500);
  const third = await app.column("标识符");
  await api.release("second");
  await app.button(app.labels.previous).click();
  await app.expectRange(21, 40, 2_500);
  await page.goBack();
  await app.expectRange(41, 60, 2_500);
  expect(await app.column("标识符")).toEqual(third);
});

test("after ten fast clicks only the last page is shown", async ({ app, api, token }) => {
  const keys = (await api.rows(projects.large)).map((row) => row.key);
  await app.connectAndLoad(token, projects.large, "?size=20");
  await app.button(app.labels.next).evaluate((button) => {
    for (let click = 0; click < 10; click += 1) {
      (button as HTMLButtonElement).click();
    }
  });
  await app.expectRange(201, 220, 2_500);
  expect(await app.column("标识符")).toEqual(keys.slice(200, 220));
  expect(app.query().page).toBe("11");
});

test("disconnecting while a reply is on the way shows no rows afterwards", async ({ app, api, token, page }) => {
  const late = await unique_keys(api, projects.large, [projects.demo]);
  await app.connectAndLoad(token, projects.demo);
  const shown = await record_cells(page);
  await api.hold("late", { project: projects.large });
  const requested = page.waitForRequest((request) => request.url().includes(projects.large));
  await app.openProject(projects.large);
  await requested;
  const aborted = page.waitForEvent("requestfailed", (request) => request.url().includes(projects.large));
  await app.button(app.labels.disconnect).click();
  await aborted;
  await api.release("late");
  await expect(app.token).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(0);
  const texts = new Set(await shown());
  expect(late.filter((key) => texts.has(key))).toEqual([]);
});

test("a second refresh while one is on the way asks only once", async ({ app, api, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await api.hold("refresh", { project: projects.demo });
  await app.button(app.labels.refresh).click();
  await app.button(app.labels.refresh).click({ force: true });
  await api.release("refresh");
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  expect(await api.pageRequests()).toHaveLength(2);
});
