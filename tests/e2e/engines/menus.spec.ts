// Menus and lists, also where a clicked button doesn't get the focus: WebKitGTK and Firefox on Linux give it, Safari
// and Firefox on a Mac don't.
import { expect, projects, test } from "./support/test.ts";
import type { Console } from "./support/console.ts";

/** From now on clicked buttons don't get the focus, as on a Mac. */
async function keepFocusOffButtons({ page }: Console): Promise<void> {
  await page.evaluate(() => {
    const keep = (event: Event) => {
      if (event.target instanceof Element && event.target.closest("button, select, input[type=checkbox]")) {
        event.preventDefault();
      }
    };
    addEventListener("mousedown", keep, true);
  });
}

const closed = ({ page }: Console) => page.locate({ role: "button", expanded: false });
const open = ({ page }: Console) => page.locate({ role: "button", expanded: true });
/** The button that folds the tiles of views is expanded, and no menu. */
const NO_MENU = 1;

/** Opens each menu in turn by a click; `close` has to close it. */
async function eachMenu(app: Console, close: () => Promise<void>): Promise<void> {
  const count = await closed(app).count();
  expect(count).toBeGreaterThan(4);
  for (let menu = 0; menu < count; menu += 1) {
    await closed(app).nth(menu).click();
    await open(app).expectCount(NO_MENU + 1);
    await close();
    await open(app).expectCount(NO_MENU);
  }
}

for (const focus of ["with", "without"] as const) {
  test(`each menu closes on Escape and on a press elsewhere, ${focus} the focus on its button`, async ({
    app,
    tab,
    token,
  }) => {
    await app.connectAndLoad(token, projects.faceted, "&q=会员&size=20");
    if (focus === "without") {
      await keepFocusOffButtons(app);
    }
    await eachMenu(app, async () => tab.press("Escape"));
    await app.search.expectValue("会员");
    await eachMenu(app, async () => {
      const { x, y } = await app.pager.box();
      await tab.clickAt({ x: Math.round(x + 3), y: Math.round(y + 3) });
    });
  });
}

test("two menus are never open, nor a menu and the list of projects", async ({ app, token }) => {
  await app.connectAndLoad(token, projects.faceted, "&size=20");
  await keepFocusOffButtons(app);
  await app.button("列").click();
  await app.button("视图").click();
  await app.button("视图").expectAttribute("aria-expanded", "true");
  await open(app).expectCount(NO_MENU + 1);
  await app.project.click();
  await app.project.expectAttribute("aria-expanded", "true");
  await open(app).expectCount(NO_MENU);
  await app.button("列").click();
  await app.project.expectAttribute("aria-expanded", "false");
  await open(app).expectCount(NO_MENU + 1);
});

test("the list of projects opens, filters and chooses by mouse and by keyboard", async ({ app, tab, token }) => {
  await app.connect(token);
  const options = app.page.role("listbox", app.labels.project).role("option");
  await app.project.click();
  await options.has("商城小程序").expectVisible();
  await options.has("商城小程序").click();
  await app.expectRange(1, 50, 143);
  await app.project.expectValue("商城小程序");
  await options.expectGone();
  await app.project.fill("overseas");
  await options.has("海外站").expectVisible();
  await tab.press("ArrowDown", "Enter");
  await expect.poll(async () => (await tab.params()).project).not.toBe(projects.demo);
});

test("a facet narrows the rows and its counts say how many, and its chip takes that back", async ({
  app,
  tab,
  token,
}) => {
  await app.connectAndLoad(token, projects.demo);
  await app.page.locate({ role: "button", expanded: false, has: "计算状态" }).click();
  const panel = app.page.role("group", "计算状态");
  await panel.role("checkbox").nth(0).click();
  await expect.poll(async () => (await tab.params()).q).toMatch(/^stage:/);
  await tab.press("Escape");
  await panel.expectGone();
  await app.page.role("button").has("计算状态计算").click();
  await expect.poll(async () => (await tab.params()).q).toBeUndefined();
  await app.expectRange(1, 50, 143);
});

test("a column is hidden and shown again, and its checkbox stays under the pointer", async ({ app, tab, token }) => {
  await app.connectAndLoad(token, projects.demo);
  await app.button("列").click();
  const box = app.page.role("group", "列").role("checkbox", "描述");
  await box.click();
  await app.page.role("columnheader", "描述").expectGone();
  await box.click();
  await app.page.role("columnheader", "描述").expectVisible();
  expect((await tab.params()).columns).toBeUndefined();
  await app.button("下移“健康度”").click();
  await app.button("列").expectAttribute("aria-expanded", "true");
  await expect.poll(async () => (await app.page.role("columnheader").texts())[2]).toBe("健康度");
});
