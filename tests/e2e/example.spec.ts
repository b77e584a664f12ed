// The documented example, byte for byte over HTTP, from the request to the last field of the drawer.
import { expect, projects, test } from "./support/test.ts";

// Load the page on screen only, not the whole project in the background.
test.use({ background: false });

// The fields of the contract in its order: their labels, and their values in the documented reply.
const fields = [
  { field: "id", label: "ID", raw: "WlGk4Daj" },
  { field: "name", label: "名称", raw: "GrowingIO" },
  { field: "key", label: "标识符", raw: "seg_example_api" },
  { field: "createdBy", label: "分群类型", raw: "DIRECT", shown: "规则创建" },
  { field: "description", label: "描述", raw: "API示例" },
  { field: "scheduler", label: "更新频次", raw: "DAILY", shown: "每日更新" },
  { field: "detector", label: "更新状态信息", json: { stage: "FINISH", detectedAt: "2022-01-01T01:01:00.000Z" } },
  { field: "detector.stage", label: "计算状态", raw: "FINISH", shown: "计算成功" },
  { field: "detector.detectedAt", label: "最近计算", raw: "2022-01-01T01:01:00.000Z", shown: "2022-01-01 09:01:00 UTC+8" },
  { field: "creatorId", label: "创建人 ID", raw: "KzpNzpkv" },
  { field: "creator", label: "创建人", raw: "管理员" },
  { field: "createdAt", label: "创建时间", raw: "2022-01-01T00:00:00.000Z", shown: "2022-01-01 08:00:00 UTC+8" },
  { field: "updaterId", label: "最近修改人 ID", raw: "KzpNzpkv" },
  { field: "updater", label: "最近修改人", raw: "管理员" },
  { field: "updatedAt", label: "最近修改时间", raw: "2022-01-01T01:00:00.000Z", shown: "2022-01-01 09:00:00 UTC+8" },
];

test("the documented example is one row in the words of product staff", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.documented);
  const row = app.row("GrowingIO");
  await expect(app.rows).toHaveCount(1);
  for (const [heading, shown] of [
    ["计算状态", "计算成功"],
    ["最近计算", "2022-01-01 09:01"],
    ["更新频次", "每日更新"],
    ["分群类型", "规则创建"],
    ["标识符", "seg_example_api"],
    ["描述", "API示例"],
    ["创建人", "管理员"],
    ["创建时间", "2022-01-01 08:00"],
    ["最近修改人", "管理员"],
    ["最近修改时间", "2022-01-01 09:00"],
  ]) {
    await expect(app.cell(row, heading)).toHaveText(shown);
  }
});

test("the table has a caption and headings, and a row is named by its profile", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.documented);
  await expect(page.getByRole("table", { name: "项目“GrowingIO 示例项目”的群体画像" })).toBeVisible();
  await expect(page.getByRole("columnheader")).toHaveText([...app.labels.columns]);
  await expect(page.getByRole("rowheader")).toHaveText("GrowingIO");
});

test("the drawer shows all 15 documented values", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.documented);
  await app.button("查看“GrowingIO”的详情").click();
  await expect(app.drawer).toHaveAccessibleName("GrowingIO");
  const terms = app.drawer.getByRole("term");
  const values = app.drawer.getByRole("definition");
  await expect(terms).toHaveText(fields.map(({ label, field }) => `${label}${field}`));
  for (const [index, { raw, shown, json }] of fields.entries()) {
    if (json !== undefined) {
      expect(JSON.parse(await values.nth(index).innerText())).toEqual(json);
    } else {
      await expect(values.nth(index)).toHaveText(`${shown ?? ""}${raw}`);
    }
  }
});

test("each copy button copies what the API sent", async ({ app, token, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.connectAndLoad(token, projects.documented);
  await app.button("查看“GrowingIO”的详情").click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  for (const { label, raw, json } of fields) {
    const copy = app.drawer.getByRole("button", { name: `复制“${label}”`, exact: true });
    await page.evaluate(() => navigator.clipboard.writeText("something else"));
    await copy.click();
    if (json !== undefined) {
      await expect.poll(clipboard).toContain("FINISH");
      expect(JSON.parse(await clipboard())).toEqual(json);
    } else {
      await expect.poll(clipboard).toBe(raw);
    }
  }
  await expect(app.drawer.getByRole("status").filter({ hasText: "已复制" })).not.toHaveCount(0);
});

test("Escape closes the drawer, and the focus returns to the row", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.documented);
  const name = app.button("查看“GrowingIO”的详情");
  await name.focus();
  await page.keyboard.press("Enter");
  await expect(app.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  await expect(name).toBeFocused();
});

test("a click anywhere in the row opens the drawer, and one beside it closes it", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.documented);
  await app.cell(app.row("GrowingIO"), "创建人").click();
  await expect(app.drawer).toBeVisible();
  await page.mouse.click(20, 400);
  await expect(app.drawer).toBeHidden();
  await expect(app.button("查看“GrowingIO”的详情")).toBeFocused();
});

test("a total of 143 beside one row is disputed", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.documented);
  await app.expectRange(1, 1, 1);
  await expect(app.pager).toContainText("接口给出的 totalCount 为 143，与分页情况不符，未采用");
  await app.setLanguage("en");
  await expect(app.pager).toContainText("The API's totalCount says 143, which contradicts the paging and is not used");
});

test("the request is the documented one, with the page size as its limit", async ({ app, api, token }) => {
  await app.connectAndLoad(token, projects.documented);
  await app.select(app.labels.rowsPerPage).selectOption("1000");
  await app.expectRange(1, 1, 1);
  const requested = await api.pageRequests();
  expect(requested.map(({ method, target }) => [method, target])).toEqual([
    ["GET", "/v1/api/projects/WlGk4Daj/segment_profiles?offset=0&limit=50"],
    ["GET", "/v1/api/projects/WlGk4Daj/segment_profiles?offset=0&limit=1000"],
  ]);
  for (const { headers } of requested) {
    expect(headers.authorization).toBe(`Bearer ${token}`);
    expect(headers).not.toHaveProperty("cookie");
    expect(headers).not.toHaveProperty("referer");
  }
});

test("a project id is percent-encoded on its way and comes back from the URL", async ({ app, api, token, page }) => {
  await app.connect({ token, project: projects.encoded });
  await app.expectRange(1, 12, 12);
  expect(app.query()).toEqual({ project: projects.encoded });
  await page.reload();
  await app.expectRange(1, 12, 12);
  const path = "/v1/api/projects/a%2Fb%3Fc%23d%25e%20%E9%A1%B9%E7%9B%AE/segment_profiles?offset=0&limit=50";
  expect((await api.pageRequests()).map(({ target, project }) => [target, project])).toEqual([
    [path, projects.encoded],
    [path, projects.encoded],
  ]);
});
