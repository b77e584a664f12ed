// Resource usage of a page: listeners, nodes, timers and wasm memory, for leak tests.
import { expect, type CDPSession, type Page } from "@playwright/test";

declare global {
  /** The memories of the WebAssembly program; they only grow, because freed pages are never returned. */
  var wasmMemories: WebAssembly.Memory[];
}

/** The resources of a page after garbage collection. */
export interface ResourceUsage {
  listeners: number;
  nodes: number;
  timers: number;
  /** Bytes. */
  wasm: number;
}

export class ResourceMonitor {
  private constructor(
    private readonly page: Page,
    private readonly browser: CDPSession,
  ) {}

  /** Starts to monitor a page that is not loaded yet; it must have the fake clock of clock.ts. */
  static async start(page: Page): Promise<ResourceMonitor> {
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
    return new ResourceMonitor(page, browser);
  }

  /** Collects garbage, and with it what the program keeps for listeners of elements that are gone. */
  async collectGarbage(): Promise<void> {
    await this.browser.send("HeapProfiler.collectGarbage");
  }

  /** The resource usage once it rests: what was begun last, such as writing the records of profiles, is done. */
  async settled(): Promise<ResourceUsage> {
    let last = await this.usage();
    const rests = async () => {
      const now = await this.usage();
      const same = JSON.stringify(now) === JSON.stringify(last);
      last = now;
      return same;
    };
    await expect.poll(rests).toBe(true);
    return last;
  }

  /** The current resource usage, after garbage collection. */
  async usage(): Promise<ResourceUsage> {
    await this.collectGarbage();
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
