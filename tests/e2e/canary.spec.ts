// Token leaks: after a whole session the token is only in its one sessionStorage key.
import { apiOrigin, deployment, isCrossOrigin, otherApiOrigin } from "./support/deployment.ts";
import { recordedTexts } from "./support/changes.ts";
import { expectNoToken, expectNotLogged, storedSession } from "./support/canary.ts";
import { StandIn } from "./support/stand_in.ts";
import { expect, projects, test } from "./support/test.ts";
import { SavedViewsMenu } from "./support/saved_views_menu.ts";

test("after a whole session the token is in its sessionStorage key and nowhere else", async ({
  app,
  api,
  token,
  page,
  monitor,
}, info) => {
  monitor.allowFailedReplies();
  monitor.allow(/^error: Failed to load resource: net::ERR_/);
  const clean = () => expectNoToken(page, token);
  const referers: string[] = [];
  page.on("request", async (request) => {
    referers.push((await request.allHeaders().catch(() => ({}) as Record<string, string>)).referer ?? "");
  });
  await app.connect({ token, project: projects.demo });
  await app.expectRange(1, 50, 143);
  await expect.poll(() => recordedTexts(page), "the records of profiles").toContain("seg_");
  await clean();
  expect(await storedSession(page)).toContain(token);

  await app.button(app.labels.next).click();
  await app.expectRange(51, 100, 143);
  await app.rows.first().getByRole("button").click();
  await expect(app.drawer).toBeVisible();
  await clean();
  await page.keyboard.press("Escape");
  await app.button(app.labels.refresh).click();
  await expect(app.button(app.labels.refresh)).not.toHaveAttribute("aria-disabled", "true");
  const views = new SavedViewsMenu(app);
  await views.save("canary");
  const exported = await views.export();
  expect(exported.name + exported.text).not.toContain(token);
  await page.keyboard.press("Escape");

  for (const status of [400, 401, 403, 500]) {
    // Debugging servers quote the request in their reply; the console must not store or log the token from there.
    await api.reply({ project: projects.demo, times: 1 }, { status, body: "no" });
    await app.button(app.labels.refresh).click();
    if (status === 401) {
      await expect(app.tokenDialog).toBeVisible();
      await clean();
      await app.postponeToken();
    }
    await expect(app.alert(`HTTP ${status}`)).toBeVisible();
    await clean();
  }
  for (const to of [apiOrigin(), otherApiOrigin()]) {
    const location = `${to}/v1/api/moved/${info.testId}`;
    await api.reply({ project: projects.demo, times: 3 }, { status: 302, headers: { location } });
    await app.button(app.labels.refresh).click();
    await expect(app.alert("请求被重定向")).toBeVisible();
    await clean();
    // The browser's protocol tells of the target as of a request, though none is sent: the APIs' own logs have none.
    monitor.allowOrigin(to);
    const seen = to === apiOrigin() ? api : new StandIn(to, token);
    expect(await seen.requestsTo(`/v1/api/moved/${info.testId}`)).toEqual([]);
  }
  await api.clearFaults();
  // The proxy logs the upstream failures that it turns into a 502.
  await api.cut({ project: projects.demo }, { at: "start" });
  await app.button(app.labels.refresh).click();
  await expect(app.alert(isCrossOrigin ? "无法连接接口" : "服务暂时不可用")).toBeVisible();
  await clean();
  await api.clearFaults();
  await app.button(app.labels.retry).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);

  const unknown = `No-${info.testId}`;
  await app.openProject(unknown);
  await expect(app.alert("服务器出错")).toBeVisible();
  await app.setLanguage("en");
  await app.select(app.labels.theme).selectOption("dark");
  await clean();
  await page.reload();
  await expect(app.alert("The server failed")).toBeVisible();
  await clean();
  await page.goBack();
  await app.expectRange(51, 100, 143);
  await clean();
  await page.goForward();

  await app.button(app.labels.disconnect).click();
  await expect(app.token).toHaveValue("");
  await clean();
  expect(await storedSession(page)).toBe(null);
  await expect.poll(() => recordedTexts(page), "the records of profiles").toBe("");
  expect(monitor.urls.filter((url) => decodeURIComponent(url).includes(token)), "URLs").toEqual([]);
  expect(monitor.messages.filter((line) => line.includes(token)), "console lines").toEqual([]);
  expect(referers.filter((referer) => referer !== ""), "no request says where it comes from").toEqual([]);
  expect(referers.length).toBeGreaterThan(10);
  const requested = await api.requests();
  expect(requested.length).toBeGreaterThan(5);
  for (const { target, headers } of requested) {
    expect(target).not.toContain(token);
    const carriers = Object.entries(headers).filter(([, value]) => value.includes(token));
    expect(carriers).toEqual([["authorization", `Bearer ${token}`]]);
  }
  expect(await new StandIn(otherApiOrigin(), token).requests(), "the other API").toEqual([]);
  await expectNotLogged(token, {
    server: deployment,
    has: isCrossOrigin ? "GET /config.json" : `/projects/${unknown}/`,
  });
});

test("kept in memory only, the token is in no storage at all", async ({ app, token, page }) => {
  await app.connect({ token, project: projects.demo, memoryOnly: true });
  await app.expectRange(1, 50, 143);
  await expectNoToken(page, token);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(token);
});

test("another token leaves nothing of the expired one behind, and is where it was", async ({
  app,
  token,
  page,
  monitor,
}) => {
  monitor.allowFailedReplies();
  const expired = token.replace("demo-token", "expired-token");
  await app.connect({ token: expired, project: projects.demo });
  await expect(app.tokenDialog).toBeVisible();
  await expectNoToken(page, expired);
  expect(await storedSession(page)).toContain(expired);
  await app.replaceToken(token);
  await app.expectRange(1, 50, 143);
  expect(await storedSession(page)).toContain(token);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(expired);
  await expectNoToken(page, expired);
  await expectNoToken(page, token);
});

test("a request for config.json carries no token", async ({ app, token, page }) => {
  await app.connectAndLoad(token, projects.demo);
  const requested = page.waitForRequest("**/config.json");
  await page.reload();
  expect(JSON.stringify(await (await requested).allHeaders())).not.toContain(token);
});
