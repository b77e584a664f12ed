// The displayed version, and the notice of a newer release.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { installClock } from "./support/clock.ts";
import { expect, projects, test } from "./support/test.ts";

interface Manifest {
  version: string;
  commit: string | null;
  files: { path: string }[];
}

const built = JSON.parse(readFileSync(new URL("../../dist/manifest.json", import.meta.url), "utf8")) as Manifest;
const name = built.commit === null ? built.version : `${built.version} (${built.commit})`;

/** The manifest of a newer build. */
const newer: Manifest = {
  version: "9.9.9",
  commit: "fedcba987654",
  files: built.files.map(({ path }) => ({ path: path.replace(/-[0-9a-f]{16}/, "-0123456789abcdef") })),
};

async function serve_manifest(page: Page, manifest: Manifest): Promise<void> {
  await page.unroute("**/manifest.json");
  await page.route("**/manifest.json", (route) => route.fulfill({ json: manifest }));
}

test("the version and its commit are said on both pages", async ({ app, page, token }) => {
  await app.open();
  await expect(page.getByText(`版本 ${name}`)).toBeVisible();
  await app.connectAndLoad(token, projects.demo);
  await expect(app.pager).toContainText(`版本 ${name}`);
  await app.setLanguage("en");
  await expect(app.pager).toContainText(`Version ${name}`);
});

const SAID = "控制台已发布新版本";

test("a newer version is offered once, and nothing else changes", async ({ app, page, token }) => {
  await installClock(page, new Date());
  await app.connectAndLoad(token, projects.demo, "?q=高&size=20");
  await expect(app.pager).toContainText(name);
  await serve_manifest(page, newer);
  await page.clock.runFor("10:00");
  await expect(app.alert(SAID)).toBeVisible();
  await expect(app.pager, "the page is what it was").toContainText(name);
  await app.setLanguage("en");
  await expect(app.alert("A new version of the console is out")).toBeVisible();
  await app.setLanguage("zh");
  await app.alert(SAID).getByRole("button", { name: app.labels.dismiss, exact: true }).click();
  const requested = page.waitForRequest("**/manifest.json");
  await page.clock.runFor("10:00");
  await (await requested).response();
  await expect(app.alert(SAID)).toHaveCount(0);
  expect(app.query()).toMatchObject({ q: "高", size: "20" });
});

test("reloading for a newer version keeps the place and the session", async ({ app, page, token }) => {
  await serve_manifest(page, newer);
  await app.connectAndLoad(token, projects.demo, "?q=高&size=20");
  await page.unroute("**/manifest.json");
  await app.alert(SAID).getByRole("button", { name: "重新加载", exact: true }).click();
  await expect(app.pager).toContainText(name);
  await expect(app.search).toHaveValue("高");
  await expect(app.alert(SAID)).toHaveCount(0);
});

for (const [what, body] of [
  ["a page of the server", "<!doctype html><title>Not here</title>"],
  ["another JSON", '{"version": 1}'],
]) {
  test(`${what} in the place of the manifest is no newer version`, async ({ app, page, token }) => {
    await page.route("**/manifest.json", (route) => route.fulfill({ body }));
    await app.connectAndLoad(token, projects.demo);
    await expect(app.pager).toContainText(`版本 ${built.version}`);
    await expect(app.alert(SAID)).toHaveCount(0);
  });
}
