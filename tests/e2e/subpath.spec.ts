// Deployment under a path prefix, behind Caddy.
import { expect, env, projects, test } from "./support/test.ts";

test("under a path the console connects, pages and reloads", async ({ app, token, page, monitor }) => {
  const home = env("CADDY_URL");
  monitor.allowOrigin(home);
  await page.goto(home);
  await app.token.fill(token);
  await app.typeProject(projects.demo);
  await app.button(app.labels.connect).click();
  await app.expectRange(1, 50, 143);
  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, 143);
  expect(page.url()).toBe(`${home}?project=${projects.demo}&page=2`);
  await page.reload();
  await app.expectRange(51, 100, 143);
  await app.button(app.labels.disconnect).click();
  await expect(app.token).toBeVisible();
  expect(page.url()).toBe(home);
  const { origin } = new URL(home);
  const outside = monitor.urls.filter((url) => !url.startsWith(home) && !url.startsWith(`${origin}/v1/api/`));
  expect(outside).toEqual([]);
});
