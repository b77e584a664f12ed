// The views that a first visit does without: when their code is fetched, and what is said when it can't be.
import type { Page } from "@playwright/test";
import { expect, projects, test } from "./support/test.ts";

const LAZY = "**/*_lazy.wasm";
const FAILED = {
  zh: "这部分界面加载失败。请检查网络后重试；如果刚发布了新版本，请刷新页面。",
  en: "This part of the console could not be loaded. Check the network and try again",
};

/** The browser's and the loader's own lines about a failed request. */
const LINES = /^error: (Failed to load resource|TypeError: |Error: failed to fetch Wasm: 404)/;

function firstRow(page: Page) {
  return page.getByRole("rowheader").getByRole("button").first();
}

test("the code of the lazy views is fetched once, when the first rows are there", async ({
  app,
  token,
  page,
  monitor,
}) => {
  const fetched = () => monitor.urls.filter((url) => url.endsWith("_lazy.wasm"));
  await app.open();
  await expect(app.token).toBeVisible();
  expect(fetched(), "the connect page does without").toEqual([]);
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(fetched).toHaveLength(1);
  await firstRow(page).click();
  await expect(app.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await app.button("列").click();
  await expect(page.getByRole("group", { name: "列" }).getByRole("checkbox").first()).toBeVisible();
  expect(fetched()).toHaveLength(1);
});

test("a drawer whose code can't be fetched says so, and opens on another try", async ({
  app,
  token,
  page,
  monitor,
}) => {
  monitor.allow(LINES);
  await page.route(LAZY, (route) => route.abort());
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(() => monitor.failed.length).toBeGreaterThan(0);
  await expect(app.alert(FAILED.zh), "nobody asked for it yet").toHaveCount(0);
  await firstRow(page).click();
  await expect(app.alert(FAILED.zh)).toBeVisible();
  await app.setLanguage("en");
  await expect(app.alert(FAILED.en)).toBeVisible();
  await page.unroute(LAZY);
  await app.alert(FAILED.en).getByRole("button", { name: "Retry", exact: true }).click();
  await expect(app.drawer).toBeVisible();
  await expect(app.alert(FAILED.en)).toHaveCount(0);
});

test("a menu whose code can't be fetched says so in its panel, and is filled on another try", async ({
  app,
  token,
  page,
  monitor,
}) => {
  monitor.allow(LINES);
  await page.route(LAZY, (route) => route.abort());
  await app.connectAndLoad(token, projects.demo);
  await app.button("列").click();
  const panel = page.getByRole("group", { name: "列" });
  await expect(panel.getByRole("alert")).toContainText(FAILED.zh);
  await page.unroute(LAZY);
  await panel.getByRole("button", { name: "重试", exact: true }).click();
  await expect(panel.getByRole("checkbox").first()).toBeVisible();
  await expect(panel.getByRole("alert")).toHaveCount(0);
});

test("where a newer release has taken its place, a reload is offered", async ({ app, token, page, monitor }) => {
  monitor.allow(LINES);
  await page.route(LAZY, (route) => route.fulfill({ status: 404 }));
  await app.connectAndLoad(token, projects.demo);
  await expect.poll(() => monitor.urls.some((url) => url.endsWith("_lazy.wasm"))).toBe(true);
  const newer = { version: "9.9.9", commit: "fedcba987654", files: [] };
  await page.route("**/manifest.json", (route) => route.fulfill({ json: newer }));
  await firstRow(page).click();
  await expect(app.alert(FAILED.zh)).toBeVisible();
  await expect(app.alert("控制台已发布新版本").getByRole("button", { name: "重新加载", exact: true })).toBeVisible();
});
