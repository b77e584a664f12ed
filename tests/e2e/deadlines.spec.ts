// Deadlines of config.json: by when results have to be there, in one zone, for readers in any.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { cells, computed, deadlines, morning, names, open, SHANGHAI } from "./support/deadlines.ts";
import type { Row } from "./support/stand_in.ts";
import { expect, test } from "./support/test.ts";

/** A row, and what is said of it: health, when its next result is due, by how much it is overdue, and why. */
type Case = [row: Row, health: string, due: string, overdue_by: string, why: { zh: string; en: string }];

const daily = { zh: "每日更新（应于 06:00 前完成，Asia/Shanghai 时间）", en: "Daily (due by 06:00, Asia/Shanghai)" };
const last = (zh: string, en: string, late?: [zh: string, en: string]) => ({
  zh: `，上次计算在 ${zh}前，${late ? `已逾期 ${late[0]}` : "未逾期"}。`,
  en: `, last computed ${en} ago: ${late ? `overdue by ${late[1]}` : "not overdue"}.`,
});
const and = (one: { zh: string; en: string }, other: { zh: string; en: string }) => ({
  zh: one.zh + other.zh,
  en: one.en + other.en,
});

const cases: Case[] = [
  [computed("tonight", "2024-05-06T03:00+08:00"), "正常", "2024-05-07 06:00", "—", and(daily, last("4 小时", "4 hours"))],
  [computed("evening", "2024-05-05T18:00+08:00"), "正常", "2024-05-07 06:00", "—", and(daily, last("13 小时", "13 hours"))],
  [
    computed("afternoon", "2024-05-05T17:59+08:00"),
    "已逾期",
    "2024-05-06 06:00",
    "1 小时",
    and(daily, last("13 小时", "13 hours", ["1 小时", "1 hour"])),
  ],
  // Yesterday's run was late, and tonight there was none.
  [
    computed("hidden", "2024-05-05T06:10+08:00"),
    "已逾期",
    "2024-05-06 06:00",
    "1 小时",
    and(daily, last("24 小时", "24 hours", ["1 小时", "1 hour"])),
  ],
  [
    computed("stuck", "2024-05-03T03:00+08:00", {}, "RUNNING"),
    "已逾期",
    "2024-05-04 06:00",
    "2 天",
    and(and(daily, last("3 天", "3 days", ["2 天", "2 days"])), {
      zh: "计算正在进行，但完成之前仍是旧数据。",
      en: " It is being computed, but the data stays old until that is done.",
    }),
  ],
  [
    computed("again", "2024-05-06T02:00+08:00", {}, "RUNNING"),
    "计算中",
    "2024-05-07 06:00",
    "—",
    and({ zh: "正在计算。", en: "It is being computed. " }, and(daily, { zh: "。", en: "." })),
  ],
  [
    computed("weekly", "2024-04-29T03:00+08:00", { scheduler: "WEEKLY" }),
    "正常",
    "2024-05-06 08:00",
    "—",
    and(
      { zh: "每周更新（应于周一 08:00 前完成，Asia/Shanghai 时间）", en: "Weekly (due by Mon 08:00, Asia/Shanghai)" },
      last("7 天", "7 days"),
    ),
  ],
  // Judged by its age: it has no deadline.
  [
    computed("auto", "2024-05-05T03:00+08:00", { scheduler: "AUTO" }),
    "正常",
    "2024-05-06 03:00",
    "—",
    and(
      { zh: "自动更新（未设截止时间，结果不应早于 30 小时前）", en: "Automatic (no deadline set: at most 30 hours old)" },
      last("28 小时", "28 hours"),
    ),
  ],
  [
    computed("manual", "2024-01-01T03:00+08:00", { scheduler: "ONCE" }),
    "正常",
    "—",
    "—",
    { zh: "仅在手动触发时计算，不存在逾期。", en: "It is computed only by hand, so it can't be overdue." },
  ],
];

const summary = (page: Page, label: string) =>
  page.getByRole("region", { name: "健康度", exact: true }).getByRole("button", { name: new RegExp(`^${label}`) });

test("table, summary, filters, sorting and groups follow the deadlines, and the clock", async ({ app, api, token, page }) => {
  const rows = cases.map(([row]) => row);
  await open({ app, api, token, page }, morning, { deadlines, deadlineZone: SHANGHAI }, rows);
  const expected = cases.map(([row, health, due, late]) => [row.name, health, due, late]);
  await expect.poll(() => cells(page)).toEqual(expected);
  await expect(summary(page, "已逾期")).toHaveText("已逾期3");
  await expect(summary(page, "正常")).toHaveText("正常5");
  await expect(summary(page, "临近截止"), "off by default").toHaveCount(0);
  await app.button("按“应计算时间”排序").click();
  await expect
    .poll(() => names(page))
    .toEqual(["stuck", "auto", "afternoon", "hidden", "weekly", "tonight", "evening", "again", "manual"]);
  await app.button("按“逾期时长”排序").click();
  await expect.poll(async () => (await names(page)).slice(0, 3)).toEqual(["afternoon", "hidden", "stuck"]);
  for (const [search, found] of [
    ["health:overdue", ["afternoon", "hidden", "stuck"]],
    ["overdue:<1d", ["afternoon", "hidden"]],
    ["has:overdue", ["afternoon", "hidden", "stuck"]],
    ["due:<1h", ["weekly"]],
    ["due:2024-05-06", ["afternoon", "hidden", "weekly", "auto"]],
    ["due:tomorrow", ["tonight", "evening", "again"]],
    ["no:due", ["manual"]],
  ] as const) {
    await app.search.fill(search);
    await expect.poll(() => names(page), search).toEqual(found);
  }
  // At 8:00 the weekly one misses its deadline.
  await page.clock.fastForward(52 * 60_000);
  await expect(summary(page, "已逾期")).toHaveText("已逾期4");
  await app.search.fill("health:overdue scheduler:weekly");
  await expect.poll(() => cells(page)).toEqual([["profile weekly", "已逾期", "2024-05-06 08:00", "0 分钟"]]);
  await app.search.fill("");
  await app.select("分组").selectOption({ label: "健康度" });
  const heading = page.getByRole("rowheader").filter({ hasText: "已逾期" });
  await expect(heading).toContainText("4");
});

for (const language of ["zh", "en"] as const) {
  test(`the drawer and the tooltip say which rule judged (${language})`, async ({ app, api, token, page }) => {
    await open({ app, api, token, page }, morning, { deadlines, deadlineZone: SHANGHAI }, cases.map(([row]) => row));
    await app.setLanguage(language);
    for (const [row, , , , why] of cases) {
      const shown = app.row(String(row.name));
      await shown.locator(".badge").hover();
      await expect(page.getByRole("tooltip")).toHaveText(why[language]);
      await shown.getByRole("button").click();
      await expect(app.drawer.locator(".drawer__why")).toContainText(why[language]);
      await page.keyboard.press("Escape");
      await expect(app.drawer).toHaveCount(0);
    }
  });
}

test("a deadline passes by the clocks of its own zone, also when they change", async ({ app, api, token, page }) => {
  const rows = [
    // In New York the clocks went from 2:00 to 3:00 on 10 March, 15:00 in Shanghai.
    computed("tonight", "2024-03-09T18:00-05:00"),
    computed("before", "2024-03-09T17:59-05:00"),
  ];
  const settings = { deadlines: { DAILY: "02:30" }, deadlineZone: "America/New_York" };
  await open({ app, api, token, page }, new Date("2024-03-10T14:59:30+08:00"), settings, rows);
  const due = ["2024-03-11 14:30", "2024-03-10 15:00"];
  await expect
    .poll(() => cells(page))
    .toEqual([
      ["profile tonight", "正常", due[0], "—"],
      ["profile before", "正常", due[1], "—"],
    ]);
  await page.clock.fastForward(60_000);
  await expect
    .poll(() => cells(page))
    .toEqual([
      ["profile tonight", "正常", due[0], "—"],
      ["profile before", "已逾期", due[1], "0 分钟"],
    ]);
  await app.row("profile before").locator(".badge").hover();
  await expect(page.getByRole("tooltip")).toHaveText(
    "每日更新（应于 02:30 前完成，America/New_York 时间），上次计算在 8 小时前，已逾期 0 分钟。",
  );
});

test.describe("with a warning", () => {
  const rows = [
    computed("there", "2024-05-06T03:00+08:00"),
    computed("missing", "2024-05-05T03:00+08:00"),
    computed("running", "2024-05-05T04:00+08:00", {}, "RUNNING"),
    computed("queued", "2024-05-05T05:00+08:00", {}, "READY"),
    computed("failed", "2024-05-05T05:00+08:00", {}, "ERROR"),
    computed("old", "2024-05-04T03:00+08:00"),
  ];
  const settings = { deadlines, deadlineZone: SHANGHAI, deadlineWarningMinutes: 30 };

  test("what is not there shortly before its deadline is marked, counted and found, and not overdue", async ({ app, api, token, page }) => {
    await open({ app, api, token, page }, new Date("2024-05-06T05:29:30+08:00"), settings, rows);
    const healths = async () => (await cells(page)).map((cells) => cells[1]);
    const unwarned = ["正常", "正常", "计算中", "计算中", "计算失败", "已逾期"];
    await expect.poll(healths).toEqual(unwarned);
    await expect(summary(page, "临近截止")).toHaveText("临近截止0");
    await page.clock.fastForward(60_000);
    const marked = page.getByRole("row").filter({ has: page.getByRole("img", { name: "临近截止", exact: true }) });
    await expect(marked.getByRole("rowheader")).toHaveText(["profile missing", "profile running", "profile queued"]);
    await expect.poll(healths, "a warning is no judgement").toEqual(unwarned);
    await expect(summary(page, "临近截止")).toHaveText("临近截止3");
    await expect(summary(page, "已逾期")).toHaveText("已逾期1");
    await app.row("profile missing").locator(".badge").hover();
    const why = "未逾期。距截止时间还有 29 分钟，新的结果还没有算出。";
    await expect(page.getByRole("tooltip")).toContainText(why);
    await summary(page, "临近截止").click();
    await expect(app.search).toHaveValue("is:due-soon");
    await expect(summary(page, "临近截止")).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => names(page)).toEqual(["missing", "running", "queued"]);
    await app.search.fill("是：临近截止 -stage:running profile");
    await expect.poll(() => names(page)).toEqual(["missing", "queued"]);
    await app.search.fill("profile is:due-soon");
    await expectAccessible(page);
    await summary(page, "临近截止").click();
    await expect(app.search).toHaveValue("profile");
    await app.row("profile running").getByRole("button").click();
    await expect(app.drawer.locator(".drawer__why")).toContainText("计算中 · 临近截止正在计算。");
    await expect(app.drawer.locator(".drawer__why")).toContainText(/距截止时间还有 2\d 分钟/);
    await page.keyboard.press("Escape");
    await expect(app.drawer).toHaveCount(0);
    await page.clock.fastForward(30 * 60_000);
    await expect(summary(page, "临近截止")).toHaveText("临近截止0");
    await expect(summary(page, "已逾期")).toHaveText("已逾期4");
    await expect.poll(healths).toEqual(["正常", "已逾期", "已逾期", "已逾期", "计算失败", "已逾期"]);
  });

  test("it is said in English, too", async ({ app, api, token, page }) => {
    await open({ app, api, token, page }, new Date("2024-05-06T05:34:30+08:00"), settings, rows);
    await app.setLanguage("en");
    const row = app.row("profile running");
    await expect(row.locator(".badge")).toHaveText("Running");
    await expect(row.getByRole("img", { name: "due soon", exact: true })).toBeVisible();
    await row.locator(".badge").hover();
    await expect(page.getByRole("tooltip")).toHaveText(
      "It is being computed. Daily (due by 06:00, Asia/Shanghai). Its next result is due in 25 minutes, and not there yet.",
    );
    const health = page.getByRole("region", { name: "Health", exact: true });
    await expect(health.getByRole("button", { name: /^Due soon/ })).toHaveText("Due soon3");
  });
});
