// The test of this project: a token of its own, the console as a person sees it, the stand-in, and a watch over it all.
import { test as base } from "@playwright/test";
import { behind, configure, given } from "./behind.ts";
import { offerAllRows } from "./rows.ts";
import { Screen } from "./screen.ts";
import { StandIn } from "./stand_in.ts";
import { Watch } from "./watch.ts";

export { expect } from "@playwright/test";
export { given } from "./behind.ts";

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

interface Parts {
  /** Sees everything, and is of this test in this deployment alone: the stand-in remembers what it was told. */
  token: string;
  api: StandIn;
  watch: Watch;
  app: Screen;
  /** Whether the console loads the project behind the page on screen, as it does unless told otherwise. */
  background: boolean;
}

export const test = base.extend<Parts>({
  token: async ({}, use, info) => {
    await use(`demo-token.${behind}.${info.testId}-${info.repeatEachIndex}`);
  },
  api: async ({ token }, use) => {
    await use(new StandIn(given("API_URL"), token));
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
      await configure(page, { autoLoadRows: 0 });
    }
    await offerAllRows(page);
    await use(new Screen(page, locale?.startsWith("zh") ? "zh" : "en"));
  },
});
