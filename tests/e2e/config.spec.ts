// config.json: reading, validation and errors.
import type { Page } from "@playwright/test";
import { apiOrigin, configure, isCrossOrigin } from "./support/deployment.ts";
import { expect, projects, test } from "./support/test.ts";

async function configured(page: Page, body: string, status = 200): Promise<void> {
  await page.route("**/config.json", (route) => route.fulfill({ status, contentType: "application/json", body }));
}

const problems = [
  {
    what: "missing",
    body: "Not Found",
    status: 404,
    zh: "无法读取 config.json，已使用默认设置。",
    en: "config.json can't be read; default settings are used.",
  },
  {
    what: "broken",
    body: '{\n  "projects": [,]\n}',
    zh: "config.json 不是有效的 JSON（第 2 行第 16 列），已使用默认设置。",
    en: "config.json is not valid JSON (line 2, column 16); default settings are used.",
  },
  {
    what: "no object",
    body: "[]",
    zh: "config.json 的内容不是 JSON 对象，已使用默认设置。",
    en: "config.json is not a JSON object; default settings are used.",
  },
  {
    what: "with an unknown key",
    body: '{"apiAdresses": []}',
    zh: "config.json 中有未知的设置项“apiAdresses”，已忽略。",
    en: "config.json has an unknown setting “apiAdresses”; it is ignored.",
  },
  {
    what: "with a value of the wrong form",
    body: '{"projects": "WlGk4Daj"}',
    zh: "config.json 中“projects”的格式有误，已使用默认值。",
    en: "“projects” in config.json has the wrong form; its default is used.",
  },
];

for (const { what, body, status, zh, en } of problems) {
  test(`a config.json that is ${what} is named, and the console works`, async ({ app, page, token, monitor }) => {
    monitor.allowFailedReplies();
    await configured(page, body, status);
    await app.open();
    await expect(app.alert(zh)).toBeVisible();
    await app.setLanguage("en");
    await expect(app.alert(en)).toBeVisible();
    await app.button(app.labels.dismiss).click();
    await expect(app.alert(en)).toHaveCount(0);
    if (isCrossOrigin) {
      await app.field(app.labels.address).fill(apiOrigin());
    }
    await app.token.fill(token);
    await app.typeProject(projects.demo);
    await app.button(app.labels.connect).click();
    await app.expectRange(1, 50, 143);
  });
}

/** Delays config.json until the returned function is called. */
async function delayed_config(page: Page, settings: object): Promise<() => void> {
  let arrive = () => {};
  const arrives = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/config.json", async (route) => {
    await arrives;
    await route.fulfill({ json: settings });
  });
  return arrive;
}

test("several addresses are offered, the first one filled in", async ({ app, page }) => {
  const addresses = ["https://api.example.com", "https://api-cn.example.com/gio"];
  await configured(page, JSON.stringify({ apiAddresses: addresses }));
  await app.open();
  const address = app.field(app.labels.address);
  await expect(address).toHaveValue(addresses[0]);
  const offered = await address.evaluate((input) =>
    [...((input as HTMLInputElement).list?.options ?? [])].map((option) => option.value),
  );
  expect(offered).toEqual(addresses);
});

test("a late config.json leaves an address that was typed, and the focus in it", async ({ app, page }) => {
  const arrive = await delayed_config(page, { apiAddresses: ["https://api.example.com"] });
  await app.open();
  const address = app.field(app.labels.address);
  await address.fill("https://mine.example.com");
  arrive();
  await expect.poll(() => address.evaluate((input) => (input as HTMLInputElement).list?.options.length)).toBe(1);
  await expect(address).toHaveValue("https://mine.example.com");
  await expect(address).toBeFocused();
});

test("whoever connects before config.json is there asks the API that it names, and no other", async ({
  app,
  page,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const named = `${apiOrigin()}/named`;
  const arrive = await delayed_config(page, { apiAddresses: [named] });
  await app.open(`?project=${projects.demo}`);
  await app.token.fill(token);
  await app.button(app.labels.connect).click();
  await expect(page.getByRole("status").filter({ hasText: "正在读取控制台配置，随后连接…" })).toBeVisible();
  arrive();
  const requested = () => monitor.urls.filter((url) => url.includes("/v1/api/"));
  await expect.poll(requested).not.toEqual([]);
  expect(requested().filter((url) => !url.startsWith(`${named}/v1/api/`))).toEqual([]);
});

test("an address that config.json turns out not to allow is asked nothing, nor is the one in its place before it was seen", async ({
  app,
  page,
  token,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const named = `${apiOrigin()}/named`;
  const arrive = await delayed_config(page, { apiAddresses: [named], otherAddresses: false });
  await app.open(`?project=${projects.demo}`);
  await app.field(app.labels.address).fill("https://mine.example.com");
  await app.token.fill(token);
  await app.button(app.labels.connect).click();
  arrive();
  const notice = page.getByText("此控制台只能连接列表中的地址，已改选第一个；请确认后再连接", { exact: true });
  await expect(notice).toBeVisible();
  await expect(app.select(app.labels.address)).toHaveValue(named);
  const requested = () => monitor.urls.filter((url) => url.includes("/v1/api/") || url.includes("mine.example.com"));
  expect(requested()).toEqual([]);
  await expect(app.token).toHaveValue(token);
  await app.button(app.labels.connect).click();
  await expect.poll(requested).not.toEqual([]);
  expect(requested().filter((url) => !url.startsWith(`${named}/v1/api/`))).toEqual([]);
});

test("projects are offered by their names, and one that is chosen is opened", async ({ app, page, token, api }) => {
  const offered = [{ id: "Lg2500Vn", name: "会员" }, { id: projects.demo, name: "商城" }];
  await configure(page, { projects: offered, autoLoadRows: 0 });
  await app.open();
  await app.token.fill(token);
  await app.project.click();
  await expect(app.options).toHaveText(["会员Lg2500Vn预设", "商城Dm7143Qx预设"]);
  await app.options.filter({ hasText: "商城" }).click();
  await app.button(app.labels.connect).click();
  await app.expectRange(1, 50, 143);
  const requested = await api.pageRequests();
  expect(requested.map(({ project, limit, offset, status }) => [project, limit, offset, status])).toEqual([
    [projects.demo, "50", "0", 200],
  ]);
});
