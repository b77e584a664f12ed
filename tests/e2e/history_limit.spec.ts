// A browser that limits changes of the history: WebKit takes 100 in 10 s and then throws.
import { expect, projects, test } from "./support/test.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

test("fault 56: fast typing and a held arrow key lose no URL, and Back goes where it went before", async ({ app, token, page }) => {
  await page.addInitScript(() => {
    const times: number[] = [];
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    for (const name of ["pushState", "replaceState"] as const) {
      const change = history[name].bind(history);
      history[name] = (...args) => {
        const now = performance.now();
        if (times.push(now) > 100 && now - times[times.length - 101] < 10_000) {
          refused.push(String(args[2]));
          throw new DOMException("Attempt to use history more than 100 times per 10 seconds", "SecurityError");
        }
        change(...args);
      };
    }
  });
  await app.connectAndLoad(token, projects.demo);
  const typed = "abcdefghij ".repeat(15).trim();
  await app.search.pressSequentially(typed);
  await expect.poll(() => app.query().q).toBe(typed);
  const edge = page.getByRole("separator", { name: "“健康度”的列宽", exact: true });
  await app.search.fill("");
  await edge.focus();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.down("ArrowRight");
  }
  await page.keyboard.up("ArrowRight");
  const width = await edge.getAttribute("aria-valuenow");
  await expect.poll(() => app.query().columns ?? "").toContain(`health-${width}`);
  await app.search.fill("客户");
  await app.search.press("Enter");
  await expect.poll(() => app.query().q).toBe("客户");
  await page.goBack();
  await expect(app.search).toHaveValue("");
  expect(await page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)).toEqual([]);
});
