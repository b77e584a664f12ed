// Suggestions under the search box: what they count, how they are taken, and when they stay out of the way.
import type { Locator } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import { expect, projects, test } from "./support/test.ts";
import { counts, expectActive, expectFound, isClosed, isOpen, openDemo, suggestion, TEXTS } from "./support/suggestions.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

for (const around of ["", "-stage:none ", "(高 OR creator:管理员) ", "computed:<7d "]) {
  test(`each count is what its suggestion leaves, for each field, beside “${around}”`, async ({ app, token }) => {
    await openDemo(app, token);
    await app.search.click();
    await isOpen(app);
    const texts = await app.suggestions.evaluateAll((options) =>
      options.map((option) => option.firstElementChild?.textContent ?? ""),
    );
    const fields = texts.filter((text) => text.endsWith(":"));
    expect(fields).toHaveLength(19);
    let taken = 0;
    for (const field of fields) {
      const text = around + field;
      await app.search.fill(text);
      if (["name:", "key:", "id:", "description:"].includes(field)) {
        await isClosed(app);
        continue;
      }
      await isOpen(app);
      const left = await counts(app);
      for (const [at, count] of left.entries()) {
        await app.search.fill(text);
        await expect(app.suggestions).toHaveCount(left.length);
        for (let step = 0; step <= at; step += 1) {
          await app.search.press("ArrowDown");
        }
        await app.search.press("Enter");
        const search = await app.search.inputValue();
        expect(search.startsWith(text) && search !== text, search).toBe(true);
        await expect(app.search, search).not.toHaveAttribute("aria-invalid");
        await expectFound(app, count, search);
        taken += 1;
      }
    }
    expect(taken).toBeGreaterThan(40);
  });
}

for (const language of ["zh", "en"] as const) {
  test(`a search is written by keyboard alone (${language})`, async ({ app, token, page }) => {
    const texts = TEXTS[language];
    await openDemo(app, token);
    await app.setLanguage(language);
    await app.button(app.labels.refresh).focus();
    await page.keyboard.press("Control+k");
    await expect(app.search).toBeFocused();
    await isOpen(app);
    await expect(app.search).not.toHaveAttribute("aria-activedescendant");
    await page.keyboard.type("sta");
    const stage = suggestion(app, "stage:");
    await expect(stage).toContainText(texts.stage);
    await page.keyboard.press("ArrowDown");
    await expectActive(app, stage);
    await page.keyboard.press("Tab");
    await expect(app.search).toHaveValue("stage:");
    await expect(app.search).toBeFocused();
    const failed = suggestion(app, "ERROR");
    await expect(failed).toContainText(texts.failed);
    await page.keyboard.type("e");
    await page.keyboard.press("ArrowDown");
    await expectActive(app, failed);
    const [count] = await counts(app);
    await page.keyboard.press("Enter");
    await expect(app.search).toHaveValue("stage:ERROR");
    await isClosed(app);
    await expectFound(app, count, "stage:ERROR");

    await page.keyboard.type(" ");
    await expect(suggestion(app, "OR ")).toBeVisible();
    await page.keyboard.type("O");
    await page.keyboard.press("ArrowUp");
    await expectActive(app, suggestion(app, "OR "));
    await page.keyboard.press("Enter");
    await page.keyboard.type("creator:管");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await expect(app.search).toHaveValue("stage:ERROR OR creator:管理员");

    await app.scrollContainer.focus();
    await page.keyboard.press("?");
    const list = page.getByRole("dialog");
    for (const key of texts.keys) {
      await expect(list.locator(".keys__key").filter({ hasText: key })).toHaveText(key);
    }
  });
}

test("the arrows go round, and the active suggestion is in sight", async ({ app, token, page }) => {
  await openDemo(app, token);
  await page.keyboard.press("/");
  await isOpen(app);
  const isInSight = async (option: Locator) => {
    const inside = () =>
      option.evaluate((option) => {
        const list = option.parentElement?.getBoundingClientRect();
        const box = option.getBoundingClientRect();
        return list !== undefined && box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
      });
    await expect.poll(inside).toBe(true);
  };
  await page.keyboard.press("ArrowUp");
  await expectActive(app, app.suggestions.last());
  await isInSight(app.suggestions.last());
  await page.keyboard.press("ArrowDown");
  await expectActive(app, app.suggestions.first());
  await isInSight(app.suggestions.first());
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+ArrowDown");
  await expectActive(app, app.suggestions.first());
  const count = await app.suggestions.count();
  await expect(page.getByRole("status").getByText(TEXTS.zh.said(count), { exact: true })).toBeAttached();
});

test("Enter and Tab are left alone until somebody chose, and Escape closes the list before it clears", async ({
  app,
  token,
  page,
}) => {
  await openDemo(app, token);
  await app.search.focus();
  await page.keyboard.type("st");
  await expect(suggestion(app, "stage:")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(app.search).toHaveValue("st");
  await isClosed(app);
  await page.keyboard.type("a");
  await isOpen(app);
  await page.keyboard.press("Escape");
  await isClosed(app);
  await expect(app.search).toHaveValue("sta");
  await page.keyboard.press("Escape");
  await expect(app.search).toHaveValue("");
  await expect(app.search).toBeFocused();
  await expect(app.pager).toContainText("共 143 条");
  await isClosed(app);
  await page.keyboard.type("st");
  await isOpen(app);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Tab");
  await expect(app.search).not.toBeFocused();
  await isClosed(app);
  await expect(app.search).toHaveValue("st");
  await app.search.focus();
  await isOpen(app);
  await page.keyboard.press("Tab");
  await expect(app.search).not.toBeFocused();
  await expect(app.search).toHaveValue("st");
});

test("an input method that composes gets every key", async ({ app, token, page }) => {
  await openDemo(app, token);
  await app.search.focus();
  await isOpen(app);
  await page.keyboard.press("ArrowDown");
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ["z", "zhuang", "zhuang'tai"]) {
    const end = text.length;
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: end, selectionEnd: end });
    await expect(app.search).toHaveValue(text);
    await isClosed(app);
    for (const key of ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"]) {
      const isTaken = await app.search.evaluate((field, key) => {
        const composing = { key, isComposing: true, bubbles: true, cancelable: true };
        // What Safari sends for the key that ends a composition.
        const last = { key, keyCode: 229, bubbles: true, cancelable: true };
        return [composing, last].map((init) => !field.dispatchEvent(new KeyboardEvent("keydown", init)));
      }, key);
      expect(isTaken, key).toEqual([false, false]);
      await expect(app.search).toHaveValue(text);
    }
  }
  await keyboard.send("Input.insertText", { text: "状态" });
  await expect(app.search).toHaveValue("状态");
  await expect(suggestion(app, "stage:")).toBeVisible();
  await expect(app.search).not.toHaveAttribute("aria-activedescendant");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(app.search).toHaveValue("stage:");
  await keyboard.send("Input.imeSetComposition", { text: "shi", selectionStart: 3, selectionEnd: 3 });
  await isClosed(app);
  await keyboard.send("Input.insertText", { text: "失败" });
  await expect(app.search).toHaveValue("stage:失败");
  await expect(suggestion(app, "ERROR")).toContainText("计算失败");
});

test("the mouse takes a suggestion, and a press elsewhere closes the list", async ({ app, token, page }) => {
  await openDemo(app, token);
  await app.search.click();
  await suggestion(app, "creator:").click();
  await expect(app.search).toHaveValue("creator:");
  await expect(app.search).toBeFocused();
  await suggestion(app, "管理员").click();
  await expect(app.search).toHaveValue("creator:管理员");
  await isClosed(app);
  await page.keyboard.type(" ");
  await isOpen(app);
  await app.pager.click({ position: { x: 2, y: 2 } });
  await isClosed(app);
  await app.search.click();
  await isOpen(app);
  await page.keyboard.press("Escape");
  await isClosed(app);
  await app.search.click();
  await isOpen(app);
  await page.keyboard.press("Escape");
  // The button goes with its filter, and the focus to the box: nobody wants to type there.
  await app.button("移除筛选“创建人：管理员”").click();
  await expect(app.search).toBeFocused();
  await isClosed(app);
});

test("values are quoted where they must be, and put at the cursor", async ({ app, token, page }) => {
  await openDemo(app, token);
  await app.search.fill("creator:emm 会员");
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("ArrowLeft");
  }
  await suggestion(app, '"Emma Chen"').click();
  await expect(app.search).toHaveValue('creator:"Emma Chen" 会员');
  await page.keyboard.type(",李");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(app.search).toHaveValue('creator:"Emma Chen",李娜 会员');
});

test("recent searches are kept by project until the session is ended", async ({ app, token, page }) => {
  await openDemo(app, token);
  await app.search.click();
  await isOpen(app);
  await app.search.fill("stage:error 群");
  await page.keyboard.press("Enter");
  await app.search.fill("stage:");
  await page.keyboard.press("Enter");
  await app.search.fill("");
  await page.reload();
  await new CollectionStatus(app).expectComplete(143);
  await app.search.click();
  await expect(app.suggestions.first()).toContainText("stage:error 群最近搜索");
  await expect(app.suggestions.filter({ hasText: TEXTS.zh.recent }), "what is wrong is not kept").toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(app.search).toHaveValue("stage:error 群");
  await app.search.blur();
  await app.openProject(projects.large);
  await expect.poll(() => app.query().project).toBe(projects.large);
  await expect.poll(() => app.countRows()).toBeGreaterThan(0);
  await app.search.fill("");
  await isOpen(app);
  await expect(app.suggestions.filter({ hasText: TEXTS.zh.recent }), "another project").toHaveCount(0);
  await app.button(app.labels.disconnect).click();
  await expect(app.token).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("segment-console.recent-searches"))).toBeNull();
});

test("the list is accessible, beside the box and inside the window", async ({ app, token, page }) => {
  await openDemo(app, token);
  for (const text of ["", "stage:", "vip "]) {
    await app.search.fill(text);
    await isOpen(app);
    await page.keyboard.press("ArrowDown");
    await expectAccessible(page);
  }
  for (const [width, height] of [[1_440, 900], [390, 844], [640, 360]] as const) {
    await page.setViewportSize({ width, height });
    await app.search.fill("");
    await isOpen(app);
    const boxes = await app.search.evaluate((field) => {
      const list = document.getElementById(String(field.getAttribute("aria-controls")));
      const [box, own] = [list?.getBoundingClientRect(), field.getBoundingClientRect()];
      return { top: box?.top ?? 0, left: box?.left ?? -1, right: box?.right ?? 9e9, below: own.bottom };
    });
    expect(boxes.top).toBeGreaterThanOrEqual(boxes.below);
    expect(boxes.left).toBeGreaterThanOrEqual(0);
    expect(boxes.right).toBeLessThanOrEqual(width);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wide()).toBe(0);
  }
});

test("without the code of the list the box works, and says that no list is there", async ({ app, token, page, monitor }) => {
  monitor.allow(/^error: (Failed to load resource|TypeError: )/);
  await page.route("**/*_lazy.wasm", (route) => route.abort());
  await app.connectAndLoad(token, projects.demo);
  await app.search.fill("stage:error");
  await expect.poll(() => app.query().q).toBe("stage:error");
  await isClosed(app);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(app.search).toHaveValue("");
});
