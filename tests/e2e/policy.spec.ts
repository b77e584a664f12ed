// Security headers in the browser: CSP, Trusted Types, framing, isolation and subresource integrity.
import type { Page } from "@playwright/test";
import { env } from "./support/deployment.ts";
import { expect, projects, test } from "./support/test.ts";

// Defined in the page: runs a step in a timer, because CSP doesn't apply within an evaluation by the debugger.
declare function later(step: () => unknown): Promise<unknown>;

/**
 * Runs each step in the page; returns the name of the error that it threw, "done", or "the document changed".
 *
 * The document is compared within the step's own task: between two tasks the app itself may render.
 */
async function run_steps(page: Page, steps: Record<string, () => unknown>): Promise<Record<string, string>> {
  await page.evaluate(() => {
    const unchanged = (step: () => unknown) => {
      const before = document.documentElement.outerHTML;
      try {
        return step();
      } finally {
        if (document.documentElement.outerHTML !== before) throw new Error("the document changed");
      }
    };
    const later = (step: () => unknown) =>
      new Promise((done, failed) => {
        setTimeout(() => {
          try {
            done(unchanged(step));
          } catch (error) {
            failed(error as Error);
          }
        });
      });
    Object.assign(globalThis, { later, unchanged });
  });
  const outcomes: Record<string, string> = {};
  for (const [name, step] of Object.entries(steps)) {
    outcomes[name] = await page.evaluate(`unchanged(${step.toString()})`).then(
      () => "done",
      (error: Error) => /(the document changed|TypeError|EvalError|SecurityError)/.exec(error.message)?.[1] ?? error.message,
    );
  }
  return outcomes;
}

test("text becomes neither markup nor script, however it got into the page", async ({ app, token, page, monitor }) => {
  monitor.allow(/^error: CSP violation: (require-trusted-types-for|trusted-types|script-src)/);
  monitor.allow(/^(error|info): .*(Trusted|trusted|Content Security Policy)/);
  await app.connectAndLoad(token, projects.demo);
  const outcomes = await run_steps(page, {
    innerHTML: () => (document.body.innerHTML = "<b>x</b>"),
    outerHTML: () => (document.body.outerHTML = "<b>x</b>"),
    insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
    "document.write": () => document.write("<b>x</b>"),
    createContextualFragment: () => document.createRange().createContextualFragment("<b>x</b>"),
    parseFromString: () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
    srcdoc: () => (document.createElement("iframe").srcdoc = "<b>x</b>"),
    "script.src": () => (document.createElement("script").src = "boot.js"),
    "script.text": () => (document.createElement("script").text = "1"),
    "an onclick attribute": () => document.body.setAttribute("onclick", "1"),
    Worker: () => new Worker("boot.js"),
    eval: () => later(() => (0, eval)("1")),
    Function: () => later(() => new Function("1")),
    "a policy that lets everything pass": () =>
      (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } })
        .trustedTypes.createPolicy("default", { createHTML: (text: string) => text }),
  });
  const refused = Object.entries(outcomes).filter(([, outcome]) => /^(TypeError|EvalError)$/.test(outcome));
  expect(Object.fromEntries(refused)).toEqual(outcomes);
  // Nor did any of it get there later.
  await expect(page.locator("b:text-is('x'), iframe, body[onclick]")).toHaveCount(0);
});

test("a script in the page can ask nobody but its own origin and the API", async ({ app, page, monitor }) => {
  monitor.allow(
    /^error: CSP violation: (connect|img|style|media|frame|default)-src|^error: CSP violation: form-action/,
  );
  monitor.allow(/^error: .*Content Security Policy/);
  const elsewhere = "https://elsewhere.example.com";
  monitor.allowOrigin(elsewhere);
  await app.open();
  const requested = await page.evaluate(async (elsewhere) => {
    const violations = new Set<string>();
    addEventListener("securitypolicyviolation", (report) => violations.add(report.effectiveDirective));
    const add = (name: string, attributes: Record<string, string>) => {
      const element = document.createElement(name);
      Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
      return document.body.appendChild(element);
    };
    const fetched = await fetch(elsewhere).then(
      () => "an answer",
      () => "nothing",
    );
    navigator.sendBeacon(elsewhere, "x");
    add("img", { src: `${elsewhere}/i.png` });
    add("link", { rel: "stylesheet", href: `${elsewhere}/s.css` });
    add("video", { src: `${elsewhere}/v.mp4` });
    add("iframe", { src: elsewhere });
    (add("form", { action: elsewhere, method: "post" }) as HTMLFormElement).submit();
    add("style", {}).textContent = "body { display: none }";
    while (violations.size < 6) {
      await new Promise(requestAnimationFrame);
    }
    return { fetched, violations: [...violations].sort(), hidden: getComputedStyle(document.body).display === "none" };
  }, elsewhere);
  expect(requested).toEqual({
    fetched: "nothing",
    violations: ["connect-src", "form-action", "frame-src", "img-src", "media-src", "style-src-elem"],
    hidden: false,
  });
  // Playwright reports requests too that the browser then refuses to send.
  const sent = monitor.urls.filter((url) => url.startsWith(elsewhere));
  await expect.poll(() => sent.filter((url) => !monitor.failed.includes(url))).toEqual([]);
});

test("the page has its process to itself, and no page that opened it has a hold on it", async ({ page, monitor }) => {
  const from = `${framing_origin()}/opener`;
  monitor.allowOrigin(from);
  await page.route(from, (route) => route.fulfill({ contentType: "text/html", body: "<title>opener</title>" }));
  await page.goto(from);
  const opening = page.waitForEvent("popup");
  await page.evaluate((url) => Object.assign(globalThis, { opened: open(url) }), env("CONSOLE_URL"));
  const opened = await opening;
  await expect(opened.getByRole("button", { name: "连接", exact: true })).toBeVisible();
  expect(await opened.evaluate(() => [crossOriginIsolated, opener])).toEqual([true, null]);
  expect(await page.evaluate(() => (globalThis as unknown as { opened: Window }).opened.closed)).toBe(true);
});

/** The origin of a site that frames or opens the console. No server listens there: tests fulfil its pages. */
function framing_origin(): string {
  return new URL(env("REFUSING_URL")).origin;
}

/** Opens a page of another origin with the console in an iframe. */
async function open_framing_page(page: Page): Promise<void> {
  const framing = `${framing_origin()}/framing`;
  const body = `<title>portal</title><iframe title="console" src="${env("CONSOLE_URL")}"></iframe>`;
  await page.route(framing, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(framing);
}

test("no other page can frame it", async ({ page, monitor }) => {
  monitor.allowOrigin(framing_origin());
  monitor.allow(/^error: .*(frame-ancestors|X-Frame-Options)/);
  await open_framing_page(page);
  await expect.poll(() => page.frames()[1].url()).toBe("chrome-error://chromewebdata/");
  await expect(page.frameLocator("iframe").getByRole("button")).toHaveCount(0);
});

test("a portal can frame it once it is named instead, as the configurations say", async ({ page, monitor }) => {
  monitor.allowOrigin(framing_origin());
  await page.route(env("CONSOLE_URL"), async (route) => {
    const reply = await route.fetch();
    const { "x-frame-options": _, "content-security-policy": policy, ...headers } = reply.headers();
    const named = policy.replace("frame-ancestors 'none'", `frame-ancestors ${framing_origin()}`);
    expect(named).not.toBe(policy);
    await route.fulfill({ response: reply, headers: { ...headers, "content-security-policy": named } });
  });
  await open_framing_page(page);
  await expect(page.frameLocator("iframe").getByRole("button", { name: "连接", exact: true })).toBeVisible();
});

const changed = [
  { what: "boot.js", file: /\/boot\.js$/, more: '\ndocument.title = "changed";' },
  { what: "module", file: /\/segment-console-[0-9a-f]+\.js$/, more: '\ndocument.title = "changed";' },
];

for (const { what, file, more } of changed) {
  test(`a ${what} that a cache or a proxy changed isn't run, and the page says that it could not start`, async ({
    page,
    monitor,
  }) => {
    monitor.allow(/^error: Failed to find a valid digest in the 'integrity' attribute/);
    monitor.allow(/^error: TypeError: Failed to fetch dynamically imported module/);
    await append_to_file(page, file, more);
    await page.goto("./");
    await expect(page.getByRole("alert").filter({ hasText: "The console could not start" })).toBeVisible();
    await expect(page).toHaveTitle("Segment Console");
  });
}

test("a style sheet that a cache or a proxy changed isn't used", async ({ app, page, monitor }) => {
  monitor.allow(/^error: Failed to find a valid digest in the 'integrity' attribute/);
  await append_to_file(page, /\/style-[0-9a-f]+\.css$/, "\nbody { display: none; }");
  await app.open();
});

/** Appends text to a file before it reaches the page. */
async function append_to_file(page: Page, file: RegExp, more: string): Promise<void> {
  await page.route(file, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: (await reply.text()) + more });
  });
}
