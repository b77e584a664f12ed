// Links: to a row that has moved since, and links that are longer than servers take.
import { expect, projects, test } from "./support/test.ts";

const project = projects.large;
const notHere = /没有 ID 为/;

test("fault 66: a row that moved is found behind its link, its page comes behind it, and it is not called missing", async ({
  app,
  api,
  token,
  page,
}) => {
  const ids = await api.ids(project);
  await app.connectAndLoad(token, project);
  await api.hold("block", { project, limit: 1_000, offset: 0 });
  await page.goto(`./?project=${project}&page=2&row=${ids[1_234]}`);
  await app.expectRange(51, 100, 2_500);
  await expect(app.alert(notHere), "it may still be found").toHaveCount(0);
  await api.release("block");
  await expect(app.drawer).toContainText(ids[1_234]);
  await expect.poll(() => app.query()).toEqual({ project, page: "25", row: ids[1_234] });
  await app.expectPositions(1_201, 1_250);
  await expect(app.alert(notHere)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  await app.expectRange(1_201, 1_250, 2_500);
});

test("fault 66: a row that is in no part of the project is said so", async ({ app, token }) => {
  await app.connectAndLoad(token, project, "?page=2&row=nobody");
  await expect(app.alert("此项目中没有 ID 为 nobody 的群体画像。")).toBeVisible();
  expect(app.query()).toMatchObject({ page: "2" });
});

test.describe("where the project isn't loaded", () => {
  test.use({ background: false });

  test("fault 66: the notice offers to look in all of it", async ({ app, api, token }) => {
    const ids = await api.ids(project);
    await app.connectAndLoad(token, project, `?page=2&row=${ids[2_345]}`);
    const notice = app.alert(`当前页没有 ID 为 ${ids[2_345]} 的群体画像。`);
    await notice.getByRole("button", { name: "在整个项目中查找" }).click();
    await expect(app.drawer).toContainText(ids[2_345]);
    await expect(notice).toHaveCount(0);
    await expect.poll(() => app.query()).toMatchObject({ page: "47", row: ids[2_345] });
  });
});

test("fault 56: a link that most servers refuse is said before, and the shipped ones take it", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const long = app.alert("许多服务器不接受这么长的地址");
  await app.search.fill("群".repeat(870));
  await expect.poll(() => app.query().q).toHaveLength(870);
  await expect(long).toHaveCount(0);
  await app.search.fill("群".repeat(3_000));
  await expect(long).toContainText("27,");
  await expect.poll(() => app.query().q).toHaveLength(3_000);
  const reply = await page.reload();
  expect(reply?.status()).toBe(200);
  await expect(app.search).toHaveValue("群".repeat(3_000));
});
