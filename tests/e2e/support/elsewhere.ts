// A page whose API is on another origin: the browser speaks to it itself, with no proxy in between.
// Nothing here may use `page.route`: Playwright then answers every CORS preflight by itself, and allows it.
import { given } from "./behind.ts";
import { offerAllRows } from "./rows.ts";
import { Screen } from "./screen.ts";
import { StandIn } from "./stand_in.ts";
import { test as base } from "./test.ts";

type Elsewhere = "OPEN_STAND_IN_URL" | "STAND_IN_URL" | "REFUSING_URL" | "UNKNOWN_HOST_URL";

interface Parts {
  /** Which API the page asks: one that allows it unless told otherwise. */
  elsewhere: Elsewhere;
  /** The API that the page asks. */
  api: StandIn;
  /** The console on the page of that origin. It asks for the page on screen and loads nothing behind it. */
  app: Screen;
}

/** The console, told each time where its API is. */
class Stranger extends Screen {
  constructor(
    page: Screen["page"],
    private readonly address: string,
  ) {
    super(page);
  }

  override async open(query = ""): Promise<void> {
    await super.open(query);
    await this.field(this.words.address).fill(this.address);
  }
}

export const test = base.extend<Parts>({
  baseURL: async ({}, use) => {
    await use(given("CONSOLE_OTHER_ORIGIN_URL"));
  },
  elsewhere: ["OPEN_STAND_IN_URL", { option: true }],
  api: async ({ elsewhere, token }, use) => {
    await use(new StandIn(given(elsewhere), token));
  },
  app: async ({ page, watch, elsewhere }, use) => {
    watch.allowOrigin(given("CONSOLE_OTHER_ORIGIN_URL"));
    watch.allowOrigin(given(elsewhere));
    await offerAllRows(page);
    await use(new Stranger(page, given(elsewhere)));
  },
});
