// Loading of the program: preloads, and the message where it can't start.
import { expect, projects, test } from "./support/test.ts";

test("fault 73: each file is downloaded once: what is preloaded is what is used", async ({ app, page, token }) => {
  await app.connectAndLoad(token, projects.demo);
  // Chromium may serve a preloaded file from its cache, which it reports as a request too.
  const files = await page.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const sent = entries.filter(({ transferSize }) => transferSize > 0);
    return sent.map(({ name }) => new URL(name).pathname).filter((path) => !path.includes("/v1/api/"));
  });
  expect(files.filter((file) => file.endsWith(".wasm"))).toHaveLength(1);
  expect(files).toEqual([...new Set(files)]);
});

for (const missing of ["wasm", "js"]) {
  test(`where the ${missing} is missing, as after a deploy, the page says what to do`, async ({ page, monitor }) => {
    monitor.allow(/^error: /);
    const program = new RegExp(`/segment-console-[0-9a-f]+(_bg)?\\.${missing}$`);
    await page.route(program, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "Not Found" }));
    await page.goto("./");
    const message = page.getByRole("alert");
    await expect(message).toContainText("无法启动控制台");
    await expect(message).toContainText("The console could not start");
    await page.unroute(program);
    await page.reload();
    await expect(page.getByRole("button", { name: "连接", exact: true })).toBeVisible();
    await expect(message.filter({ hasText: /\S/ })).toBeHidden();
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs it", async ({ page }) => {
    await page.goto("./");
    // By tag: Playwright's text selectors leave out the content of <noscript>.
    const message = page.locator("noscript p");
    await expect(message).toHaveCount(2);
    await expect(message.last()).toBeVisible();
    expect(await message.last().evaluate((line) => line.textContent)).toContain("This console needs JavaScript.");
  });
});
