// Groups of the table: collapsing and expanding them by mouse and keyboard, in the URL, and over pages.
import { CollectionStatus, healthLabels } from "./support/collection_status.ts";
import { fieldText } from "./support/expected_rows.ts";
import { GroupedTable, groupLabels, sixRows as rows } from "./support/group_lines.ts";
import { SelectionBar } from "./support/selection_bar.ts";
import { expect, projects, test } from "./support/test.ts";

test("a group is collapsed and expanded by its heading, in the URL, and Back undoes it", async ({
  app,
  api,
  token,
  page,
}) => {
  await api.replyRows({ project: projects.demo }, rows);
  const groups = new GroupedTable(app);
  await app.connectAndLoad(token, projects.demo);
  await groups.by("健康度");
  await groups.expectHeadings(["计算失败=3", "未计算=1", "正常=2"]);
  expect(app.query()).toMatchObject({ group: "health" });
  await groups.button("计算失败").click();
  await groups.expectHeadings(["-计算失败=3", "未计算=1", "正常=2"]);
  expect(app.query()).toMatchObject({ group: "health", collapsed: "failed" });
  await expect(app.pager).toContainText("第 1-3 条，共 3 条，另有 3 条在折叠的分组中");
  await expect(groups.button("计算失败")).toBeFocused();
  await groups.button("正常").click();
  await page.reload();
  await groups.expectHeadings(["-计算失败=3", "未计算=1", "-正常=2"]);
  await app.setLanguage("en");
  await groups.expectHeadings(["-Failed=3", "Not computed=1", "-Healthy=2"]);
  await expect(app.pager).toContainText("1-1 of 1, and 5 in collapsed groups");
  await app.setLanguage("zh");
  await page.goBack();
  await groups.expectHeadings(["-计算失败=3", "未计算=1", "正常=2"]);
  await page.goBack();
  await groups.expectHeadings(["计算失败=3", "未计算=1", "正常=2"]);
  await page.goBack();
  await expect(app.table).toBeVisible();
  expect(app.query().group).toBeUndefined();
  await page.goForward();
  await groups.expectHeadings(["计算失败=3", "未计算=1", "正常=2"]);
  await groups.by("不分组");
  await app.expectRange(1, 6, 6);
});

test("a key acts on no row in a collapsed group", async ({ app, api, token, page }) => {
  await api.replyRows({ project: projects.demo }, rows);
  const groups = new GroupedTable(app);
  await app.connectAndLoad(token, projects.demo, "?group=health");
  await groups.expectHeadings(["计算失败=3", "未计算=1", "正常=2"]);
  const frame = page.getByRole("region").filter({ has: groups.tree });
  await frame.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("button:focus")).toHaveText("profile r0");
  await app.button(groups.labels.collapseAll).click();
  await groups.expectHeadings(["-计算失败=3", "-未计算=1", "-正常=2"]);
  await frame.focus();
  for (const key of ["x", "s", "Enter"]) {
    await page.keyboard.press(key);
  }
  await new SelectionBar(app).expectNone();
  await expect(app.drawer).toHaveCount(0);
  await groups.by("不分组");
  await expect(app.star(app.row("profile r0"))).not.toBeChecked();
});

for (const language of ["zh", "en"] as const) {
  test(`all of it is done by keyboard alone, as the list of keys says (${language})`, async ({
    app,
    api,
    token,
    page,
  }) => {
    await api.replyRows({ project: projects.demo }, rows);
    const groups = new GroupedTable(app);
    await app.connectAndLoad(token, projects.demo);
    await app.setLanguage(language);
    const [failed, idle, healthy] = (["failed", "not-computed", "healthy"] as const).map(
      (it) => healthLabels[language][it],
    );
    const label = groupLabels[language];
    await groups.select.focus();
    await page.keyboard.press("ArrowDown");
    await groups.expectHeadings([`${failed}=3`, `${idle}=1`, `${healthy}=2`]);
    await expect(groups.select).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(app.button(label.collapseAll)).toBeFocused();
    await page.keyboard.press("Enter");
    await groups.expectHeadings([`-${failed}=3`, `-${idle}=1`, `-${healthy}=2`]);
    expect(app.query().collapsed).toBe("*");
    await expect(app.pager).toContainText(
      { zh: "全部 6 条都在折叠的分组中", en: "All 6 are in collapsed groups" }[language],
    );
    await page.getByRole("region").filter({ has: groups.tree }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(groups.button(failed)).toBeFocused();
    await expect(groups.button(failed)).toHaveAccessibleName(
      { zh: "计算失败，3 条群体画像", en: "Failed, 3 profiles" }[language],
    );
    await page.keyboard.press("ArrowRight");
    await groups.expectHeadings([`${failed}=3`, `-${idle}=1`, `-${healthy}=2`]);
    expect(app.query().collapsed).toBe("*,failed");
    await expect(groups.button(failed)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(groups.button(idle)).toBeFocused();
    await page.keyboard.press("Enter");
    await groups.expectHeadings([`${failed}=3`, `${idle}=1`, `-${healthy}=2`]);
    await page.keyboard.press("ArrowLeft");
    await groups.expectHeadings([`${failed}=3`, `-${idle}=1`, `-${healthy}=2`]);
    await page.keyboard.press("Space");
    await groups.expectHeadings([`${failed}=3`, `${idle}=1`, `-${healthy}=2`]);
    await expect(groups.button(idle)).toBeFocused();
    await page.keyboard.press("End");
    await expect(groups.button(healthy)).toBeFocused();
    await page.keyboard.press("?");
    await expect(
      page.getByRole("dialog").getByText({ zh: "折叠、展开当前分组", en: "Collapse or expand the group" }[language]),
    ).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(groups.button(healthy)).toBeFocused();
    await app.button(label.expandAll).focus();
    await page.keyboard.press("Enter");
    await groups.expectHeadings([`${failed}=3`, `${idle}=1`, `${healthy}=2`]);
    expect(app.query().collapsed).toBeUndefined();
  });
}

test("pages have as many rows as they may, and a group that goes on says so on each", async ({
  app,
  api,
  token,
  page,
}) => {
  const groups = new GroupedTable(app);
  await app.connectAndLoad(token, projects.demo, "?size=20&group=scheduler");
  await new CollectionStatus(app).expectComplete(143);
  const counts = new Map<string, number>();
  for (const row of await api.rows(projects.demo)) {
    counts.set(fieldText(row, "scheduler"), (counts.get(fieldText(row, "scheduler")) ?? 0) + 1);
  }
  const daily = Number(counts.get("DAILY"));
  expect(daily, "more than two pages").toBeGreaterThan(45);
  await groups.expectHeadings([`每日更新=${daily}`]);
  expect(await groups.lines()).toHaveLength(21);
  const total = String(await groups.tree.getAttribute("aria-rowcount"));
  await app.button(app.labels.next).click();
  await app.button(app.labels.next).click();
  await expect(app.pager).toContainText("第 41-60 条，共 143 条");
  await expect.poll(async () => (await groups.lines()).map(({ index }) => index).slice(0, 2)).toEqual([44, 45]);
  await expect(groups.tree).toHaveAttribute("aria-rowcount", total);
  // Collapsed where it goes on, it leads to its heading, which keeps the focus.
  await groups.button("每日更新").focus();
  await page.keyboard.press("Enter");
  await expect(app.pager).toContainText(`第 1-20 条，共 ${143 - daily} 条，另有 ${daily} 条在折叠的分组中`);
  expect(app.query().page).toBeUndefined();
  await expect(groups.button("每日更新")).toBeFocused();
  await page.goBack();
  await expect(app.pager).toContainText("第 41-60 条，共 143 条");
});
