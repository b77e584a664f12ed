// Playwright configuration. `cargo xtask e2e` starts the servers and passes their addresses: tests/xtask/src/e2e.rs.
import { defineConfig } from "@playwright/test";

// Tests for some deployments only have a suffix in their title; other deployments exclude them by it.
const elsewhere: Record<string, RegExp> = {
  nginx: /\(behind Caddy\)|\(with CORS\)/,
  caddy: /\(behind nginx\)|\(not behind Caddy\)|\(with CORS\)/,
  cors: /\(behind (nginx|Caddy|a proxy)\)/,
};

export default defineConfig({
  testDir: ".",
  // Those in other browsers have a runner of their own: engines/playwright.config.ts.
  testIgnore: "engines/**",
  grepInvert: elsewhere[process.env.BEHIND ?? ""],
  outputDir: "results",
  // A flaky test must fail.
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // Only against hanging tests: speed is measured by a benchmark, not by a test on a busy machine.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: process.env.CONSOLE_URL,
    browserName: "chromium",
    // The locale and time zone of most users.
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Recording adds a third to the run time; TRACE=1 enables it.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      // Chromium itself, with all that belongs to a window, is CHROMIUM: for the tests that need it.
      executablePath: process.env.HEADLESS_BROWSER ?? process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        // Chromium doesn't start as root with its sandbox; it visits only the servers of the test.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
