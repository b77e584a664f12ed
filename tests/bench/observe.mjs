// What is watched from inside the page: long tasks, how long events take to the next picture, and the memory of wasm.

/** Runs in the page before anything else. */
export function observe() {
  const observed = {
    /** Durations of tasks over 50 ms, in milliseconds. */
    tasks: [],
    events: [],
    forget() {
      this.events.length = 0;
    },
    /** The longest event since the last `forget`, once the picture after it was painted. */
    async longestEvent() {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      this.take(events.takeRecords());
      // Events under 16 ms aren't told.
      return Math.max(8, ...this.events);
    },
    take(entries) {
      this.events.push(...entries.map((entry) => entry.duration));
    },
    memory: () => exported.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  };
  const exported = [];
  const keep = (result) => {
    const memory = (result.instance ?? result).exports.memory;
    if (memory instanceof WebAssembly.Memory) {
      exported.push(memory);
    }
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = (...given) => real.apply(WebAssembly, given).then(keep);
  }
  new PerformanceObserver((list) => observed.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: "longtask",
  });
  const events = new PerformanceObserver((list) => observed.take(list.getEntries()));
  events.observe({ type: "event", durationThreshold: 16 });
  globalThis.observed = observed;
}

/** Waits until the page has had nothing to do for a while. */
export async function untilIdle(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let quiet = 0;
        let last = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const now = performance.now();
          quiet = now - last > 4 ? 0 : quiet + (now - last);
          last = now;
          if (quiet > 300) {
            resolve();
          } else {
            channel.port2.postMessage(0);
          }
        };
        channel.port2.postMessage(0);
      }),
  );
}
