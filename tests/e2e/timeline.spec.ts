// The timeline: last results, edits and creations of the loaded rows, by day.
import type { Locator } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { CollectionStatus } from "./support/collection_status.ts";
import type { Language } from "./support/labels.ts";
import type { Screen } from "./support/screen.ts";
import { makeRow, type Row } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const now = new Date("2024-05-06T07:08:09Z");
test.use({ timezoneId: "Asia/Shanghai" });

const labels = {
  zh: { title: "时间线", kind: "事件", person: "人员", close: "关闭" },
  en: { title: "Timeline", kind: "Events", person: "Person", close: "Close" },
} as const;

class TimelineDialog {
  constructor(private readonly app: Screen) {}

  private get labels() {
    return labels[this.app.language];
  }

  get opener(): Locator {
    return this.app.button(this.labels.title);
  }

  get dialog(): Locator {
    return this.app.page.getByRole("dialog", { name: this.labels.title, exact: true });
  }

  get close(): Locator {
    return this.dialog.getByRole("button", { name: this.labels.close, exact: true });
  }

  /** The link of a profile's first event. */
  link(name: string): Locator {
    return this.dialog.getByRole("link", { name, exact: true }).first();
  }

  async open(): Promise<void> {
    await this.opener.click();
    await expect(this.dialog).toBeVisible();
  }

  async choose(what: "kind" | "person", option: string): Promise<void> {
    await this.dialog.getByRole("combobox", { name: this.labels[what], exact: true }).selectOption({ label: option });
  }

  /** Headings and lines, in their order. */
  async expectLines(lines: string[]): Promise<void> {
    const all = this.dialog.getByRole("heading", { level: 3 }).or(this.dialog.getByRole("listitem"));
    await expect
      .poll(async () => (await all.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim()))
      .toEqual(lines);
  }
}

const person = (role: "creator" | "updater", id: string, name: string): Row => ({ [role]: name, [`${role}Id`]: id });

const rows = [
  makeRow("a", {
    ...person("creator", "1", "Ann"),
    createdAt: "2024-05-04T16:30:00Z",
    ...person("updater", "2", "Bob"),
    updatedAt: "2024-05-05T15:59:00Z",
    detector: { stage: "FINISH", detectedAt: "2024-05-05T16:00:00Z" },
  }),
  // Edited at no other time than it was created, and its computation failed.
  makeRow("b", {
    ...person("creator", "3", "Ann"),
    createdAt: "2024-05-05T01:00:00Z",
    ...person("updater", "3", "Ann"),
    updatedAt: "2024-05-05T01:00:00Z",
    detector: { stage: "ERROR", detectedAt: "2024-05-06T06:00:00Z" },
  }),
  makeRow("c", { createdAt: null, updatedAt: "soon", detector: { stage: "FINISH", detectedAt: "9999-01-01T00:00:00Z" } }),
];

async function openTimeline(app: Screen, api: { replyRows: Function }, token: string, query = ""): Promise<TimelineDialog> {
  await app.page.clock.setFixedTime(now);
  await api.replyRows({ project: projects.demo }, rows);
  await app.connectAndLoad(token, projects.demo, query);
  await new CollectionStatus(app).expectComplete(3);
  const timeline = new TimelineDialog(app);
  await timeline.open();
  return timeline;
}

test("who did what is listed by the days of the zone on screen, and filtered by person and kind", async ({ app, api, token }) => {
  const timeline = await openTimeline(app, api, token);
  const { dialog } = timeline;
  await timeline.expectLines([
    "2024-05-06 · 今天 2 个事件",
    "14:00 计算失败 profile b",
    "00:00 计算成功 profile a",
    "2024-05-05 · 昨天 3 个事件",
    "23:59 修改定义 profile a 由 Bob",
    "09:00 创建 profile b 由 Ann",
    "00:30 创建 profile a 由 Ann",
  ]);
  await expect(dialog).toContainText("接口只提供每个群体画像最近一次的计算结果和最近一次修改");
  const status = dialog.getByRole("status");
  await expect(status).toHaveText("5 个事件，来自全部 3 条群体画像。1 个时间无法识别，未列出。1 个时间在将来，未列出。");
  // Two people of one name are told apart.
  await timeline.choose("person", "Ann (3)");
  await timeline.expectLines(["2024-05-05 · 昨天 1 个事件", "09:00 创建 profile b 由 Ann"]);
  await expect(dialog).toContainText("计算结果不属于任何人");
  await timeline.choose("person", "Bob");
  await timeline.choose("kind", "创建");
  await timeline.expectLines([]);
  await expect(dialog).toContainText("没有这样的事件。");
  await timeline.choose("person", "所有人");
  await timeline.choose("kind", "计算结果");
  await timeline.expectLines([
    "2024-05-06 · 今天 2 个事件",
    "14:00 计算失败 profile b",
    "00:00 计算成功 profile a",
  ]);
  // Each opening begins with everything.
  await timeline.close.click();
  await expect(timeline.opener).toBeFocused();
  await app.setLanguage("en");
  await timeline.open();
  await timeline.expectLines([
    "2024-05-06 · today 2 events",
    "14:00 Failed profile b",
    "00:00 Computed profile a",
    "2024-05-05 · yesterday 3 events",
    "23:59 Definition edited profile a by Bob",
    "09:00 Created profile b by Ann",
    "00:30 Created profile a by Ann",
  ]);
});

test("a link opens its row here, or elsewhere as any link, and the focus comes back", async ({ app, api, token, page, context }) => {
  // Where the row isn't on the page, too.
  const timeline = await openTimeline(app, api, token, "?q=id:b");
  const link = timeline.link("profile a");
  await expect(link).toHaveAttribute("href", new URL(`?project=${projects.demo}&row=a`, page.url()).href);
  const coming = context.waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  await (await coming).close();
  await expect(timeline.dialog).toBeVisible();
  await link.click();
  await expect(timeline.dialog).toBeHidden();
  await expect(app.drawer).toContainText("profile a");
  expect(app.query()).toMatchObject({ q: "id:b", row: "a" });
  await page.keyboard.press("Escape");
  await expect(app.drawer).toBeHidden();
  await expect(timeline.opener).toBeFocused();
});

test("what arrives while it is open is listed, and the focus stays in it", async ({ app, api, token, page }) => {
  await page.clock.setFixedTime(await api.now());
  await api.hold("rest", { project: projects.large, limit: 1_000, offset: 1_000 });
  await app.connectAndLoad(token, projects.large);
  const timeline = new TimelineDialog(app);
  await timeline.open();
  const status = timeline.dialog.getByRole("status");
  await expect(status).toContainText("来自已加载的 1,000 条群体画像，可能不全");
  await expect(status).toContainText("只列出最近的 1,000 个。");
  await timeline.choose("person", "管理员");
  const link = timeline.dialog.getByRole("link").first();
  await link.focus();
  await api.release("rest");
  await expect(status).toContainText("来自全部 2,500 条群体画像");
  await expect(timeline.dialog.locator("a:focus")).toHaveCount(1);
});

for (const [language, locale] of [
  ["zh", "zh-CN"],
  ["en", "en-US"],
] as [Language, string][]) {
  test.describe(`with names that are markup, in ${language}`, () => {
    test.use({ locale });

    test("they stay text, nothing scrolls sideways, and axe finds nothing", async ({ app, token, page }) => {
      await app.connectAndLoad(token, projects.hostile);
      await new CollectionStatus(app).expectComplete(64);
      const timeline = new TimelineDialog(app);
      await timeline.open();
      await timeline.choose("kind", { zh: "创建", en: "Creations" }[language]);
      await expect(timeline.link("<script>alert(1)</script>")).toBeVisible();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      const overflow = await timeline.dialog.evaluate((dialog) => {
        const all = [document.documentElement, dialog, ...dialog.querySelectorAll("*")];
        return all.filter((box) => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== "visible").length;
      });
      expect(overflow).toBe(0);
      await page.keyboard.press("Escape");
      await expect(timeline.dialog).toBeHidden();
      await expect(timeline.opener).toBeFocused();
    });
  });
}
