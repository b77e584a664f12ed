// Search: while typing, over the whole project, with one history entry for a word.
import { historyLength, expectRows, keyOf, openFaceted } from "./support/faceted_project.ts";
import { expect, test } from "./support/test.ts";
import { filterRows, fieldText, type RowFilter } from "./support/expected_rows.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

test("names, keys, ids, descriptions and creators are searched, in Chinese and whatever the capitals", async ({
  app,
  api,
  token,
}) => {
  const { rows, now } = await openFaceted(app, api, token);
  const id = fieldText(rows[700], "id");
  const words: string[][] = [
    ["客户"],
    ["zOOm"],
    ["vip"],
    ["ＶＩＰ"],
    ["éCLAIR"],
    ["SEG_HIGH"],
    [id.toLowerCase()],
    [id.slice(1, 5)],
    ["无人"],
    ["EMMA"],
    ["管理员"],
    ["ليلى"],
    ["🔥"],
    ["会员", "李娜"],
    ["app", "客户", "seg"],
  ];
  for (const sought of words) {
    await app.search.fill(sought.join(" "));
    const expected = filterRows(rows, { words: sought }, now);
    await expectRows(app, expected, sought.join(" "));
    if (expected.length > 0) {
      await expect(app.page.getByRole("status").filter({ hasText: `找到 ${expected.length} 条` })).toBeAttached();
    } else {
      await expect(app.page.getByRole("heading", { name: "没有符合条件的群体画像" })).toBeVisible();
    }
  }
  const sizes = words.map((words) => filterRows(rows, { words }, now).length);
  const some = sizes.filter((size) => size > 0 && size < 1_000);
  expect(some.length, "searches that find some and not all").toBeGreaterThan(10);
  await app.search.fill("");
  await expectRows(app, rows);
});

test("quotes make spaces and colons part of a word", async ({ app, api, token }) => {
  const { rows, now } = await openFaceted(app, api, token);
  for (const [typed, word] of [
    ['"emma chen"', "emma chen"],
    ["“Daniel Smith”", "daniel smith"],
    ['"增长组:数据 运营"', "增长组:数据 运营"],
    ['"o\'brien, \\"pat\\""', 'o\'brien, "pat"'],
  ]) {
    await app.search.fill(typed);
    const expected = filterRows(rows, { words: [word] }, now);
    expect(expected.length, typed).toBeGreaterThan(0);
    await expectRows(app, expected, typed);
  }
});

test("what was found is marked in the fields that were searched", async ({ app, api, token, page }) => {
  await openFaceted(app, api, token, "", "name.key.description.creator.updater");
  for (const typed of ["vip", "EMMA", "客户 seg", "会员 李娜"]) {
    await app.search.fill(typed);
    const words = typed.toLowerCase().split(" ");
    await expect(page.locator("mark").first()).toBeVisible();
    const texts = await page.evaluate(() =>
      [...document.querySelectorAll("tbody tr:has(th[scope=row])")].map((row) =>
        [...row.querySelectorAll("th, th ~ td")].map((cell) => [
          cell.textContent ?? "",
          [...cell.querySelectorAll("mark")].map((mark) => mark.textContent ?? "").join("|"),
        ]),
      ),
    );
    expect(texts.length).toBeGreaterThan(2);
    const sought = new RegExp(words.join("|"), "giu");
    const narrow = (text: string) => text.replaceAll("ＶＩＰ", "vip");
    for (const cells of texts) {
      const searched = cells.slice(0, 4);
      const expected = searched.map(([text]) => (narrow(text).match(sought) ?? []).join("|"));
      expect(searched.map(([, marks]) => narrow(marks))).toEqual(expected);
      expect(cells[4][1], "the last editor is not searched").toBe("");
    }
  }
});

test("a word is one step in the history, and Back undoes it", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const all = () => expectRows(app, rows);
  const only = (...words: string[]) => expectRows(app, filterRows(rows, { words }, now), words.join(" "));
  const before = await historyLength(page);
  await app.search.pressSequentially("客户 se");
  await only("客户", "se");
  expect(app.query().q).toBe("客户 se");
  expect(await historyLength(page)).toBe(before + 1);
  await app.search.press("Enter");
  await app.search.pressSequentially("g_high");
  await only("客户", "seg_high");
  expect(await historyLength(page)).toBe(before + 2);
  await page.goBack();
  await expect(app.search).toHaveValue("客户 se");
  await only("客户", "se");
  await page.goBack();
  await expect(app.search).toHaveValue("");
  await all();
  expect(app.query().q).toBeUndefined();
  await page.goForward();
  await page.goForward();
  await expect(app.search).toHaveValue("客户 seg_high");
  await page.reload();
  await expect(app.search).toHaveValue("客户 seg_high");
  await only("客户", "seg_high");
});

test("leaving the box ends a word, and a search begins at its first page", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token, "&page=2");
  await expect.poll(() => app.countRows()).toBe(200);
  const before = await historyLength(page);
  await app.search.pressSequentially("客户");
  await expectRows(app, filterRows(rows, { words: ["客户"] }, now));
  expect(app.query().page).toBeUndefined();
  await app.scrollContainer.focus();
  await app.search.focus();
  await page.keyboard.press("End");
  await app.search.pressSequentially(" seg");
  expect(await historyLength(page)).toBe(before + 2);
  await page.goBack();
  await expect(app.search).toHaveValue("客户");
  await page.goBack();
  await expect(app.search).toHaveValue("");
  expect(app.query().page).toBe("2");
  await expect.poll(() => app.countRows()).toBe(200);
});

test("Escape empties the box, and Back brings the words again", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  await app.search.pressSequentially("会员");
  await expectRows(app, filterRows(rows, { words: ["会员"] }, now));
  await app.search.press("Escape");
  await expect(app.search).toHaveValue("");
  await expect(app.search).toBeFocused();
  await expectRows(app, rows);
  await page.goBack();
  await expect(app.search).toHaveValue("会员");
  await expectRows(app, filterRows(rows, { words: ["会员"] }, now));
});

test("a Chinese keyboard types as it does anywhere, pinyin first", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const before = await historyLength(page);
  await app.search.focus();
  const keyboard = await page.context().newCDPSession(page);
  for (const text of ["h", "hu", "hui", "hui'y", "hui'yuan"]) {
    const end = text.length;
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: end, selectionEnd: end });
    await expect(app.search).toHaveValue(text);
  }
  await keyboard.send("Input.insertText", { text: "会员" });
  await expect(app.search).toHaveValue("会员");
  await expectRows(app, filterRows(rows, { words: ["会员"] }, now));
  expect(await historyLength(page)).toBe(before + 1);
});

test("a search is what the link says, hostile or not", async ({ app, api, token }) => {
  const wanted: RowFilter = { words: ["<b>", "&amp;"] };
  const typed = "<b> &amp;";
  const { rows, now } = await openFaceted(app, api, token, `&q=${encodeURIComponent(typed)}`);
  await expect(app.search).toHaveValue(typed);
  expect(filterRows(rows, wanted, now).map(keyOf)).toEqual([]);
  await expect(app.page.getByRole("heading", { name: "没有符合条件的群体画像" })).toBeVisible();
  await app.page.getByRole("main").getByRole("button", { name: "清除筛选" }).last().click();
  await expect(app.search).toBeFocused();
  await expectRows(app, rows);
});
