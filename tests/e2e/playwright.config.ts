// `cargo xtask e2e` starts the servers and says where they are; see tests/xtask/src/e2e.rs.
import { defineConfig } from "@playwright/test";

// A title that ends so is of some deployments alone; a run behind another one doesn't have the test.
const elsewhere: Record<string, RegExp> = {
  nginx: /\(behind Caddy\)|\(with CORS\)/,
  caddy: /\(behind nginx\)|\(not behind Caddy\)|\(with CORS\)/,
  cors: /\(behind (nginx|Caddy|a proxy)\)/,
};

export default defineConfig({
  testDir: ".",
  grepInvert: elsewhere[process.env.BEHIND ?? ""],
  outputDir: "results",
  // A test that passes only sometimes fails.
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // Against hanging only: how fast something is, a benchmark tells, not a test on a busy machine.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: process.env.CONSOLE_URL,
    browserName: "chromium",
    // Where most of its users are.
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Recording costs a third of the time; TRACE=1 asks for it.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
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
