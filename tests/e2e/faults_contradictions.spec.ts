// Replies without rows: null in place of an empty list, and no rows where the total promises some.
import { CollectionStatus } from "./support/collection_status.ts";
import { LargeProjectView } from "./support/large_project_view.ts";
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const EMPTY = "此项目还没有群体画像";
const CONTRADICTION = "接口说共有 20 条（totalCount），却没有返回任何数据。";

/** Twenty rows. */
const rows = Array.from({ length: 20 }, (_, at) => makeRow(`r${at}`));

for (const background of [true, false]) {
  test.describe(background ? "with the whole project" : "with one page", () => {
    test.use({ background });

    for (const values of [null, []]) {
      const none = JSON.stringify(values);

      test(`fault 47: ${none} with a total of 0 is an empty project, at first and on a refresh`, async ({ app, api, token, page }) => {
        await api.rewritePages({ project: projects.demo }, { set: { values, totalCount: 0, hasNextPage: false } });
        await app.connect({ token, query: `?project=${projects.demo}` });
        await expect(page.getByRole("heading", { name: EMPTY })).toBeVisible();
        await api.clearFaults();
        await app.button(app.labels.refresh).click();
        await app.expectRange(1, 50, 143);
        await api.rewritePages({ project: projects.demo }, { set: { values, totalCount: 0, hasNextPage: false } });
        await app.button(app.labels.refresh).click();
        await expect(page.getByRole("heading", { name: EMPTY })).toBeVisible();
        await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
      });

      test(`fault 47: ${none} with a total of 20 is a contradiction at first`, async ({ app, api, token, page }) => {
        await api.rewritePages({ project: projects.demo }, { set: { values, totalCount: 20, hasNextPage: false } });
        await app.connect({ token, query: `?project=${projects.demo}` });
        await expect(app.alert(CONTRADICTION)).toBeVisible();
        await expect(page.getByText(EMPTY)).toHaveCount(0);
        await app.setLanguage("en");
        await expect(app.alert("The API says that there are 20 rows (totalCount) but sent none.")).toBeVisible();
        await api.clearFaults();
        await app.button(app.labels.refresh).click();
        await app.expectRange(1, 50, 143);
        await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
      });

      test(`fault 47: ${none} with a total of 20 on a refresh keeps the rows, and says so`, async ({ app, api, token, page }) => {
        await api.replyRows({ project: projects.demo }, rows);
        await app.connectAndLoad(token, projects.demo);
        await app.expectRange(1, 20, 20);
        if (background) {
          await new CollectionStatus(app).expectComplete(20);
        }
        await api.clearFaults();
        await api.rewritePages({ project: projects.demo }, { set: { values, totalCount: 20, hasNextPage: false } });
        await app.button(app.labels.refresh).click();
        await expect(app.alert(CONTRADICTION)).toContainText(/下方仍是 \d\d:\d\d:\d\d UTC\+8 获取的数据。/);
        await app.expectPositions(1, 20);
        await expect(page.getByText(EMPTY)).toHaveCount(0);
        if (background) {
          await expect(new CollectionStatus(app).status).toHaveText(
            "接口说还有更多，却没有返回新的数据，已停止；目前有 20 条，可能不完整",
          );
          await expect(app.pager).toContainText("共 20 条（仅在已加载的 20 条中）");
          await app.search.fill("r19");
          await app.expectPositions(1, 1);
          await app.search.fill("");
        }
        await api.clearFaults();
        await api.replyRows({ project: projects.demo }, rows.slice(0, 7));
        await app.button(app.labels.refresh).click();
        await app.expectRange(1, 7, 7);
        await expect(app.alert(CONTRADICTION)).toHaveCount(0);
      });
    }
  });
}

for (const values of [null, []]) {
  const none = JSON.stringify(values);

  test(`fault 47: ${none} as the last block ends a list that is proven by its total`, async ({ app, api, token }) => {
    await api.rewritePages({ project: projects.large, offset: 0 }, { set: { totalCount: 1_000, hasNextPage: true } });
    const last = { set: { values, totalCount: 1_000, hasNextPage: false } };
    await api.rewritePages({ project: projects.large, offset: 1_000 }, last);
    await app.connectAndLoad(token, projects.large);
    await new CollectionStatus(app).expectComplete(1_000);
  });

  test(`fault 47: ${none} as the last block of a refresh, short of the total, keeps the rows`, async ({ app, api, token }) => {
    const loaded = new CollectionStatus(app);
    const view = await LargeProjectView.open(app, api, token);
    await view.closeDrawer();
    await api.rewritePages({ project: projects.large, offset: 2_000 }, { set: { values, hasNextPage: false } });
    await app.button(app.labels.refresh).click();
    await expect(loaded.status).toHaveText("接口说还有更多，却没有返回新的数据，已停止；目前有 2,500 条，可能不完整");
    await expect(app.alert("接口说共有 2,500 条（totalCount），却没有返回任何数据。")).toBeVisible();
    expect(await loaded.sum()).toBe(2_500);
  });
}

test("a refused refresh says what is on screen and how old it is", async ({ app, api, token, monitor }) => {
  monitor.allowFailedReplies();
  const loaded = new CollectionStatus(app);
  await app.connectAndLoad(token, projects.large);
  await loaded.expectComplete(2_500);
  await api.reply({ project: projects.large }, { status: 403, body: "Forbidden" });
  await app.button(app.labels.refresh).click();
  await expect(loaded.status).toHaveText(
    /^刷新未完成：.+；现有 2,500 条，最早获取于 \d\d:\d\d:\d\d UTC\+8$/,
  );
  await app.expectRange(1, 50, 2_500);
  await app.setLanguage("en");
  await expect(loaded.status).toHaveText(
    /^Refresh not finished: .+\. The 2,500 here were fetched at \d\d:\d\d:\d\d UTC\+8 or later$/,
  );
  // Half way, the rows are those of both.
  await app.setLanguage("zh");
  await api.clearFaults();
  await api.reply({ project: projects.large, offset: 1_000 }, { status: 500, body: "Internal Server Error" });
  await app.button(app.labels.refresh).click();
  await expect(loaded.status).toHaveText(/^刷新未完成：服务器出错；现有 2,500 条，最早获取于 /);
  await api.clearFaults();
  await app.button(app.labels.refresh).click();
  await loaded.expectComplete(2_500);
  // So does one that is stopped.
  await api.hold("refresh", { project: projects.large, limit: 1_000 });
  await app.button(app.labels.refresh).click();
  await app.button("停止").click();
  await expect(loaded.status).toHaveText(/^刷新已停止；现有 2,500 条，最早获取于 /);
});
