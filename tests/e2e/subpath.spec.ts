// The same build under a path of somebody's site, behind Caddy.
import { expect, given, projects, test } from "./support/test.ts";

test("under a path the console connects, pages and reloads", async ({ app, token, page, watch }) => {
  const home = given("CADDY_URL");
  watch.allowOrigin(home);
  await page.goto(home);
  await app.token.fill(token);
  await app.typeProject(projects.demo);
  await app.button(app.words.connect).click();
  await app.expectRange(1, 50, 143);
  await app.button(app.words.next).click();
  await app.expectRange(51, 100, 143);
  expect(page.url()).toBe(`${home}?project=${projects.demo}&page=2`);
  await page.reload();
  await app.expectRange(51, 100, 143);
  await app.button(app.words.disconnect).click();
  await expect(app.token).toBeVisible();
  expect(page.url()).toBe(home);
  const { origin } = new URL(home);
  const outside = watch.urls.filter((url) => !url.startsWith(home) && !url.startsWith(`${origin}/v1/api/`));
  expect(outside).toEqual([]);
});
