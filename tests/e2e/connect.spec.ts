// The connect page: validation, messages and remembered values.
import { apiOrigin, isCrossOrigin } from "./support/deployment.ts";
import type { Screen } from "./support/screen.ts";
import { expect, projects, test } from "./support/test.ts";
import { labels } from "./support/labels.ts";

async function expect_connect_form(app: Screen): Promise<void> {
  const names = app.labels;
  await expect(app.field(names.address)).toHaveValue(isCrossOrigin ? apiOrigin() : "");
  await expect(app.token).toHaveAttribute("type", "password");
  await expect(app.field(names.memoryOnly)).not.toBeChecked();
  await expect(app.project).toBeVisible();
  await expect(app.button(names.connect)).toBeVisible();
}

test("the form stands there in Chinese, and at a choice in English", async ({ app, page }) => {
  await app.open();
  await expect_connect_form(app);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await app.setLanguage("en");
  await expect_connect_form(app);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("in a browser that speaks English", () => {
  test.use({ locale: "en-GB" });

  test("the form is in English from the start", async ({ app, token }) => {
    await app.open();
    await expect_connect_form(app);
    await app.token.fill(token);
    await app.typeProject(projects.demo);
    await app.button(labels.en.connect).click();
    await app.expectRange(1, 50, 143);
  });
});

test("a pasted Bearer header with spaces around it is a token", async ({ app, api, token }) => {
  await app.open();
  await app.token.fill(`  Authorization: Bearer ${token} `);
  await app.typeProject(` ${projects.demo} `);
  await app.button(app.labels.connect).click();
  await app.expectRange(1, 50, 143);
  expect((await api.pageRequests())[0].headers.authorization).toBe(`Bearer ${token}`);
});

test("the token is shown only while one asks for it", async ({ app }) => {
  await app.open();
  await app.token.fill("abc");
  await app.field(app.labels.showToken).check();
  await expect(app.token).toHaveAttribute("type", "text");
  await app.field(app.labels.showToken).uncheck();
  await expect(app.token).toHaveAttribute("type", "password");
  await expect(app.token).toHaveValue("abc");
});

const wrong = [
  {
    field: "address",
    values: ["api.example.com", "ftp://api.example.com"],
    zh: "地址应以 https:// 或 http:// 开头，例如 https://api.example.com",
    en: "Begin with https:// or http://, for example https://api.example.com",
  },
  {
    field: "address",
    values: ["https://", "https://a b", "http://host:99999", "https://x/../y"],
    zh: "这不是有效的接口地址，请检查主机名、端口和路径",
    en: "This is not a valid URL; check host, port and path",
  },
  {
    field: "address",
    values: ["https://me:secret@api.example.com"],
    zh: "地址中不要包含用户名或密码",
    en: "Leave user name and password out of the address",
  },
  {
    field: "address",
    values: ["https://api.example.com/?a=b", "https://api.example.com/#x"],
    zh: "只需填写接口的根地址，不要包含 ? 或 # 及其后的内容",
    en: "Enter the API's root address only, without ? or # and what follows",
  },
  { field: "token", values: ["", "   ", "Bearer ", "bearer"], zh: "请输入访问令牌", en: "Enter an access token" },
  {
    field: "token",
    values: ["one two", "Bearer one two"],
    zh: "令牌中间不应有空格或换行，可能多粘贴了内容",
    en: "A token has no spaces or line breaks inside; perhaps too much was pasted",
  },
  {
    field: "token",
    values: ["令牌", "abc€def"],
    zh: "令牌含有无法用于请求头的字符，请重新复制",
    en: "The token has characters that no request header can carry; copy it again",
  },
  {
    field: "project",
    values: ["x".repeat(201)],
    zh: "项目 ID 过长，可能粘贴了其他内容",
    en: "This is too long for a project ID; perhaps something else was pasted",
  },
  { field: "project", values: ["..", "."], zh: "这个项目 ID 无法用于请求地址", en: "This project ID can't be used in a request" },
] as const;

for (const { field, values, zh, en } of wrong) {
  test(`a wrong ${field} is said beside it and loses nothing: ${en}`, async ({ app, monitor }) => {
    await app.open();
    for (const value of values) {
      const typed = { address: "https://api.example.com", token: "a-token", project: projects.demo, [field]: value };
      await app.field(app.labels.address).fill(typed.address);
      await app.token.fill(typed.token);
      await app.typeProject(typed.project);
      await app.button(app.labels.connect).click();
      const control = { address: app.field(app.labels.address), token: app.token, project: app.project }[field];
      await expect(control).toHaveAccessibleDescription(new RegExp(`^${zh.replace(/[?.]/g, "\\$&")}`));
      await expect(control).toHaveAttribute("aria-invalid", "true");
      await expect(control).toBeFocused();
      await expect(app.field(app.labels.address)).toHaveValue(typed.address);
      await expect(app.token).toHaveValue(typed.token);
      await expect(app.project).toHaveValue(typed.project.trim());
    }
    await app.setLanguage("en");
    const control = { address: app.field(app.labels.address), token: app.token, project: app.project }[field];
    await expect(control).toHaveAccessibleDescription(new RegExp(`^${en.replace(/[?.]/g, "\\$&")}`));
    expect(monitor.urls.filter((url) => url.includes("/v1/api"))).toEqual([]);
  });
}

test("all wrong fields are said at once, and the first one has the focus", async ({ app }) => {
  await app.open();
  await app.field(app.labels.address).fill("nowhere");
  await app.typeProject("..");
  await app.button(app.labels.connect).click();
  for (const field of [app.field(app.labels.address), app.token, app.project]) {
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  await expect(app.field(app.labels.address)).toBeFocused();
});

test("the API is asked on the page's own origin, or at the address of config.json", async ({ app, token, monitor }) => {
  await app.connectAndLoad(token, projects.demo);
  const requested = monitor.urls.filter((url) => url.includes("/v1/api/"));
  expect(requested.length).toBeGreaterThan(0);
  expect(requested.filter((url) => !url.startsWith(`${apiOrigin()}/v1/api/`))).toEqual([]);
});

test("without a project one is asked for one, and sends no request for rows", async ({ app, api, token, page }) => {
  await app.connect({ token });
  await expect(page.getByRole("heading", { name: "请选择项目" })).toBeVisible();
  await expect(app.pager).toBeHidden();
  expect(await api.pageRequests()).toEqual([]);
});

test("Enter in the token field connects", async ({ app, token }) => {
  await app.open(`?project=${projects.demo}`);
  await app.token.fill(token);
  await app.token.press("Enter");
  await app.expectRange(1, 50, 143);
});
