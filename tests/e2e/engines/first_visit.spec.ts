// A first visit over a slow network: each file is transferred once, whatever the engine makes of preloads.
import { expect, projects, test, env } from "./support/test.ts";
import { Console } from "./support/console.ts";
import { SlowNetwork } from "./support/slow_network.ts";

test("each file is transferred once on a slow first visit", async ({ tab, token }) => {
  const network = await SlowNetwork.start(env("CONSOLE_URL"), 400_000);
  try {
    const app = new Console(tab, network.address);
    await app.connectAndLoad(token, projects.demo);
    const files = network.requests.map(({ path }) => path).filter((path) => !path.startsWith("/v1/api/"));
    const modules = network.requests.filter(({ path }) => path.endsWith(".wasm"));
    expect(Math.max(...modules.map(({ bytes }) => bytes)), "the WebAssembly module").toBeGreaterThan(100_000);
    expect(modules.map(({ path }) => path)).toEqual([...new Set(modules.map(({ path }) => path))]);
    // The page asks for manifest.json by itself; nothing is asked for twice.
    expect([...files].sort()).toEqual([...new Set(files)].sort());
  } finally {
    await network.stop();
  }
});
