// Test fixtures for a page whose API is on another origin, which the browser requests directly, without a proxy.
// Nothing here may use `page.route`: Playwright then answers every CORS preflight itself, and allows it.
import { env } from "./deployment.ts";
import { exposeAllRows } from "./rendered_rows.ts";
import { Screen } from "./screen.ts";
import { StandIn } from "./stand_in.ts";
import { test as base } from "./test.ts";

type ApiVariable = "OPEN_STAND_IN_URL" | "STAND_IN_URL" | "REFUSING_URL" | "UNKNOWN_HOST_URL";

interface Fixtures {
  /** The variable with the address of the page's API; by default one whose CORS headers allow the page. */
  apiVariable: ApiVariable;
  /** The API that the page requests. */
  api: StandIn;
  /** The console on that page. It loads the page on screen only, not the whole project. */
  app: Screen;
}

/** The console with the API's address entered in the connect form. */
class CrossOriginScreen extends Screen {
  constructor(
    page: Screen["page"],
    private readonly address: string,
  ) {
    super(page);
  }

  override async open(query = ""): Promise<void> {
    await super.open(query);
    await this.field(this.labels.address).fill(this.address);
  }
}

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => {
    await use(env("CONSOLE_OTHER_ORIGIN_URL"));
  },
  apiVariable: ["OPEN_STAND_IN_URL", { option: true }],
  api: async ({ apiVariable, token }, use) => {
    await use(new StandIn(env(apiVariable), token));
  },
  app: async ({ page, monitor, apiVariable }, use) => {
    monitor.allowOrigin(env("CONSOLE_OTHER_ORIGIN_URL"));
    monitor.allowOrigin(env(apiVariable));
    await exposeAllRows(page);
    await use(new CrossOriginScreen(page, env(apiVariable)));
  },
});
