// The `Date` header of replies as the page reads it. The console judges health by it, and by the browser's clock alone
// where it can't be read.
import type { BrowserContext } from "@playwright/test";

/**
 * `page`: the server's clock is the page's, so that a test with a fake clock is about that time; the default. `server`:
 * the header as it was sent. `hidden`: it can't be read, as without `Access-Control-Expose-Headers`.
 */
export type ServerClock = "page" | "server" | "hidden";

/** Sets it for all pages of a context that are opened later. */
export async function setServerClock(context: BrowserContext, clock: ServerClock): Promise<void> {
  if (clock === "server") {
    return;
  }
  await context.addInitScript((clock) => {
    const get = Headers.prototype.get;
    Headers.prototype.get = function (name: string) {
      const value = get.call(this, name);
      if (name.toLowerCase() !== "date" || value === null) {
        return value;
      }
      return clock === "hidden" ? null : new Date().toUTCString();
    };
  }, clock);
}
