// Playwright's runner for the tests in Firefox and WebKit, whose browsers come from the system: see support/test.ts.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../results/engines",
  retries: 0,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  // Only against hanging tests, as in ../playwright.config.ts.
  expect: { timeout: 20_000 },
  reporter: "list",
  projects: [{ name: "firefox" }, { name: "webkit" }],
});
