// Page monitor: records console messages, uncaught errors, CSP violations and requests of all pages of a context.
import { expect, type BrowserContext, type Request } from "@playwright/test";
import { apiOrigin } from "./deployment.ts";

export class PageMonitor {
  /** Console messages, uncaught errors and CSP violations of every page. */
  readonly messages: string[] = [];
  /** The URLs of all requests. */
  readonly urls: string[] = [];
  /** The URLs of aborted and failed requests. */
  readonly failed: string[] = [];
  // On a busy machine the program starts seconds after the page, and Chromium warns that a preload is unused.
  // load.spec.ts tests that preloads are used.
  private readonly allowed: RegExp[] = [/^warning: The resource \S+ was preloaded using link preload but not used within/];
  private readonly origins: string[];

  private constructor(home: string) {
    this.origins = [new URL(home).origin, apiOrigin()];
  }

  /** Starts to monitor all pages of a context. */
  static async start(context: BrowserContext, home: string): Promise<PageMonitor> {
    const monitor = new PageMonitor(home);
    context.on("console", (message) => monitor.messages.push(`${message.type()}: ${message.text()}`));
    context.on("weberror", (error) =>
      monitor.messages.push(`uncaught: ${error.error().stack ?? error.error().message}`),
    );
    context.on("request", (request: Request) => monitor.urls.push(request.url()));
    context.on("requestfailed", (request: Request) => monitor.failed.push(request.url()));
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (report) => {
        console.error(`CSP violation: ${report.violatedDirective} ${report.blockedURI} ${report.sample}`);
      });
    });
    return monitor;
  }

  /** Allows console messages that match a pattern. */
  allow(line: RegExp): void {
    this.allowed.push(line);
  }

  /** Allows the browser's own message for 4xx and 5xx replies, which no page can prevent. */
  allowFailedReplies(): void {
    this.allow(/^error: Failed to load resource: the server responded with a status of [45]\d\d/);
  }

  /** Allows requests to another origin. */
  allowOrigin(url: string): void {
    this.origins.push(new URL(url).origin);
  }

  /** Asserts that there were only allowed messages and origins. */
  expectNothingUnexpected(): void {
    const unexpected = this.messages.filter((line) => !this.allowed.some((allowed) => allowed.test(line)));
    expect(unexpected, "console lines, errors and CSP reports").toEqual([]);
    const elsewhere = this.urls.filter((url) => !this.origins.includes(new URL(url).origin));
    expect(elsewhere, "requests to other origins").toEqual([]);
  }
}
