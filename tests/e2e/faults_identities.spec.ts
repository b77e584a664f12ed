// Ids: those that are JSON numbers keep their digits, and people are told apart by theirs.
import { makePage, makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const IDS = [
  "1610521604143693812",
  "1610521604143693813",
  "-7",
  "123456789012345678901234567890",
  "1610521604143693812.50",
  "1.6105E+18",
];

test("fault 48: ids that are numbers are shown, linked, searched and copied digit by digit", async ({ app, api, token, page }) => {
  const rows = IDS.map((id, at) => makeRow(`@${id}@`, { key: `key_${at}`, creatorId: `@${id}@`, updaterId: `@${id}@` }));
  const body = JSON.stringify(makePage(rows)).replace(/"@(.+?)@"/g, "$1");
  expect(body).toContain('"id":1610521604143693812,');
  await api.reply({ project: projects.demo }, { contentType: "application/json", body });
  await app.connectAndLoad(token, projects.demo);
  await app.expectRange(1, IDS.length, IDS.length);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  for (const [at, id] of IDS.entries()) {
    await app.rows.nth(at).getByRole("button").click();
    expect(app.query().row).toBe(id);
    for (const label of ["ID", "创建人 ID", "最近修改人 ID"]) {
      const term = page.getByRole("term").filter({ has: page.getByText(label, { exact: true }) });
      const entry = app.drawer.locator(".entry").filter({ has: term });
      await expect(entry.getByRole("definition")).toContainText(id);
    }
    await page.keyboard.press("Escape");
    await expect(app.drawer).toBeHidden();
  }
  await app.search.fill("1610521604143693813");
  await app.expectRange(1, 1, 1);
});

test("fault 48: people of one name are two, and one who was renamed is one", async ({ app, api, token, page }) => {
  const by = (id: string, creatorId: string, creator: string, month: number) =>
    makeRow(id, { creatorId, creator, createdAt: `2022-0${month}-01T00:00:00Z` });
  await api.replyRows({ project: projects.demo }, [
    by("a", "u1", "张伟", 1),
    by("b", "u1", "张伟", 2),
    by("c", "u1", "张伟", 3),
    by("d", "u2", "张伟", 1),
    by("e", "u2", "张伟", 2),
    by("f", "u2", "张伟", 3),
    by("g", "u2", "张伟", 4),
    by("h", "u3", "王小明", 1),
    by("i", "u3", "王晓明", 2),
  ]);
  await app.connectAndLoad(token, projects.demo);
  await app.button("创建人").click();
  const panel = page.getByRole("group", { name: "创建人" });
  const offered = async () =>
    (await panel.getByRole("listitem").locator("label").allInnerTexts()).map((text) => text.replace(/\s*\n\s*/, "="));
  await expect.poll(offered).toEqual(["张伟 (u2)=4", "张伟 (u1)=3", "王晓明=2"]);
  await panel.getByRole("checkbox", { name: /^张伟 \(u1\)/ }).check();
  await app.expectRange(1, 3, 3);
  await expect(page.getByRole("group", { name: "已选条件" })).toContainText("张伟 (u1)");
  await app.search.fill("creator:王小明");
  await app.expectRange(1, 2, 2);
  // Pressing elsewhere closed the menu.
  const opener = app.button("创建人：已选 1 项");
  await opener.click();
  await expect(panel.getByRole("checkbox", { name: /^王晓明/ })).toBeChecked();
  await app.search.fill("creator:u3");
  await app.expectRange(1, 2, 2);
  await expect(page.getByRole("group", { name: "已选条件" })).toContainText("王晓明 (u3)");
  await opener.click();
  await panel.getByRole("checkbox", { name: /^王晓明/ }).uncheck();
  await app.expectRange(1, 9, 9);
});
