// Faults 44 and 46: a run that never ends, and dates in other forms than the documented one.
import { makeRow } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";

const HOUR = 3_600_000;

for (const stage of ["RUNNING", "READY"]) {
  test(`fault 44: ${stage} for days is overdue, with a sentence that says both`, async ({ app, api, token }) => {
    const row = (id: string, hours: number) =>
      makeRow(id, {
        scheduler: "DAILY",
        detector: { stage, detectedAt: new Date(Date.now() - hours * HOUR).toISOString() },
      });
    await api.replyRows({ project: projects.demo }, [row("fresh", 1), row("stuck", 120)]);
    await app.connectAndLoad(token, projects.demo);
    await expect(app.cell(app.rows.nth(0), "健康度")).toHaveText("计算中");
    await expect(app.cell(app.rows.nth(1), "健康度")).toHaveText("已逾期");
    await app.rows.nth(1).getByRole("button").click();
    const why = app.drawer.getByRole("paragraph").filter({ hasText: /已逾期/ });
    await expect(why).toContainText("5 天前");
    await expect(why).toContainText(stage === "RUNNING" ? "计算正在进行" : "正在排队等待计算");
  });
}

test("fault 46: dates as Java servers write them are read, and those without a zone are unknown", async ({
  app,
  api,
  token,
}) => {
  const forms = [
    ["2022-01-01T09:01:00.000+0800", "2022-01-01 09:01"],
    ["2022-01-01T09:01+08:00[Asia/Shanghai]", "2022-01-01 09:01"],
    ["2022-01-01T01:01Z", "2022-01-01 09:01"],
    ["2022-01-01 09:01:00", null],
    ["2022-01-01T09:01:00.000", null],
  ] as const;
  const rows = forms.map(([detectedAt], at) =>
    makeRow(`r${at}`, { scheduler: "DAILY", detector: { stage: "FINISH", detectedAt } }),
  );
  await api.replyRows({ project: projects.demo }, rows);
  await app.connectAndLoad(token, projects.demo);
  for (const [at, [written, read]] of forms.entries()) {
    const row = app.rows.nth(at);
    await expect(app.cell(row, "最近计算"), written).toHaveText(read ?? written);
    await expect(app.cell(row, "健康度"), written).toHaveText(read === null ? "未知" : "已逾期");
  }
});
