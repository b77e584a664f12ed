// Everything that a page says behind its back: console lines, errors, CSP reports, and where it sends requests.
import { expect, type BrowserContext, type Request } from "@playwright/test";
import { apiOrigin } from "./behind.ts";

export class Watch {
  /** Console lines, uncaught errors and CSP reports of every page. */
  readonly said: string[] = [];
  /** Every address that any page asked for. */
  readonly urls: string[] = [];
  /** Addresses whose request was aborted or failed. */
  readonly failed: string[] = [];
  // On a busy machine the program starts seconds after the page, and Chromium wonders aloud what it was preloaded for.
  // That a preload is really used is a test of its own, in load.spec.ts.
  private readonly allowed: RegExp[] = [/^warning: The resource \S+ was preloaded using link preload but not used within/];
  private readonly origins: string[];

  private constructor(home: string) {
    this.origins = [new URL(home).origin, apiOrigin()];
  }

  /** Begins to watch all pages of a context. */
  static async over(context: BrowserContext, home: string): Promise<Watch> {
    const watch = new Watch(home);
    context.on("console", (message) => watch.said.push(`${message.type()}: ${message.text()}`));
    context.on("weberror", (error) => watch.said.push(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on("request", (request: Request) => watch.urls.push(request.url()));
    context.on("requestfailed", (request: Request) => watch.failed.push(request.url()));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (report) => {
        console.error(`CSP violation: ${report.violatedDirective} ${report.blockedURI} ${report.sample}`);
      });
    });
    return watch;
  }

  /** A console line that this test expects. */
  allow(line: RegExp): void {
    this.allowed.push(line);
  }

  /** The browser's own line for every 4xx and 5xx, which no page can prevent. */
  allowFailedReplies(): void {
    this.allow(/^error: Failed to load resource: the server responded with a status of [45]\d\d/);
  }

  /** Another origin that this test's page may ask. */
  allowOrigin(url: string): void {
    this.origins.push(new URL(url).origin);
  }

  /** Nothing happened that the test didn't expect. */
  expectQuiet(): void {
    const unexpected = this.said.filter((line) => !this.allowed.some((allowed) => allowed.test(line)));
    expect(unexpected, "console lines, errors and CSP reports").toEqual([]);
    const elsewhere = this.urls.filter((url) => !this.origins.includes(new URL(url).origin));
    expect(elsewhere, "requests to other origins").toEqual([]);
  }
}
