// What the tests need of a browser that a driver controls: the same for each engine.

export type Engine = "firefox" | "webkit";

/** A device of the WebDriver standard and its actions: one a tick, at the same time as those of the other devices. */
export interface InputSource {
  id: string;
  type: "key" | "pointer" | "wheel";
  parameters?: { pointerType: "mouse" };
  actions: Record<string, unknown>[];
}

/** A page with storage and an empty cache of its own, shared with no other test. */
export interface Browser {
  /** Starts loading an address; returns once its document was loaded. */
  navigate(url: string): Promise<void>;
  /** Runs a function in the page. Its arguments and its result are JSON; a promise is waited for. */
  evaluate(source: string, args: unknown[]): Promise<unknown>;
  /** Sends input as a person would: the page sees trusted events. */
  perform(sources: InputSource[]): Promise<void>;
  /** Sets the size of the page in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** A picture of the page, as PNG. */
  screenshot(): Promise<Buffer>;
  /** The texts of the files that were downloaded whole. */
  downloads(): Promise<string[]>;
  /** Closes it, and forgets what it stored. */
  close(): Promise<void>;
}

/** How a worker starts the browsers of its engine, one a test. */
export interface Launcher {
  launch(): Promise<Browser>;
  /** Ends what the browsers share. */
  close(): Promise<void>;
}

/** An error of the page's own, or of the driver. */
export class DriverError extends Error {}

/** What every program that a test starts gets: the language and the zone of most users, and no accessibility bus. */
export const ENVIRONMENT = {
  ...process.env,
  LANG: "zh_CN.UTF-8",
  LANGUAGE: "zh_CN",
  TZ: "Asia/Shanghai",
  NO_AT_BRIDGE: "1",
};
