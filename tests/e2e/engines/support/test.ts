// The fixtures: a browser of the project's engine, the console in it, and the stand-in's client.
import { writeFile } from "node:fs/promises";
import { test as base, expect } from "@playwright/test";
import { env } from "../../support/deployment.ts";
import { StandIn } from "../../support/stand_in.ts";
import type { Browser, Engine, Launcher } from "./browser.ts";
import { Console } from "./console.ts";
import { FirefoxLauncher } from "./firefox.ts";
import { Page } from "./page.ts";
import { WebKitLauncher } from "./webkit.ts";

export { expect } from "@playwright/test";
export { env } from "../../support/deployment.ts";

/** The projects of the stand-in. */
export const projects = {
  demo: "Dm7143Qx",
  large: "Lg2500Vn",
  faceted: "Fc1200Et",
  empty: "Em9tyPrj",
  documented: "WlGk4Daj",
} as const;

interface Fixtures {
  driver: Browser;
  tab: Page;
  app: Console;
  /** Has all permissions. Unique to a test and an engine, because the stand-in keeps faults and requests by token. */
  token: string;
  api: StandIn;
}

/** A variable that `cargo xtask engines` sets to the path of a program. */
function program(name: string): string {
  const path = process.env[name];
  if (path === undefined) {
    throw new Error(`${name} is not set: run these tests with cargo xtask engines`);
  }
  return path;
}

async function launcherOf(engine: Engine): Promise<Launcher> {
  switch (engine) {
    case "firefox":
      return await FirefoxLauncher.start(program("FIREFOX"));
    case "webkit":
      return await WebKitLauncher.start({
        driver: program("WEBKIT_DRIVER"),
        miniBrowser: program("WEBKIT_BROWSER"),
        xvfb: program("XVFB"),
        dbusRunSession: program("DBUS_RUN_SESSION"),
      });
  }
}

export const test = base.extend<Fixtures, { launcher: Launcher }>({
  launcher: [
    async ({}, use, { project }) => {
      const launcher = await launcherOf(project.name as Engine);
      await use(launcher);
      await launcher.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  driver: async ({ launcher }, use, info) => {
    const driver = await launcher.launch();
    try {
      await driver.resize(1440, 900);
      await use(driver);
      if (info.status !== info.expectedStatus) {
        await writeFile(info.outputPath("screenshot.png"), await driver.screenshot());
      }
    } finally {
      await driver.close();
    }
  },
  tab: async ({ driver }, use, { project }) => {
    const tab = new Page(driver, project.name as Engine);
    await use(tab);
    expect(await tab.role("alert").has("内部错误").count(), "the console stopped").toBe(0);
  },
  app: async ({ tab }, use) => {
    await use(new Console(tab, env("CONSOLE_URL")));
  },
  token: async ({}, use, info) => {
    await use(`demo-token.${info.project.name}.${info.testId}-${info.repeatEachIndex}`);
  },
  api: async ({ token }, use) => {
    const api = new StandIn(env("API_URL"), token);
    await use(api);
    await api.clearFaults();
  },
});
