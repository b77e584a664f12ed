// From the page on screen to the API, to other people, and to GrowingIO: its request, its link, a profile's own page.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expectAccessible } from "./support/axe.ts";
import { apiOrigin, configure } from "./support/deployment.ts";
import { ExportMenu } from "./support/export_menu.ts";
import { SelectionBar } from "./support/selection_bar.ts";
import { makeRow, type Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

/** Runs a copied command as a person would, with the token in a variable of the shell. */
async function run(command: string, token: string): Promise<Row[]> {
  const env = { PATH: process.env.PATH, TOKEN: token };
  const { stdout } = await promisify(execFile)("bash", ["-c", command], { env });
  return (JSON.parse(stdout) as { values: Row[] }).values;
}

test.describe("the request as curl", () => {
  test.beforeEach(async ({ context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  });

  for (const [project, page, size] of [
    [projects.documented, 1, 1000],
    [projects.demo, 3, 20],
    [projects.demo, 2, 100],
    [projects.encoded, 1, 50],
  ] as const) {
    test(`gets the rows of page ${page} of ${project} with ${size} rows a page`, async ({ app, token }) => {
      await app.connectAndLoad(token, project, `?page=${page}&size=${size}`);
      const command = await new ExportMenu(app).copy("copyCurl");
      const path = `/v1/api/projects/${encodeURIComponent(project)}/segment_profiles`;
      expect(command).toBe(
        `curl --location --request GET '${apiOrigin()}${path}?offset=${(page - 1) * size}&limit=${size}' \\\n` +
          "--header \"Authorization: Bearer $TOKEN\"",
      );
      const bar = new SelectionBar(app);
      await bar.page.check();
      const onScreen = (await bar.copy("ids")).split("\n");
      expect((await run(command, token)).map(({ id }) => id)).toEqual(onScreen);
    });
  }

  for (const [language, locale, said, order] of [
    ["zh", "zh-CN", "复制的内容不含令牌", "接口不支持搜索、排序和分组"],
    ["en", "en-US", "no token is copied", "The API can't search, sort or group"],
  ] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ locale });

      test("has no token, and says where its rows differ from those on screen", async ({ app, page, token }) => {
        await app.connectAndLoad(token, projects.demo);
        const menu = new ExportMenu(app);
        const command = await menu.copy("copyCurl");
        expect(command).not.toContain(token);
        await expect(menu.panel).toContainText(said);
        await expect(menu.panel).not.toContainText(order);
        await expectAccessible(page);
        for (const query of ["q=vip", "sort=-name", "group=health"]) {
          await page.goto(`./?project=${projects.demo}&${query}`);
          await menu.open();
          await expect(menu.panel).toContainText(order);
        }
        expect(await menu.copy("copyCurl")).toBe(command);
        await page.setViewportSize({ width: 390, height: 844 });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide).toBe(0);
      });
    });
  }
});

test("the copied link opens the same page for others, and has no token", async ({ app, context, page, token }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const query = "?q=-vip&sort=-detectedAt.name&columns=name.health.key&density=compact&size=20&page=2";
  await app.connectAndLoad(token, projects.demo, query);
  const menu = new ExportMenu(app);
  const link = await menu.copy("copyLink");
  expect(link).not.toContain(token);
  const before = { query: app.query(), names: await app.column(app.labels.columns[0]) };
  expect(before.query).toMatchObject({ page: "2", q: "-vip", size: "20" });
  await page.goto("./");
  await expect.poll(() => app.query().q).toBeUndefined();
  await page.goto(link);
  await expect.poll(() => app.column(app.labels.columns[0])).toEqual(before.names);
  expect(app.query()).toEqual(before.query);
});

for (const [language, locale, name] of [
  ["zh", "zh-CN", "在 GrowingIO 中打开"],
  ["en", "en-US", "Open in GrowingIO"],
] as const) {
  test.describe(`a profile's own page in ${language}`, () => {
    test.use({ locale });

    test("opens beside the console, whatever its ids and key hold", async ({ app, api, context, monitor, page, token }) => {
      const hostile = [
        makeRow("a/../b?c#d", { name: "甲", key: "\"><img src=x onerror=alert(1)>&id={id} %2F" }),
        makeRow("b", { name: "乙", key: null }),
        makeRow("..", { name: "丙", key: "k" }),
      ];
      await configure(page, { profileUrl: "https://growing.example.com/p/{project}/s/{id}?key={key}" });
      await api.replyRows({ project: projects.encoded }, hostile);
      monitor.allowOrigin("https://growing.example.com");
      await context.route("https://growing.example.com/**", (route) =>
        route.fulfill({ contentType: "text/html", body: "<title>GrowingIO</title>" }),
      );
      await app.connectAndLoad(token, projects.encoded);
      await app.row("甲").getByRole("rowheader").getByRole("button").click();
      const link = app.drawer.getByRole("link", { name, exact: true });
      const [project, id, key] = [projects.encoded, hostile[0].id, hostile[0].key].map((value) =>
        encodeURIComponent(String(value)).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
      );
      const address = `https://growing.example.com/p/${project}/s/${id}?key=${key}`;
      await expect(link).toHaveAttribute("href", address);
      await expectAccessible(page);
      const opening = context.waitForEvent("page");
      await link.click();
      const opened = await opening;
      await opened.waitForLoadState();
      expect(opened.url()).toBe(address);
      expect(await opened.evaluate(() => [opener, document.referrer])).toEqual([null, ""]);
      await opened.close();
      // The others lack what the link needs.
      for (const other of ["乙", "丙"]) {
        await app.button({ zh: "下一条", en: "Next row" }[language]).click();
        await expect(app.drawer.getByRole("heading", { name: other, exact: true })).toBeVisible();
        await expect(link).toHaveCount(0);
      }
    });

    test("is none by default, and none with a broken template, which is named", async ({ app, page, token }) => {
      await app.connectAndLoad(token, projects.demo);
      await app.rows.first().getByRole("rowheader").getByRole("button").click();
      await expect(app.drawer.getByRole("heading", { level: 2 })).toBeVisible();
      await expect(app.drawer.getByRole("link")).toHaveCount(0);
      await app.button(app.labels.close).click();
      for (const profileUrl of [
        "http://growing.example.com/{id}",
        "https://growing.example.com/{name}",
        "https://{project}.example.com/{id}",
        // Only the browser's URL parser knows.
        "https://[::g]/{id}",
      ]) {
        await page.unroute("**/config.json");
        await configure(page, { profileUrl });
        await page.reload();
        const problem = {
          zh: "config.json 中“profileUrl”的格式有误，已使用默认值。",
          en: "“profileUrl” in config.json has the wrong form; its default is used.",
        }[language];
        await expect(app.alert(problem)).toBeVisible();
        await app.rows.first().getByRole("rowheader").getByRole("button").click();
        await expect(app.drawer.getByRole("heading", { level: 2 })).toBeVisible();
        await expect(app.drawer.getByRole("link")).toHaveCount(0);
        await app.button(app.labels.close).click();
      }
    });
  });
}
