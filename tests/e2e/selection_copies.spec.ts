// What is copied of the selected rows, whatever their values hold.
import { expectAccessible } from "./support/axe.ts";
import { SelectionBar } from "./support/selection_bar.ts";
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const hostile = [
  makeRow("id 1", { name: "=HYPERLINK(\"https://evil.example\")", key: "a\tb" }),
  makeRow("id&2", { name: "[x](javascript:alert(1)) *b*", key: null }),
  makeRow("id/3", { name: "</td><script>alert(1)</script>\n第二行", key: "+1" }),
];

for (const [language, locale] of [
  ["zh", "zh-CN"],
  ["en", "en-US"],
] as const) {
  test.describe(`copied in ${language}`, () => {
    test.use({ locale });

    test("as ids, keys, links, Markdown and a table, whatever the values hold", async ({
      app,
      api,
      token,
      page,
      context,
    }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await api.replyRows({ project: projects.demo }, hostile);
      await app.connectAndLoad(token, projects.demo, "?columns=name.key");
      const bar = new SelectionBar(app);
      // Not in the order in which they were selected.
      for (const at of [2, 1, 0]) {
        await app.checkbox(app.rows.nth(at)).click();
      }
      await bar.expectSummary({ zh: "已选择 3 条", en: "3 selected" }[language]);
      expect(await bar.copy("ids")).toBe("id 1\nid&2\nid/3");
      await expect(bar.bar).toContainText(bar.labels.copied);
      await expect(bar.bar).toContainText({ zh: "1 条没有标识符", en: "1 has no key" }[language]);
      expect(await bar.copy("keys")).toBe("a b\n+1");
      const links = (await bar.copy("links")).split("\n");
      expect(links.map((link) => Object.fromEntries(new URL(link).searchParams))).toEqual(
        hostile.map(({ id }) => ({ project: projects.demo, row: id })),
      );
      expect(links[0].startsWith(new URL(page.url()).origin)).toBe(true);
      expect(await bar.copy("markdown")).toBe(
        [
          String.raw`- [=HYPERLINK\("https://evil.example"\)](<${links[0]}>)`,
          String.raw`- [\[x\]\(javascript:alert\(1\)\) \*b\*](<${links[1]}>)`,
          String.raw`- [\</td\>\<script\>alert\(1\)\</script\> 第二行](<${links[2]}>)`,
          "",
        ].join("\n"),
      );
      const head = { zh: "名称\t标识符", en: "Name\tKey" }[language];
      expect(await bar.copy("table")).toBe(
        `${head}\n'=HYPERLINK("https://evil.example")\ta b\n[x](javascript:alert(1)) *b*\t\n` +
          "</td><script>alert(1)</script> 第二行\t'+1",
      );
      const html = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
      });
      // Parsed in an empty page: the console's own policy lets no text become markup.
      const empty = await context.newPage();
      const cells = await empty.evaluate((html) => {
        const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
        return [...(table?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent));
      }, html);
      await empty.close();
      expect(cells.slice(1)).toEqual([
        ["'=HYPERLINK(\"https://evil.example\")", "a b"],
        ["[x](javascript:alert(1)) *b*", ""],
        ["</td><script>alert(1)</script> 第二行", "'+1"],
      ]);
      // The links open what they name.
      await page.goto(links[1]);
      await expect(app.drawer).toContainText("id&2");
    });

    test("the bar and its menu have no accessibility violation, and never scroll sideways", async ({
      app,
      token,
      page,
    }) => {
      await app.connectAndLoad(token, projects.demo);
      const bar = new SelectionBar(app);
      await bar.page.check();
      await app.search.fill("vip");
      await bar.button(bar.labels.copy).click();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBe(0);
    });
  });
}

test("where there is no clipboard, a table is copied by the browser's command, or stands there as text", async ({
  app,
  api,
  token,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    addEventListener("copy", ({ clipboardData }) => {
      const copied = ["text/plain", "text/html"].map((kind) => clipboardData?.getData(kind));
      Object.assign(globalThis, { copied });
    });
  });
  await api.replyRows({ project: projects.demo }, hostile.slice(0, 1));
  await app.connectAndLoad(token, projects.demo, "?columns=name.key");
  const bar = new SelectionBar(app);
  await bar.page.check();
  await bar.button(bar.labels.copy).click();
  await bar.button(bar.labels.table).click();
  await expect(bar.bar).toContainText(bar.labels.copied);
  const text = "名称\t标识符\n'=HYPERLINK(\"https://evil.example\")\ta b";
  expect(await page.evaluate(() => (globalThis as unknown as { copied?: string[] }).copied)).toEqual([
    text,
    "<table><tr><th>名称</th><th>标识符</th></tr>" +
      "<tr><td>'=HYPERLINK(&quot;https://evil.example&quot;)</td><td>a b</td></tr></table>",
  ]);
  await page.evaluate(() => (document.execCommand = () => false));
  await bar.button(bar.labels.table).click();
  const field = bar.bar.getByRole("textbox", { name: bar.labels.table, exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(text);
});
