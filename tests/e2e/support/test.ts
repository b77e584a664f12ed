// The test of this project: a token of its own, the console as a person sees it, the stand-in, and a watch over it all.
import { test as base } from "@playwright/test";
import { offerAllRows } from "./rows.ts";
import { Screen } from "./screen.ts";
import { StandIn } from "./stand_in.ts";
import { Watch } from "./watch.ts";

export { expect } from "@playwright/test";

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

/**
 * An address that `cargo xtask e2e` gives. The page of `CONSOLE_OTHER_ORIGIN_URL` has no API on its own origin; it may
 * ask `OPEN_STAND_IN_URL`, which allows every page, `STAND_IN_URL`, which allows none, `REFUSING_URL`, where nobody
 * listens, and `UNKNOWN_HOST_URL`, which no name server knows. The test of elsewhere.ts uses it.
 */
export function given(name: Address): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run these tests with cargo xtask e2e`);
  }
  return value;
}

export type Address =
  | "CONSOLE_URL"
  | "CONSOLE_SUBPATH_URL"
  | "CONSOLE_OTHER_ORIGIN_URL"
  | "STAND_IN_URL"
  | "OPEN_STAND_IN_URL"
  | "REFUSING_URL"
  | "UNKNOWN_HOST_URL";

interface Parts {
  /** Sees everything, and is this test's alone. */
  token: string;
  api: StandIn;
  watch: Watch;
  app: Screen;
  /** Whether the console loads the project behind the page on screen, as it does unless told otherwise. */
  background: boolean;
}

export const test = base.extend<Parts>({
  token: async ({}, use, info) => {
    await use(`demo-token.${info.testId}-${info.repeatEachIndex}`);
  },
  api: async ({ token }, use) => {
    await use(new StandIn(given("STAND_IN_URL"), token));
  },
  watch: [
    async ({ context }, use) => {
      const watch = await Watch.over(context, given("CONSOLE_URL"));
      await use(watch);
      watch.expectQuiet();
    },
    { auto: true },
  ],
  background: [true, { option: true }],
  app: async ({ page, watch, locale, background }, use) => {
    void watch; // It must listen before the first page loads.
    if (!background) {
      await page.route("**/config.json", (route) => route.fulfill({ json: { autoLoadRows: 0 } }));
    }
    await offerAllRows(page);
    await use(new Screen(page, locale?.startsWith("zh") ? "zh" : "en"));
  },
});
