// The console in a frame of another page, on an origin that its policy allows.
import type { FrameLocator, Page } from "@playwright/test";
import { given } from "./support/behind.ts";
import { expect, projects, test } from "./support/test.ts";

const ours = new URL(given("CONSOLE_URL"));
const host = new URL(given("OPEN_STAND_IN_URL")).origin;

interface Told {
  origin: string;
  data: { source: string; height: number };
}

declare global {
  /** What the frame told the page around it. */
  var told: Told[];
  /** To which origins the frame wanted to tell it. */
  var askedFor: string[];
}

/** The server's replies, with the page around allowed as the README says. */
async function allow(page: Page, origin: string): Promise<void> {
  await page.route(
    (url) => url.href.startsWith(ours.href) && url.searchParams.has("embed"),
    async (route) => {
      const reply = await route.fetch();
      const { "x-frame-options": _, ...headers } = reply.headers();
      const policy = headers["content-security-policy"].replace("frame-ancestors 'none'", `frame-ancestors ${origin}`);
      expect(policy).toContain(origin);
      await route.fulfill({ response: reply, headers: { ...headers, "content-security-policy": policy } });
    },
  );
}

/**
 * Opens the page around the console, which gives it the height that it asks for. Both pages are made up here and come
 * from no address, so that Chromium wants to be asked before they reach an API on this machine.
 */
async function frame(page: Page, query: string, referrer: string): Promise<FrameLocator> {
  const source = new URL(`?${query}`, ours).href;
  const body = `<!doctype html><title>host</title>
    <iframe title="console" allow="local-network-access; loopback-network" width="1200" height="100" referrerpolicy="${referrer}" src="${source}"></iframe>
    <script>
      globalThis.told = [];
      addEventListener("message", ({ origin, data }) => {
        told.push({ origin, data });
        document.querySelector("iframe").height = data.height;
      });
    </script>`;
  await page.route(`${host}/host`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.context().grantPermissions(["local-network-access"]);
  await page.goto(`${host}/host`);
  return page.frameLocator("iframe");
}

async function connect(inside: FrameLocator, token: string): Promise<void> {
  await inside.getByLabel("访问令牌", { exact: true }).fill(token);
  await inside.getByRole("button", { name: "连接", exact: true }).click();
  await expect(inside.getByRole("table")).toContainText("高价值用户");
}

const height = (page: Page) => page.evaluate(() => told.at(-1)?.data.height ?? 0);

test("a frame has no bar, is as high as what it shows, and tells so to the page around it", async ({
  page,
  token,
  watch,
}) => {
  watch.allowOrigin(host);
  await page.setViewportSize({ width: 1300, height: 900 });
  await allow(page, host);
  const inside = await frame(page, `embed=1&project=${projects.demo}&size=20`, "origin");
  await connect(inside, token);
  await expect(inside.getByRole("banner")).toHaveCount(0);
  await expect(inside.getByRole("navigation", { name: "分页" })).toContainText("获取于");
  await expect.poll(() => height(page), "twenty rows and what stands around them").toBeGreaterThan(800);
  const whole = await height(page);
  const [, inner] = page.frames();
  await expect
    .poll(() => inner.evaluate(() => document.documentElement.scrollHeight - innerHeight), "nothing left to scroll")
    .toBe(0);

  await inside.getByRole("searchbox", { name: "搜索", exact: true }).fill("nobody has this name");
  await expect.poll(() => height(page), "lower where there is less").toBeLessThan(whole / 2);
  expect(inner.url()).toContain("embed=1");
  await inside.getByRole("button", { name: "清除筛选", exact: true }).first().click();
  await expect.poll(() => height(page)).toBe(whole);
  const told = await page.evaluate(() => globalThis.told);
  for (const { origin, data } of told) {
    expect(origin).toBe(ours.origin);
    expect(Object.keys(data).sort()).toEqual(["height", "source"]);
    expect(data.source).toBe("segment-console");
  }
});

test("the height is told to the exact origin of the page around, never to all", async ({ page, watch }) => {
  watch.allowOrigin(host);
  await allow(page, host);
  await page.addInitScript(() => {
    if (parent === self) {
      return;
    }
    const around = parent;
    globalThis.askedFor = [];
    const postMessage = (message: unknown, origin: string) => {
      askedFor.push(origin);
      around.postMessage(message, origin);
    };
    Object.defineProperty(globalThis, "parent", { get: () => ({ postMessage }) });
  });
  for (const referrer of ["origin", "no-referrer"]) {
    const inside = await frame(page, "embed=1", referrer);
    await expect(inside.getByLabel("访问令牌", { exact: true })).toBeVisible();
    await expect.poll(() => height(page)).toBeGreaterThan(300);
    const origins = await page.frames()[1].evaluate(() => askedFor);
    expect([...new Set(origins)], referrer).toEqual([host]);
  }
});

test("without a project the bar stays, where one is chosen; out of a frame nothing is told", async ({
  app,
  page,
  token,
}) => {
  await app.open("?embed=1");
  await app.token.fill(token);
  await app.button(app.words.connect).click();
  await expect(page.getByRole("banner")).toBeVisible();
  await app.project.fill(projects.demo);
  await app.project.press("Enter");
  await app.expectRange(1, 50, 143);
  await expect(page.getByRole("banner")).toHaveCount(0);
  expect(app.query()).toMatchObject({ embed: "1", project: projects.demo });
  await page.reload();
  await app.expectRange(1, 50, 143);
  await expect(page.getByRole("banner")).toHaveCount(0);
});

test("a page that the policy doesn't name shows no console", async ({ page, watch }) => {
  watch.allowOrigin(host);
  watch.allow(/frame-ancestors|X-Frame-Options/);
  const inside = await frame(page, "embed=1", "origin");
  await expect(page.locator("iframe")).toBeVisible();
  await expect(inside.getByLabel("访问令牌", { exact: true })).toHaveCount(0);
  expect(await page.evaluate(() => told)).toEqual([]);
});
