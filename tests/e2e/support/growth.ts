// What a page holds, and whether it holds more and more.
import { expect, type CDPSession, type Page } from "@playwright/test";

declare global {
  /** The memory of the program in WebAssembly, which only grows: what it lets go of, it keeps for itself. */
  var wasmMemories: WebAssembly.Memory[];
}

/** What a page holds, its garbage aside. */
export interface Held {
  listeners: number;
  nodes: number;
  timers: number;
  /** Bytes. */
  wasm: number;
}

export class Growth {
  private constructor(
    private readonly page: Page,
    private readonly browser: CDPSession,
  ) {}

  /** Begins to watch a page that is not loaded yet; its clock must be the test's. */
  static async of(page: Page): Promise<Growth> {
    await page.addInitScript(() => {
      globalThis.wasmMemories = [];
      const keep = (made: WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance) => {
        const { memory } = ("instance" in made ? made.instance : made).exports;
        if (memory instanceof WebAssembly.Memory) {
          wasmMemories.push(memory);
        }
        return made;
      };
      for (const name of ["instantiate", "instantiateStreaming"] as const) {
        const real = WebAssembly[name] as (...given: unknown[]) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
        Object.assign(WebAssembly, { [name]: (...given: unknown[]) => real.apply(WebAssembly, given).then(keep) });
      }
    });
    const browser = await page.context().newCDPSession(page);
    await browser.send("Performance.enable");
    return new Growth(page, browser);
  }

  /** What the page holds now. */
  async held(): Promise<Held> {
    await this.browser.send("HeapProfiler.collectGarbage");
    const { metrics } = await this.browser.send("Performance.getMetrics");
    const metric = (named: string) => metrics.find(({ name }) => name === named)?.value ?? Number.NaN;
    const [timers, wasm] = await this.page.evaluate(() => [
      timersLeft(),
      wasmMemories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    ]);
    expect(wasm, "the program's memory is watched").toBeGreaterThan(0);
    return { listeners: metric("JSEventListeners"), nodes: metric("Nodes"), timers, wasm };
  }
}
