// What other engines do differently, tried in Chromium: text that a drag selects, and an input without `scroll` events.
import { expect, projects, test } from "./support/test.ts";

test("fault 71: a drag of a column's edge selects no text, and the press that begins it does nothing else", async ({
  app,
  token,
  page,
}) => {
  await page.addInitScript(() => {
    const prevented: boolean[] = [];
    Object.assign(globalThis, { prevented });
    // Behind the console's own listener.
    addEventListener("mousedown", (event) => prevented.push(event.defaultPrevented));
  });
  await app.connectAndLoad(token, projects.demo);
  const edge = page.getByRole("separator", { name: "“健康度”的列宽", exact: true });
  const box = await edge.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const selected = () => page.evaluate(() => [getSelection()?.toString(), getSelection()?.isCollapsed ?? true]);
  const width = await edge.getAttribute("aria-valuenow");
  await page.mouse.move(x, y);
  await page.mouse.down();
  // Down over the rows, whose text a drag from a heading would select.
  for (const step of [1, 2, 3, 4]) {
    await page.mouse.move(x + 20 * step, y + 60 * step, { steps: 3 });
    expect(await selected()).toEqual(["", true]);
  }
  await page.mouse.up();
  expect(await selected()).toEqual(["", true]);
  await expect(edge).toHaveAttribute("aria-valuenow", String(Number(width) + 80));
  await expect(edge).toBeFocused();
  await expect(app.drawer).toHaveCount(0);
  expect(await page.evaluate(() => (globalThis as unknown as { prevented: boolean[] }).prevented.at(-1))).toBe(true);
});

test("fault 72: the marks of filters follow a long search where its input sends no scroll event", async ({ app, token, page }) => {
  await page.addInitScript(() => {
    // As in WebKit: before any listener of the page.
    addEventListener(
      "scroll",
      (event) => {
        if (event.target instanceof HTMLInputElement) {
          event.stopImmediatePropagation();
        }
      },
      true,
    );
  });
  await page.setViewportSize({ width: 640, height: 800 });
  await app.connectAndLoad(token, projects.demo);
  const positions = () =>
    app.search.evaluate((input) => [input.scrollLeft, input.parentElement?.querySelector(".search__echo")?.scrollLeft]);
  const scrolled = async () => Number((await positions())[0]);
  const expectTogether = () => expect.poll(async () => (await positions())[0] === (await positions())[1]).toBe(true);
  await app.search.focus();
  await page.keyboard.insertText("stage:error ".repeat(20));
  await expectTogether();
  const end = await scrolled();
  expect(end).toBeGreaterThan(0);
  await page.keyboard.press("Home");
  await expectTogether();
  expect(await scrolled()).toBe(0);
  await page.keyboard.press("End");
  await expectTogether();
  expect(await scrolled()).toBe(end);
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.type("scheduler:daily ");
  await expectTogether();
  // A drag beyond the edge scrolls it too.
  const box = await app.search.boundingBox();
  const [x, y] = [box?.x ?? 0, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x + 60, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y, { steps: 4 });
  await expect.poll(scrolled).toBeLessThan(end / 2);
  await page.mouse.up();
  await page.mouse.move(x + 60, y);
  await expectTogether();
  await app.search.blur();
  await expectTogether();
});
