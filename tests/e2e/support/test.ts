// The test fixtures: a token for each test, the console's page object, the stand-in's client, and a page monitor.
import { test as base } from "@playwright/test";
import { deployment, configure, env } from "./deployment.ts";
import { exposeAllRows } from "./rendered_rows.ts";
import { setServerClock, type ServerClock } from "./server_clock.ts";
import { Screen } from "./screen.ts";
import { StandIn } from "./stand_in.ts";
import { PageMonitor } from "./page_monitor.ts";

export { expect } from "@playwright/test";
export { env } from "./deployment.ts";

/** The projects of the stand-in. */
export const projects = {
  demo: "Dm7143Qx",
  large: "Lg2500Vn",
  huge: "Hg100kZe",
  faceted: "Fc1200Et",
  empty: "Em9tyPrj",
  documented: "WlGk4Daj",
  hostile: "Hs7ileXd",
  encoded: "a/b?c#d%e 项目",
} as const;

interface Fixtures {
  /** Has all permissions. Unique to test and deployment, because the stand-in keeps faults and requests by token. */
  token: string;
  api: StandIn;
  monitor: PageMonitor;
  app: Screen;
  /** Whether the console loads the whole project in the background, its default. */
  background: boolean;
  /** Which clock the `Date` headers of replies are by. */
  serverClock: ServerClock;
}

export const test = base.extend<Fixtures>({
  token: async ({}, use, info) => {
    await use(`demo-token.${deployment}.${info.testId}-${info.repeatEachIndex}`);
  },
  api: async ({ token }, use) => {
    await use(new StandIn(env("API_URL"), token));
  },
  monitor: [
    async ({ context }, use) => {
      const monitor = await PageMonitor.start(context, env("CONSOLE_URL"));
      await use(monitor);
      monitor.expectNothingUnexpected();
    },
    { auto: true },
  ],
  background: [true, { option: true }],
  serverClock: ["page", { option: true }],
  app: async ({ page, monitor, locale, background, serverClock }, use) => {
    void monitor; // It must be started before the first page loads.
    if (!background) {
      await configure(page, { autoLoadRows: 0 });
    }
    await setServerClock(page.context(), serverClock);
    await exposeAllRows(page);
    await use(new Screen(page, locale?.startsWith("zh") ? "zh" : "en"));
  },
});
