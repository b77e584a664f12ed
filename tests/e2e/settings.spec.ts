// Settings in config.json: their effect, and agreement of the JSON schema with the program.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { apiOrigin, configure, isCrossOrigin } from "./support/deployment.ts";
import { expect, projects, test } from "./support/test.ts";

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/${name}`, import.meta.url), "utf8"));

const schema = new Ajv2020({ strict: true }).compile(shipped("config.schema.json") as object);

test("the config.json that is shipped fits its schema", () => {
  expect(schema(shipped("config.json")), JSON.stringify(schema.errors)).toBe(true);
});

const zone = { deadlineZone: "Asia/Shanghai" };

const cases: { key: string; right: unknown[]; wrong: unknown[]; beside?: object }[] = [
  { key: "apiAddresses", right: [[], [""], [{ url: "https://a", label: "A" }]], wrong: ["https://a", [{ label: "A" }]] },
  { key: "otherAddresses", right: [true, false], wrong: ["yes", 1] },
  { key: "projects", right: [[{ id: "a" }], [{ id: "a", name: null }]], wrong: [{}, [{ name: "A" }]] },
  {
    key: "profileUrl",
    right: [null, "https://g.example.com", "https://g.example.com:8443/p/{project}/s/{id}?key={key}#{id}"],
    wrong: [
      7,
      "",
      "http://g.example.com/{id}",
      "https://{project}.example.com/{id}",
      "https://me:pw@g.example.com/{id}",
      "https://g.example.com/{name}",
      "https://g.example.com/{id",
      "https://g.example.com/{{id}}",
      "https://g.example.com/a b",
    ],
  },
  {
    key: "reportTemplate",
    right: [null, "{title}", "日报\n{counts}\n{failed}{overdue}\n{attention} {fetched} {link}", "no placeholder"],
    wrong: [7, "", " \n", "{name}", "{Title}", "{}", "{title", "title}", "{{title}}"],
  },
  { key: "language", right: [null, "zh-CN", "en"], wrong: ["fr", 7] },
  { key: "pageSize", right: [20, 1000], wrong: [30, "50"] },
  { key: "autoLoadRows", right: [0, 1_000_000], wrong: [-1, 1_000_001, 1.5] },
  { key: "overdueGraceHours", right: [0, 168], wrong: [169, null] },
  {
    key: "deadlines",
    beside: zone,
    right: [{}, { DAILY: "00:00", AUTO: "23:59", WEEKLY: "Sun 08:00" }],
    wrong: [[], "06:00", { DAILY: "6:00" }, { AUTO: "Mon 06:00" }, { WEEKLY: "08:00" }, { HOURLY: "06:00" }],
  },
  { key: "deadlines", right: [{}], wrong: [{ DAILY: "06:00" }] },
  { key: "deadlineZone", right: [null, "Asia/Shanghai", "UTC"], wrong: [8] },
  { key: "deadlineWarningMinutes", right: [0, 1440], wrong: [1441, "30"] },
  { key: "rememberProfiles", right: [true, false], wrong: ["no", 0] },
  { key: "longRunningMinutes", right: [1, 10_080], wrong: [0, 10_081, "120"] },
  { key: "autoRefreshSeconds", right: [0, 30, 60, 300], wrong: [10, true] },
  { key: "idleMinutes", right: [0, 1440], wrong: [1441, "120"] },
];

for (const { key, right, wrong, beside } of cases) {
  test(`the schema and the program agree on ${[key, ...Object.keys(beside ?? {})].join(" beside ")}`, async ({ page }) => {
    for (const [values, good] of [[right, true], [wrong, false]] as const) {
      for (const value of values) {
        expect(schema({ [key]: value, ...beside }), JSON.stringify(value)).toBe(good);
        await page.unroute("**/config.json");
        await configure(page, { [key]: value, nothing: 1, ...beside });
        await page.goto("./");
        await expect(page.locator("input[type=password]")).toBeVisible();
        // An unknown key is always reported, together with all other problems.
        const notice = page.getByRole("alert").filter({ hasText: "nothing" });
        await expect(notice).toBeVisible();
        const lines = (await notice.getByRole("paragraph").allTextContents()).filter((line) => line.includes(key));
        expect(lines, JSON.stringify(value)).toHaveLength(good ? 0 : 1);
      }
    }
  });
}

test("addresses have labels, and may be all there are", async ({ app, page, token }) => {
  const own = isCrossOrigin ? { url: apiOrigin(), label: "测试环境" } : "";
  const ownLabel = isCrossOrigin ? "测试环境" : "与本页面同源";
  const apiAddresses = [own, { url: "https://api.example.com/gio", label: "生产环境" }];
  await configure(page, { apiAddresses, otherAddresses: false });
  await app.open();
  const address = app.select(app.labels.address);
  await expect(address.getByRole("option")).toHaveText([ownLabel, "生产环境"]);
  await address.selectOption({ label: "生产环境" });
  await address.selectOption({ label: ownLabel });
  await app.token.fill(token);
  await app.typeProject(projects.demo);
  await app.button(app.labels.connect).click();
  await app.expectRange(1, 50, 143);
});

test("the page size and the pace that are set hold where nobody said otherwise", async ({ app, page, token }) => {
  await configure(page, { pageSize: 20, autoRefreshSeconds: 60 });
  await app.connectAndLoad(token, projects.demo);
  await app.expectRange(1, 20, 143);
  expect(app.query()).toMatchObject({ size: "20" });
  await expect(app.select("自动刷新")).toHaveValue("60");
  await page.goto(`./?project=${projects.demo}&size=50`);
  await app.expectRange(1, 50, 143);
});

test("the language that is set is spoken to those who chose none, and to nobody else", async ({ app, page }) => {
  await configure(page, { language: "en" });
  await page.goto("./");
  await expect(page.getByRole("button", { name: "Connect", exact: true })).toBeVisible();
  app.language = "en";
  await app.setLanguage("zh");
  await page.reload();
  await expect(app.button("连接")).toBeVisible();
});
