// Deadlines in config.json that can't hold.
import { cells, computed, deadlines, morning, open, SHANGHAI } from "./support/deadlines.ts";
import { expect, test } from "./support/test.ts";

const rule = { zh: "截止时间未启用，逾期仍按结果的时长判断。", en: "deadlines don't apply, and results are judged by their age." };
const wrong = (key: string) => ({
  zh: `config.json 中“${key}”的格式有误，已使用默认值。`,
  en: `“${key}” in config.json has the wrong form; its default is used.`,
});

for (const [what, settings, { zh, en }] of [
  [
    "without a zone",
    { deadlines },
    {
      zh: `config.json 设置了“deadlines”，但缺少“deadlineZone”；${rule.zh}`,
      en: "config.json has “deadlines” but no “deadlineZone”: they don't apply, and results are judged by their age.",
    },
  ],
  [
    "in a zone that the browser doesn't know",
    { deadlines, deadlineZone: "Asia/Shangai" },
    {
      zh: `浏览器不认识 config.json 中“deadlineZone”的时区“Asia/Shangai”；${rule.zh}`,
      en: `This browser doesn't know the time zone “Asia/Shangai” of “deadlineZone” in config.json: ${rule.en}`,
    },
  ],
  ["at 25:00", { deadlines: { DAILY: "25:00" }, deadlineZone: SHANGHAI }, wrong("deadlines.DAILY")],
  ["at 6 am", { deadlines: { DAILY: "6 am" }, deadlineZone: SHANGHAI }, wrong("deadlines.DAILY")],
  ["on each Monday", { deadlines: { DAILY: "Mon" }, deadlineZone: SHANGHAI }, wrong("deadlines.DAILY")],
  ["weekly without a day", { deadlines: { WEEKLY: "08:00" }, deadlineZone: SHANGHAI }, wrong("deadlines.WEEKLY")],
  ["as a text", { deadlines: "06:00", deadlineZone: SHANGHAI }, wrong("deadlines")],
  [
    "of an unknown schedule",
    { deadlines: { HOURLY: "06:00" }, deadlineZone: SHANGHAI },
    {
      zh: "config.json 中有未知的设置项“deadlines.HOURLY”，已忽略。",
      en: "config.json has an unknown setting “deadlines.HOURLY”; it is ignored.",
    },
  ],
  ["with a warning of a week", { deadlineWarningMinutes: 10_080 }, wrong("deadlineWarningMinutes")],
] as const) {
  test(`fault 76: deadlines ${what} are named, and the age of results counts`, async ({ app, api, token, page }) => {
    const rows = [computed("day", "2024-05-05T03:00+08:00"), computed("older", "2024-05-05T01:00+08:00")];
    await open({ app, api, token, page }, morning, settings, rows);
    await expect(app.alert(zh)).toBeVisible();
    await expect
      .poll(() => cells(page))
      .toEqual([
        ["profile day", "正常", "2024-05-06 03:00", "—"],
        ["profile older", "已逾期", "2024-05-06 01:00", "6 小时"],
      ]);
    await app.row("profile day").locator(".badge").hover();
    await expect(page.getByRole("tooltip")).toHaveText("每日更新，上次计算在 28 小时前，未逾期。");
    await app.setLanguage("en");
    await expect(app.alert(en)).toBeVisible();
  });
}
