// The title and the icon of the tab: how many profiles have failed or are overdue.
import type { Page } from "@playwright/test";
import { CollectionStatus } from "./support/collection_status.ts";
import { configure } from "./support/deployment.ts";
import { makeRow, type Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const now = new Date("2024-05-06T07:08:09Z");
const icon = (page: Page) => page.locator("link[rel=icon]");
/** The count that is drawn into the icon, in plain colours; of an icon without one its address. */
const drawnCount = async (page: Page) => {
  const href = (await icon(page).getAttribute("href")) ?? "";
  const svg = /^data:image\/svg\+xml,(%3Csvg.*)$/.exec(href)?.[1];
  const drawn = /<rect [^>]*fill="#\w{6}"\/><text [^>]*fill="#\w{6}">([^<]*)<\/text><\/svg>$/;
  return svg === undefined ? href : drawn.exec(decodeURIComponent(svg))?.[1];
};

function profile(id: string, stage: string, hoursAgo: number): Row {
  return makeRow(id, { detector: { stage, detectedAt: new Date(now.getTime() - hoursAgo * 3_600_000).toISOString() } });
}
const healthy = ["a", "b", "c"].map((id) => profile(id, "FINISH", 1));
const troubled = [profile("d", "ERROR", 1), profile("e", "ERROR", 1), profile("f", "FINISH", 100)];

test("they tell what has failed or is overdue, whatever is searched, and no more once that is over", async ({ app, api, token, page }) => {
  await page.clock.setFixedTime(now);
  await api.replyRows({ project: projects.demo }, [...healthy, ...troubled]);
  await app.connectAndLoad(token, projects.demo);
  await expect(page).toHaveTitle("(3) 商城小程序 · 群体画像 – Segment Console");
  await expect.poll(() => drawnCount(page)).toBe("3");
  await app.search.fill("key_a");
  await app.expectRange(1, 1, 1);
  await expect(page).toHaveTitle("(3) 商城小程序 · 群体画像 – Segment Console");
  await app.setLanguage("en");
  await expect(page).toHaveTitle("(3) 商城小程序 · Segment profiles – Segment Console");
  await app.setLanguage("zh");
  await app.search.fill("");
  await api.clearFaults();
  await api.replyRows({ project: projects.demo }, healthy);
  await app.button(app.labels.refresh).click();
  await expect(page).toHaveTitle("商城小程序 · 群体画像 – Segment Console");
  await expect(icon(page)).toHaveAttribute("href", "icon.svg");
});

test("they go when the session ends", async ({ app, api, token, page }) => {
  await page.clock.setFixedTime(now);
  const many = Array.from({ length: 120 }, (_, at) => profile(`x${at}`, "ERROR", 1));
  await api.replyRows({ project: projects.demo }, many);
  await app.connectAndLoad(token, projects.demo);
  await expect(page).toHaveTitle(/^\(120\) /);
  await expect.poll(() => drawnCount(page)).toBe("99+");
  await app.button(app.labels.disconnect).click();
  await expect(page).toHaveTitle("Segment Console");
  await expect(icon(page)).toHaveAttribute("href", "icon.svg");
});

test("a plus sign says that there may be more where not all rows are loaded", async ({ app, token, page }) => {
  await configure(page, { autoLoadRows: 1_500 });
  await app.connectAndLoad(token, projects.large);
  await expect(new CollectionStatus(app).status).toHaveText("已加载前 2,000 条，后面还有更多");
  await expect(page).toHaveTitle(/^\(\d+\+\) /);
  await expect.poll(() => drawnCount(page)).toMatch(/^\d+\+$/);
});
