// Invisible characters in names, searches and facets; files of views that are not in UTF-8.
import { SavedViewsMenu } from "./support/saved_views_menu.ts";
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const hidden = ["\u200b", "\ufeff", "\u200e", "\u2060", "\u00ad"];

test("fault 60: the search and the facets see through invisible characters and no-break spaces", async ({ app, api, token, page }) => {
  const rows = hidden.map((character, place) =>
    makeRow(`r${place}`, { name: `高价${character}值 New\u00a0York`, creator: `${character}李娜`, creatorId: "c1" }),
  );
  await api.replyRows({ project: projects.demo }, [...rows, makeRow("other", { creator: "Emma", creatorId: "c2" })]);
  await app.connectAndLoad(token, projects.demo);
  for (const text of ["高价值", "new york", ...hidden.map((character) => `高${character}价值`), `creator:李${hidden[0]}娜`]) {
    await app.search.fill(text);
    await expect.poll(() => app.countRows(), text).toBe(rows.length);
  }
  await app.search.fill(hidden[0]);
  await expect.poll(() => app.countRows()).toBe(rows.length + 1);
  await app.search.fill("");
  await app.button("创建人").click();
  await expect(page.getByRole("checkbox", { name: /李娜/ })).toHaveCount(1);
});

test("fault 60: the project selector sees through them too, and no id is sent with one", async ({ app, api, token }) => {
  const list = hidden.map((character, at) => ({ id: `prj${at}`, name: `商${character}城 No.\u00a0${at}` }));
  await api.reply({ path: "/v1/api/projects" }, { contentType: "application/json", body: JSON.stringify(list) });
  await app.connect({ token });
  for (const text of ["商城 no. ", `${hidden[0]}商${hidden[1]}城`]) {
    await app.project.fill(text);
    await expect(app.options, text).toHaveCount(hidden.length + 1);
  }
  await app.project.fill("商城 No. 3");
  await expect(app.options.first()).toContainText("prj3");
  await app.project.fill(`${hidden[1]}${projects.demo.slice(0, 4)}${hidden[0]}${projects.demo.slice(4)}${hidden[2]}`);
  await expect(app.options).toHaveText([`使用项目 ID“${projects.demo}”`]);
  await app.project.press("Enter");
  await app.expectRange(1, 50, 143);
  expect(app.query()).toEqual({ project: projects.demo });
  expect(new Set((await api.pageRequests()).map(({ project }) => project))).toEqual(new Set([projects.demo]));
});

const file = (name: string) => JSON.stringify({ version: 1, views: [{ name, q: "高价值" }] });

test("fault 64: a file of views in UTF-16 is read, one in GBK is refused as such", async ({ app, token }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo);
  await views.import(Buffer.from(`\ufeff${file("有标记")}`, "utf16le"));
  await expect(views.view("有标记")).toBeVisible();
  await views.import(Buffer.from(file("无标记"), "utf16le").swap16());
  await expect(views.view("无标记")).toBeVisible();
  // 客户 in GBK.
  const [head, tail] = file("|").split("|").map((part) => Buffer.from(part.replace("高价值", "")));
  await views.import(Buffer.concat([head, Buffer.from([0xbf, 0xcd, 0xbb, 0xa7]), tail]));
  await expect(views.panel.getByText("文件的文字编码不是 UTF-8，未导入。")).toBeVisible();
  await views.expectViews(["有标记", "无标记"]);
});

/** A text in GBK. */
function inGbk(text: string): Buffer {
  const decoder = new TextDecoder("gbk");
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      bytes.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((char) => bytes.get(char) ?? [char.charCodeAt(0)]));
}

test("fault 64: an exported file that was saved in GBK is refused, whatever its names are", async ({ app, token }) => {
  const views = new SavedViewsMenu(app);
  await app.connectAndLoad(token, projects.demo);
  await views.save("隆");
  const { text } = await views.export();
  expect(new TextDecoder("utf-8", { fatal: true }).decode(inGbk("隆")), "by chance").toBe("¡");
  await views.import(inGbk(text));
  await expect(views.panel.getByText("文件的文字编码不是 UTF-8，未导入。")).toBeVisible();
  await views.expectViews(["隆"]);
});
