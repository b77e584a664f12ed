// Thousands of projects: the list stays short, and says how many others there are.
import { expect, test } from "./support/test.ts";

for (const count of [500, 20_000]) {
  test(`fault 62: of ${count} projects some dozens are listed, and the others counted`, async ({
    app,
    api,
    token,
    page,
  }) => {
    const all = Array.from({ length: count }, (_, number) => ({ id: `prj${number}`, name: `项目 Project ${number}` }));
    await api.reply({ path: "/v1/api/projects" }, { contentType: "application/json", body: JSON.stringify(all) });
    const listed = page.waitForResponse((reply) => reply.url().endsWith("/v1/api/projects"));
    await app.connect({ token });
    await (await listed).finished();
    await app.project.click();
    await expect(app.options).toHaveCount(60);
    const others = (number: number) => page.getByText(`还有 ${number} 个项目，请输入名称或 ID 查找`);
    await expect(others(count - 60)).toBeVisible();
    await page.keyboard.type("prj");
    await expect(app.options).toHaveCount(61);
    await page.keyboard.type("499");
    await expect(app.options.first()).toContainText("prj499");
  });
}
