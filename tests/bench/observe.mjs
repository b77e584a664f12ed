// Instrumentation inside the page: long tasks, WebAssembly memory, the time from an input event to a painted frame, the
// timing of requests, and frame times while scrolling.

/**
 * Runs in the page before anything else, as an init script: it may use nothing from outside this function.
 *
 * Time starts at the event's own timestamp, which the browser sets when the input arrives, so that a busy main thread
 * counts. It ends once the frame is painted: a message posted from requestAnimationFrame is handled after that frame's
 * style, layout and paint. Event Timing tells the same in steps of 8 ms, which is too coarse for a ratio.
 */
export function observe() {
  /** How long nothing may change until the result of an input counts as complete, in milliseconds. */
  const SETTLED = 100;

  const longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: "longtask",
  });

  // The timeline of the page is limited to 250 resources; an observer is told of all.
  const requests = [];
  new PerformanceObserver((list) => requests.push(...list.getEntries())).observe({ type: "resource" });

  const memories = [];
  const keepMemory = (result) => {
    const memory = (result.instance ?? result).exports.memory;
    if (memory instanceof WebAssembly.Memory) {
      memories.push(memory);
    }
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => original.apply(WebAssembly, given).then(keepMemory);
  }

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** Resolves after the frame whose requestAnimationFrame callbacks are running was painted, with the time then. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    });

  /** When the next event of this type began. */
  const nextEvent = (type) =>
    new Promise((resolve) =>
      addEventListener(type, (event) => resolve(event.timeStamp), { capture: true, once: true }),
    );

  /** What the table and dialogs show, as one text. */
  const shownText = () => {
    let text = "";
    for (const element of document.querySelectorAll("table, dialog, [role=dialog]")) {
      text += element.textContent;
    }
    return text;
  };

  /** Waits for a frame with an element that fits the selector. */
  async function frameWith(selector) {
    do {
      await frame();
    } while (document.querySelector(selector) === null);
  }

  /** Waits for an event, then for the first frame with an element that fits the selector. */
  async function untilShown(type, selector) {
    const began = await nextEvent(type);
    await frameWith(selector);
    return { began, shown: await painted() };
  }

  /**
   * Waits for an event, then for the frame that shows all of its result: the first one with an element that fits the
   * selector, or a later one if the table or a dialog changes its text there.
   */
  async function untilSettled(type, selector) {
    const began = await nextEvent(type);
    await frameWith(selector);
    let last = shownText();
    let shown = await painted();
    while (performance.now() - shown < SETTLED) {
      await frame();
      const text = shownText();
      if (text !== last) {
        last = text;
        shown = await painted();
      }
    }
    return { began, shown };
  }

  /** The timing of the first request since `began` whose URL contains `part`, once its reply is complete. */
  async function requestSince(began, part) {
    for (;;) {
      const entry = requests.find(({ name, startTime }) => startTime >= began && name.includes(part));
      if (entry !== undefined) {
        const { startTime, requestStart, responseEnd } = entry;
        return { startTime, requestStart, responseEnd };
      }
      await frame();
    }
  }

  /** Records the time between frames until the returned function is called, which gives them in milliseconds. */
  function recordFrames() {
    const times = [];
    let last;
    let recording = true;
    const record = (now) => {
      if (last !== undefined) {
        times.push(now - last);
      }
      last = now;
      if (recording) {
        requestAnimationFrame(record);
      }
    };
    requestAnimationFrame(record);
    return () => {
      recording = false;
      return times;
    };
  }

  globalThis.observed = {
    /** Durations of tasks over 50 ms, in milliseconds. */
    longTasks,
    /** Bytes of all WebAssembly memories. */
    memory: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    untilShown,
    untilSettled,
    requestSince,
    recordFrames,
    /** What an input does is awaited here: the promise is made before the input and read after it. */
    result: undefined,
  };
}
