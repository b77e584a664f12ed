// Lifetime of a session, and what remains after its end.
import { expect, projects, test } from "./support/test.ts";

const session_keys = () => Object.keys(sessionStorage);

test("a reload keeps the session", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  await page.reload();
  await app.expectRange(1, 50, 143);
  expect(await page.evaluate(session_keys)).toEqual(["segment-console.session"]);
});

test("kept in memory only, the token is asked for again after a reload", async ({ app, token, page }) => {
  await app.connect({ token, project: projects.demo, memoryOnly: true });
  await app.expectRange(1, 50, 143);
  expect(await page.evaluate(session_keys)).toEqual([]);
  await page.reload();
  await expect(app.token).toHaveValue("");
  await expect(app.project).toHaveValue(projects.demo);
});

test("a new tab asks for the token again", async ({ app, token, page, context }) => {
  await app.connectAndLoad(token, projects.demo);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await expect(tab.getByLabel(app.labels.token, { exact: true })).toHaveValue("");
  await expect(tab.getByRole("row")).toHaveCount(0);
});

test("disconnecting clears the token, the URL, the rows and the recent projects", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo, "?page=2");
  await app.button(app.labels.disconnect).click();
  await expect(app.token).toHaveValue("");
  expect(app.query()).toEqual({});
  await expect(page.getByRole("row")).toHaveCount(0);
  expect(await page.evaluate(session_keys)).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(projects.demo);
  await page.reload();
  await expect(app.token).toHaveValue("");
});

test("Back after disconnecting shows no rows", async ({ app, token, page, api }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.pager.getByRole("button", { name: app.labels.next }).click();
  await app.expectRange(51, 100, 143);
  await app.button(app.labels.disconnect).click();
  await expect(app.token).toBeVisible();
  const requested = (await api.requests()).length;
  await page.goBack();
  await expect(app.token).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(0);
  expect(await api.requests()).toHaveLength(requested);
});
