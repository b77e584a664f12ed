// What is wrong in a search: underlined, said, filtering nothing, with the nearest texts to take.
import { expectRows, openFaceted } from "./support/faceted_project.ts";
import { expect, projects, test } from "./support/test.ts";
import { filterRows } from "./support/expected_rows.ts";

// A trace would record the whole table at every step.
test.use({ trace: "off" });

const typed = [
  {
    language: "zh",
    text: "会员 状态:失败",
    wrong: "状态:失败",
    said: "“stage:”没有“失败”这个值。",
    choice: "改为 stage:ERROR",
    taken: "会员 stage:ERROR",
  },
  {
    language: "en",
    text: "会员 stage:eror",
    wrong: "stage:eror",
    said: "“stage:” has no value “eror”.",
    choice: "Use stage:ERROR",
    taken: "会员 stage:ERROR",
  },
] as const;

for (const { language, text, wrong, said, choice, taken } of typed) {
  for (const by of ["mouse", "keyboard"] as const) {
    test(`a value that nobody knows is said with the nearest one, which the ${by} takes (${language})`, async ({
      app,
      api,
      token,
      page,
    }) => {
      const { rows, now } = await openFaceted(app, api, token);
      await app.setLanguage(language);
      await app.search.fill(text);
      await expect(page.locator(".search__wrong")).toHaveText([wrong]);
      await expect(page.locator(".search__wrong")).toHaveCSS("text-decoration-style", "wavy");
      await expect(app.search).toHaveAttribute("aria-invalid", "true");
      await expect(app.search).toHaveAccessibleDescription(said);
      const found = filterRows(rows, { words: ["会员"] }, now);
      await expect.poll(() => app.countRows()).toBe(found.length);
      const button = page.getByRole("button", { name: choice, exact: true });
      if (by === "mouse") {
        await button.click();
      } else {
        await app.search.press("Tab");
        await expect(button).toBeFocused();
        await page.keyboard.press("Enter");
      }
      await expect(app.search).toHaveValue(taken);
      await expect(app.search).toBeFocused();
      await expect(app.search).not.toHaveAttribute("aria-invalid");
      await expect(page.getByRole("button", { name: choice, exact: true })).toHaveCount(0);
      const left = filterRows(rows, { words: ["会员"], values: { stage: ["ERROR"] } }, now);
      await expect.poll(() => app.countRows()).toBe(left.length);
    });
  }
}

test("a parenthesis or an operator without its counterpart is said, and filters nothing", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const broken: [string, string, string][] = [
    ["会员 (stage:error OR stage:none", "(stage:error OR stage:none", "缺少右括号。"],
    ["（stage:error OR stage:none）） 会员", "（stage:error OR stage:none））", "缺少左括号。"],
    ["会员 ()", "()", "括号内没有内容。"],
    ["会员 OR", "OR", "“OR”旁边缺少条件；如需搜索这个词，请加上引号。"],
    ["会员 is:unreadable", "is:unreadable", "无法解析的数据没有可供筛选的字段；其数量见表格上方的提示。"],
    ["会员 creator:@me", "creator:@me", "请先选择“@me”是谁。"],
    ["会员 sheduler:daily", "sheduler:daily", "没有名为“sheduler”的字段；如需按原文搜索，请加上引号。"],
  ];
  for (const [text, underlined, message] of broken) {
    await app.search.fill(text);
    await expect(page.locator(".search__wrong")).toHaveText([underlined]);
    await expect(app.search).toHaveAccessibleDescription(message);
    await expectRows(app, filterRows(rows, { words: ["会员"] }, now), text);
  }
});

test("a person whom no profile names finds none, and the nearest one is offered", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  await app.search.fill("editor:田中");
  await expectRows(app, []);
  await expect(app.search).toHaveAccessibleDescription("已加载的数据中，没有姓名或 ID 为“田中”的创建人或修改人。");
  await page.getByRole("button", { name: '改为 editor:"田中 よしこ"', exact: true }).click();
  const expected = filterRows(rows, { values: { updater: ["田中 よしこ"] } }, now);
  expect(expected.length).toBeGreaterThan(0);
  await expectRows(app, expected);
});

test("who “@me” is is chosen once, and kept with the project", async ({ app, api, token, page }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const own = filterRows(rows, { values: { creator: ["李娜"] } }, now);
  await app.search.fill("creator:@me");
  await expect(app.search).toHaveAccessibleDescription("请先选择“@me”是谁。");
  await expectRows(app, rows);
  await page.getByRole("combobox", { name: "本项目中的“@me”是" }).selectOption("李娜");
  await expectRows(app, own);
  await expect(app.search).not.toHaveAttribute("aria-invalid");
  // In the menu it is one's own name that is chosen.
  await page.getByRole("button", { name: /^创建人/ }).click();
  const menu = page.getByRole("group", { name: "创建人" });
  await expect(menu.getByRole("checkbox", { name: /^李娜/ })).toBeChecked();
  await expect(menu.getByRole("checkbox", { name: /@me/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.reload();
  await expectRows(app, own);
  await app.search.fill("创建人：@我 -stage:finish");
  await expectRows(app, own.filter((row) => !filterRows([row], { values: { stage: ["FINISH"] } }, now).length));
});

test("a refresh keeps what a value that no profile has, or an unknown “@me”, leaves on screen", async ({
  app,
  api,
  token,
  page,
}) => {
  const { rows } = await openFaceted(app, api, token);
  for (const [text, message] of [
    ["stage:eror", "“stage:”没有“eror”这个值。"],
    ["creator:@me", "请先选择“@me”是谁。"],
  ]) {
    await app.search.fill(text);
    await expect(app.search).toHaveAccessibleDescription(message);
    await expectRows(app, rows);
    await api.hold(text, { project: projects.faceted });
    const requested = page.waitForRequest(/segment_profiles/);
    await app.button(app.labels.refresh).click();
    await requested;
    await expectRows(app, rows, "while it is on its way");
    await expect(app.search).toHaveAccessibleDescription(message);
    await api.release(text);
  }
});

test("the person at the screen is asked for by “@me” alone", async ({ app, api, token, page }) => {
  await openFaceted(app, api, token);
  const question = page.getByRole("combobox", { name: "本项目中的“@me”是" });
  for (const text of ["li@meituan.com", "name:a@me.com", '"@me"']) {
    await app.search.fill(text);
    await expect(page.getByRole("heading", { name: "没有符合条件的群体画像" })).toBeVisible();
    await expect(question).toHaveCount(0);
  }
  await app.search.fill("-(editor:@me OR vip)");
  await expect(question).toBeVisible();
});

test("exclusion, alternatives and groups find what they say, in both languages mixed", async ({ app, api, token }) => {
  const { rows, now } = await openFaceted(app, api, token);
  const has = (...words: string[]) => new Set(filterRows(rows, { words }, now));
  const of = (stage: string) => new Set(filterRows(rows, { values: { stage: [stage] } }, now));
  const [member, customer, failed, finished] = [has("会员"), has("客户"), of("ERROR"), of("FINISH")];
  const searches: [string, (row: (typeof rows)[number]) => boolean][] = [
    ["会员 -stage:finish", (row) => member.has(row) && !finished.has(row)],
    ["会员 !stage:finish", (row) => member.has(row) && !finished.has(row)],
    ["会员 状态：！计算成功", (row) => member.has(row) && !finished.has(row)],
    ["会员 NOT status:finish", (row) => member.has(row) && !finished.has(row)],
    ["会员 OR 客户", (row) => member.has(row) || customer.has(row)],
    ["（会员 OR 客户） 状态:计算失败", (row) => (member.has(row) || customer.has(row)) && failed.has(row)],
    ["会员 stage:error OR 客户 stage:finish", (row) => (member.has(row) && failed.has(row)) || (customer.has(row) && finished.has(row))],
    ["-(会员 OR 客户) stage:error", (row) => !member.has(row) && !customer.has(row) && failed.has(row)],
  ];
  for (const [text, wanted] of searches) {
    await app.search.fill(text);
    const expected = rows.filter(wanted);
    expect(expected.length, text).toBeGreaterThan(0);
    await expect(app.pager, text).toContainText(`共 ${expected.length.toLocaleString("en-US")} 条`);
    await expect(app.search).not.toHaveAttribute("aria-invalid");
  }
});

test("a click in a menu keeps what was written by hand", async ({ app, api, token, page }) => {
  await openFaceted(app, api, token);
  await app.search.fill("会员 OR -stage:finish");
  await app.button("计算状态").click();
  await page.getByRole("checkbox", { name: /^计算失败/ }).check();
  await expect(app.search).toHaveValue("(会员 OR -stage:finish) stage:ERROR");
  await page.getByRole("checkbox", { name: /^计算失败/ }).uncheck();
  await expect(app.search).toHaveValue("(会员 OR -stage:finish)");
});
