// Waiting until a page has nothing to do.

/** Waits until no task of the page has taken longer than 4 ms for so many milliseconds. */
export async function untilIdle(page, quietFor = 300) {
  await page.evaluate(
    (quietFor) =>
      new Promise((resolve) => {
        let quiet = 0;
        let last = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const now = performance.now();
          quiet = now - last > 4 ? 0 : quiet + (now - last);
          last = now;
          if (quiet > quietFor) {
            resolve();
          } else {
            channel.port2.postMessage(0);
          }
        };
        channel.port2.postMessage(0);
      }),
    quietFor,
  );
}

/** Waits between two samples of the same thing: they need less, as nothing but the sample has happened. */
export async function untilRested(page) {
  await untilIdle(page, 80);
}
