// Embedding: the console in an iframe, on an origin that frame-ancestors allows.
import type { FrameLocator, Page } from "@playwright/test";
import { env } from "./support/deployment.ts";
import { expect, projects, test } from "./support/test.ts";

const consoleUrl = new URL(env("CONSOLE_URL"));
const hostOrigin = new URL(env("OPEN_STAND_IN_URL")).origin;

interface ReceivedMessage {
  origin: string;
  data: { source: string; height: number };
}

declare global {
  /** The messages that the host page received from the iframe. */
  var receivedMessages: ReceivedMessage[];
  /** The target origins of the iframe's messages. */
  var targetOrigins: string[];
}

/** Adds an origin to `frame-ancestors` of the server's replies, as the README describes. */
async function allow_framing(page: Page, origin: string): Promise<void> {
  await page.route(
    (url) => url.href.startsWith(consoleUrl.href) && url.searchParams.has("embed"),
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
 * Opens a host page with the console in an iframe, which it resizes to the height that the console sends. Both pages
 * are fulfilled by Playwright, so Chromium requires a permission before they may request an API on this machine.
 */
async function open_framed(page: Page, query: string, referrer: string): Promise<FrameLocator> {
  const source = new URL(`?${query}`, consoleUrl).href;
  const body = `<!doctype html><title>host</title>
    <iframe title="console" allow="local-network-access; loopback-network" width="1200" height="100" referrerpolicy="${referrer}" src="${source}"></iframe>
    <script>
      globalThis.receivedMessages = [];
      addEventListener("message", ({ origin, data }) => {
        receivedMessages.push({ origin, data });
        document.querySelector("iframe").height = data.height;
      });
    </script>`;
  await page.route(`${hostOrigin}/host`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.context().grantPermissions(["local-network-access"]);
  await page.goto(`${hostOrigin}/host`);
  return page.frameLocator("iframe");
}

async function connect(inside: FrameLocator, token: string): Promise<void> {
  await inside.getByLabel("访问令牌", { exact: true }).fill(token);
  await inside.getByRole("button", { name: "连接", exact: true }).click();
  await expect(inside.getByRole("table")).toContainText("高价值用户");
}

const height = (page: Page) => page.evaluate(() => receivedMessages.at(-1)?.data.height ?? 0);

test("a frame has no bar, is as high as what it shows, and tells so to the page around it", async ({
  page,
  token,
  monitor,
}) => {
  monitor.allowOrigin(hostOrigin);
  await page.setViewportSize({ width: 1300, height: 900 });
  await allow_framing(page, hostOrigin);
  const inside = await open_framed(page, `embed=1&project=${projects.demo}&size=20`, "origin");
  await connect(inside, token);
  await expect(inside.getByRole("banner")).toHaveCount(0);
  await expect(inside.getByRole("navigation", { name: "分页" })).toContainText("获取于");
  await expect.poll(() => height(page), "twenty rows and what stands around them").toBeGreaterThan(800);
  const whole = await height(page);
  const [, inner] = page.frames();
  await expect
    .poll(() => inner.evaluate(() => document.documentElement.scrollHeight - innerHeight), "nothing left to scroll")
    .toBe(0);

  await inside.getByRole("combobox", { name: "搜索", exact: true }).fill("nobody has this name");
  await expect.poll(() => height(page), "lower where there is less").toBeLessThan(whole - 500);
  expect(inner.url()).toContain("embed=1");
  await inside.getByRole("button", { name: "清除筛选", exact: true }).first().click();
  await expect.poll(() => height(page)).toBe(whole);
  const messages = await page.evaluate(() => globalThis.receivedMessages);
  for (const { origin, data } of messages) {
    expect(origin).toBe(consoleUrl.origin);
    expect(Object.keys(data).sort()).toEqual(["height", "source"]);
    expect(data.source).toBe("segment-console");
  }
});

test("the height is told to the exact origin of the page around, never to all", async ({ page, monitor }) => {
  monitor.allowOrigin(hostOrigin);
  await allow_framing(page, hostOrigin);
  await page.addInitScript(() => {
    if (parent === self) {
      return;
    }
    const around = parent;
    globalThis.targetOrigins = [];
    const postMessage = (message: unknown, origin: string) => {
      targetOrigins.push(origin);
      around.postMessage(message, origin);
    };
    Object.defineProperty(globalThis, "parent", { get: () => ({ postMessage }) });
  });
  for (const referrer of ["origin", "no-referrer"]) {
    const inside = await open_framed(page, "embed=1", referrer);
    await expect(inside.getByLabel("访问令牌", { exact: true })).toBeVisible();
    await expect.poll(() => height(page)).toBeGreaterThan(300);
    const origins = await page.frames()[1].evaluate(() => targetOrigins);
    expect([...new Set(origins)], referrer).toEqual([hostOrigin]);
  }
});

test("without a project the bar stays, where one is chosen; out of a frame nothing is told", async ({
  app,
  page,
  token,
}) => {
  await app.open("?embed=1");
  await app.token.fill(token);
  await app.button(app.labels.connect).click();
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

test("a page that the policy doesn't name shows no console", async ({ page, monitor }) => {
  monitor.allowOrigin(hostOrigin);
  monitor.allow(/frame-ancestors|X-Frame-Options/);
  const inside = await open_framed(page, "embed=1", "origin");
  await expect(page.locator("iframe")).toBeVisible();
  await expect(inside.getByLabel("访问令牌", { exact: true })).toHaveCount(0);
  expect(await page.evaluate(() => receivedMessages)).toEqual([]);
});
