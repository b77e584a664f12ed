// Writing an export: the save dialog, progress, cancelling, and files that may lack rows.
import { CollectionStatus } from "./support/collection_status.ts";
import { ExportMenu, parseCsv, savedFiles, withoutSaveDialog, withSaveDialog } from "./support/export_menu.ts";
import { expect, projects, test } from "./support/test.ts";

test("in browsers with a save dialog the file is streamed to where it says", async ({ app, api, token, page }) => {
  await withSaveDialog(page);
  await app.connectAndLoad(token, projects.demo);
  await new CollectionStatus(app).expectComplete(143);
  const menu = new ExportMenu(app);
  await menu.choose("ndjson", "all");
  await menu.startButton.click();
  await menu.expectStatus("已导出 143 条");
  const files = await savedFiles(page);
  const [name] = Object.keys(files);
  const lines = files[name].slice(0, -1).split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(await api.rows(projects.demo));
  expect(name).toMatch(/_143条_[\d-]+\.ndjson$/);
  const dialog = await page.evaluate(() => {
    const { dialogOptions, dialogActivation } = globalThis as unknown as Record<string, unknown>;
    return { dialogOptions, dialogActivation };
  });
  expect(dialog).toMatchObject({
    dialogActivation: true,
    dialogOptions: { suggestedName: name, types: [{ accept: { "application/x-ndjson": [".ndjson"] } }] },
  });
});

test("a dismissed save dialog leaves all as it was", async ({ app, token, page }) => {
  await withSaveDialog(page, null);
  await app.connectAndLoad(token, projects.demo);
  await new CollectionStatus(app).expectComplete(143);
  const menu = new ExportMenu(app);
  await menu.open();
  await menu.startButton.click();
  await expect(menu.startButton).not.toHaveAttribute("aria-disabled", "true");
  await expect(menu.startButton).toBeFocused();
  await expect(menu.panel.locator(".menu__said")).toBeEmpty();
  expect(await savedFiles(page)).toEqual({});
});

for (const older of [undefined, "an older file"]) {
  test(`cancelled, an export leaves no file${older === undefined ? "" : " in the place of the one that it replaces"}`, async ({ app, token, page }) => {
    await withSaveDialog(page, "chosen.csv");
    // So that there is time to press the button: each part waits for the test.
    await page.addInitScript(() => {
      const write = FileSystemWritableFileStream.prototype.write;
      FileSystemWritableFileStream.prototype.write = async function (data) {
        await write.call(this, data);
        await new Promise<void>((resolve) => Object.assign(globalThis, { resume: resolve }));
      };
    });
    await app.connectAndLoad(token, projects.demo);
    await new CollectionStatus(app).expectComplete(143);
    if (older !== undefined) {
      await page.evaluate(async (older) => {
        const folder = await navigator.storage.getDirectory();
        const file = await folder.getFileHandle("chosen.csv", { create: true });
        await new Blob([older]).stream().pipeTo(await file.createWritable());
      }, older);
    }
    const menu = new ExportMenu(app);
    await menu.choose("csvValues", "all");
    await menu.startButton.click();
    await page.waitForFunction(() => "resume" in globalThis);
    await expect(menu.panel.getByRole("progressbar")).toBeVisible();
    await menu.panel.getByRole("button", { name: menu.labels.cancel, exact: true }).click();
    await expect(menu.startButton).toBeFocused();
    await page.evaluate(() => (globalThis as unknown as { resume: () => void }).resume());
    await menu.expectStatus(menu.labels.cancelled);
    expect(await savedFiles(page)).toEqual({});
  });
}

test.describe("a project that is not loaded whole", () => {
  test.use({ background: false });

  test("asks first: load the rest, export what is there, or not at all", async ({ app, api, token, page }) => {
    await withoutSaveDialog(page);
    await app.connectAndLoad(token, projects.large);
    const menu = new ExportMenu(app);
    await menu.choose("json", "all");
    await menu.startButton.click();
    await expect(menu.dialog).toBeVisible();
    const button = (name: string | RegExp) => menu.dialog.getByRole("button", { name, exact: true });
    await button(menu.labels.keep).click();
    await expect(menu.dialog).toBeHidden();
    await expect(menu.startButton).toBeFocused();

    await menu.startButton.click();
    const coming = page.waitForEvent("download");
    await button(menu.labels.exportPartial).click();
    expect((await coming).suggestedFilename()).toContain("50条-不完整");
    await menu.expectStatus("已导出 50 条");

    await menu.startButton.click();
    await button(menu.labels.loadRest).click();
    await expect(menu.dialog).toContainText("数据已全部加载。");
    const whole = page.waitForEvent("download");
    await button(/^导出 2,500 条$/).click();
    expect((await whole).suggestedFilename()).toContain("2500条_");
    await menu.expectStatus("已导出 2,500 条");
    expect(await api.rows(projects.large)).toHaveLength(2_500);
  });

  test("says in the provenance that it is not whole, and asks nothing for selected rows", async ({
    app,
    token,
    page,
  }) => {
    await withoutSaveDialog(page);
    await app.connectAndLoad(token, projects.large, "?columns=name.key");
    const menu = new ExportMenu(app);
    await menu.choose("csvWords", "asShown");
    await menu.startButton.click();
    await menu.dialog.getByRole("button", { name: menu.labels.exportPartial }).click();
    await menu.expectStatus("已导出 50 条");
    expect((await menu.saveProvenance()).text).toContain("是否完整：未确认完整");
    await page.keyboard.press("Escape");
    await app.checkbox(app.rows.first()).click();
    const file = await menu.download("csvWords");
    expect(parseCsv(file.text)).toHaveLength(2);
    await expect(menu.dialog).toBeHidden();
  });
});
