// The session: storage, the end of it, and pages that a browser brings back from its back/forward cache.
import { expect, projects, test } from "./support/test.ts";
import type { Console } from "./support/console.ts";
import type { Page } from "./support/page.ts";

const stored = async (tab: Page) => tab.evaluate(() => Object.keys(sessionStorage));

/**
 * Marks the document, to tell later whether the browser kept it: Firefox keeps none that still waits for a file, such as
 * the second module.
 */
async function mark(tab: Page): Promise<void> {
  const isLoaded = () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("_lazy.wasm"));
  await expect.poll(async () => tab.evaluate(isLoaded)).toBe(true);
  await tab.evaluate(() => void Object.assign(globalThis, { kept: true }));
}

const isKept = async (tab: Page) => tab.evaluate(() => "kept" in globalThis).catch(() => false);

/**
 * Leaves a marked page and comes back to it, until it comes from the back/forward cache. One page of thirty Firefox
 * doesn't keep: it takes the request for the next page for one of the page itself ("requests in the loadgroup" in its
 * log).
 */
async function visitUntilKept(tab: Page, visit: () => Promise<void>): Promise<void> {
  let visits = 0;
  do {
    expect(visits, "visits that the browser kept no page of").toBeLessThan(5);
    await visit();
    visits += 1;
  } while (!(await isKept(tab)));
}

/** Waits until the connect page is there without a row, a token or a stored session; a reload changes nothing. */
async function expectEnded(app: Console, tab: Page): Promise<void> {
  await app.button(app.labels.connect).expectVisible();
  await app.token.expectValue("");
  await app.names.expectGone();
  expect(await stored(tab)).toEqual([]);
  expect(await tab.evaluate(() => document.body.textContent)).not.toContain("seg_");
}

test("a reload keeps the session, a token in memory only is asked for again", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await tab.reload();
  await app.expectRange(1, 50, 143);
  expect(await stored(tab)).toEqual(["segment-console.session"]);
  await app.button(app.labels.disconnect).click();
  await expectEnded(app, tab);
  await app.connect(token, `?project=${projects.demo}`, { memoryOnly: true });
  await app.expectRange(1, 50, 143);
  expect(await stored(tab)).toEqual([]);
  await tab.reload();
  await expectEnded(app, tab);
});

test("disconnecting leaves nothing in storage or in the link, and Back shows no rows", async ({
  app,
  api,
  tab,
  token,
}) => {
  await app.connectAndLoad(token, projects.demo);
  await app.pager.role("button", app.labels.next).click();
  await app.expectRange(51, 100, 143);
  await app.button(app.labels.disconnect).click();
  await expectEnded(app, tab);
  expect(await tab.params()).toEqual({});
  expect(await tab.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(projects.demo);
  const requested = (await api.requests()).length;
  await tab.go(-1);
  await expect.poll(async () => tab.url()).toContain("project=");
  await expectEnded(app, tab);
  expect(await api.requests()).toHaveLength(requested);
});

for (const where of ["storage", "memory only"] as const) {
  test(`Back to a page whose session ended in another document revives none: ${where}`, async ({
    app,
    api,
    tab,
    token,
  }) => {
    let requested = 0;
    let address = "";
    await visitUntilKept(tab, async () => {
      await app.connect(token, `?project=${projects.demo}`, { memoryOnly: where === "memory only" });
      await app.expectLoaded(143);
      await mark(tab);
      address = await tab.url();
      if (where === "memory only") {
        await app.connect(token, `?project=${projects.empty}`);
      } else {
        await app.follow(`?project=${projects.empty}`);
      }
      expect(await isKept(tab)).toBe(false);
      await app.button(app.labels.disconnect).click();
      await expectEnded(app, tab);
      requested = (await api.requests()).length;
      await tab.go(-1);
      await expect.poll(async () => tab.url()).toBe(address);
      await expectEnded(app, tab);
    });
    await tab.reload();
    await expectEnded(app, tab);
    await tab.go(1);
    await expect.poll(async () => tab.url()).not.toBe(address);
    await expectEnded(app, tab);
    expect(await api.requests()).toHaveLength(requested);
    // It is not in the way of another one.
    await app.connect(token, `?project=${projects.demo}`);
    await app.expectRange(1, 50, 143);
    await tab.reload();
    await app.expectRange(1, 50, 143);
  });
}

test("of several pages of an ended session none comes back, by Back or by Forward", async ({ app, api, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.follow(`?project=${projects.demo}&page=2`);
  await app.expectRange(51, 100, 143);
  await app.follow(`?project=${projects.demo}&page=3`);
  await app.expectRange(101, 143, 143);
  await tab.go(-1);
  await app.expectRange(51, 100, 143);
  await app.button(app.labels.disconnect).click();
  await expectEnded(app, tab);
  const requested = (await api.requests()).length;
  for (const [steps, page] of [
    [1, "3"],
    [-2, undefined],
  ] as const) {
    await tab.go(steps);
    await expect.poll(async () => tab.params()).toMatchObject({ project: projects.demo });
    await expect.poll(async () => (await tab.params()).page).toBe(page);
    await expectEnded(app, tab);
    await tab.reload();
    await expectEnded(app, tab);
  }
  expect(await api.requests()).toHaveLength(requested);
});

test("Back to a page of a session that goes on shows its rows, and it can be refreshed", async ({
  app,
  api,
  tab,
  token,
}) => {
  await app.connectAndLoad(token, projects.demo, "&page=2");
  await visitUntilKept(tab, async () => {
    await app.expectLoaded(143);
    await mark(tab);
    await app.follow(`?project=${projects.empty}`);
    await tab.go(-1);
    await app.expectRange(51, 100, 143);
  });
  const requested = (await api.requests()).length;
  await app.button(app.labels.refresh).click();
  await expect.poll(async () => (await api.requests()).length).toBeGreaterThan(requested);
  await app.expectRange(51, 100, 143);
  expect(await stored(tab)).toEqual(["segment-console.session"]);
});
