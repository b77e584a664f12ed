// WebKitGTK by its WebDriver server, on a display of its own: https://www.w3.org/TR/webdriver2/
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DriverError, ENVIRONMENT, type Browser, type InputSource, type Launcher } from "./browser.ts";
import { freePort, Program, temporaryFolder, textsIn } from "./program.ts";

/** Where its programs are. */
export interface WebKitPrograms {
  driver: string;
  miniBrowser: string;
  xvfb: string;
  dbusRunSession: string;
}

class WebKit implements Browser {
  constructor(
    private readonly session: string,
    private readonly downloadFolder: string,
  ) {}

  async navigate(url: string): Promise<void> {
    await this.post("url", { url });
  }

  async evaluate(source: string, args: unknown[]): Promise<unknown> {
    const script = `
      const [args, done] = arguments;
      Promise.resolve().then(() => (${source})(...JSON.parse(args))).then(
        (value) => done(JSON.stringify({ value: value ?? null })),
        (error) => done(JSON.stringify({ error: String(error) })),
      );`;
    const text = await this.post("execute/async", { script, args: [JSON.stringify(args)] });
    const { value, error } = JSON.parse(String(text)) as { value?: unknown; error?: string };
    if (error !== undefined) {
      throw new DriverError(error);
    }
    return value;
  }

  async perform(sources: InputSource[]): Promise<void> {
    await this.post("actions", { actions: sources });
  }

  async resize(width: number, height: number): Promise<void> {
    const page = async () => (await this.evaluate("() => [innerWidth, innerHeight]", [])) as [number, number];
    await this.post("window/rect", { width, height });
    // The window has bars around the page.
    const [insideWidth, insideHeight] = await page();
    await this.post("window/rect", { width: 2 * width - insideWidth, height: 2 * height - insideHeight });
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(String(await request("GET", `${this.session}/screenshot`)), "base64");
  }

  async downloads(): Promise<string[]> {
    return await textsIn(this.downloadFolder);
  }

  async close(): Promise<void> {
    await request("DELETE", this.session).catch(() => undefined);
  }

  private async post(command: string, body: unknown): Promise<unknown> {
    return await request("POST", `${this.session}/${command}`, body);
  }
}

async function request(method: string, url: string, body?: unknown): Promise<unknown> {
  const reply = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = (await reply.json()) as { value: unknown };
  if (!reply.ok) {
    const { error, message } = value as { error: string; message: string };
    throw new DriverError(`${url.split("/").slice(5).join("/")}: ${error}: ${message}`);
  }
  return value;
}

/** A driver, which has one session at a time, and the display and the bus of its browsers. */
export class WebKitLauncher implements Launcher {
  private constructor(
    private readonly address: string,
    private readonly miniBrowser: string,
    private readonly downloads: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(programs: WebKitPrograms): Promise<WebKitLauncher> {
    const home = await temporaryFolder();
    const started: Program[] = [];
    const end = async () => {
      for (const program of started.reverse()) {
        await program.stop();
      }
      await home.remove();
    };
    try {
      const screen = ["-screen", "0", "2000x1400x24", "-nolisten", "tcp", "-displayfd", "3"];
      const xvfb = Program.start("Xvfb", programs.xvfb, screen);
      started.push(xvfb);
      const [, display] = await xvfb.printed(/^(\d+)\n/m);
      const run = join(home.path, "run");
      await mkdir(run, { mode: 0o700 });
      const downloads = join(home.path, "downloads");
      await mkdir(join(home.path, ".config"));
      await writeFile(join(home.path, ".config/user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
      const port = await freePort();
      const driver = Program.start(
        "WebKitWebDriver",
        programs.dbusRunSession,
        ["--", programs.driver, `--port=${port}`, "--host=127.0.0.1"],
        {
          env: {
            ...ENVIRONMENT,
            DISPLAY: `:${display}`,
            GDK_BACKEND: "x11",
            HOME: home.path,
            LIBGL_ALWAYS_SOFTWARE: "1",
            XDG_RUNTIME_DIR: run,
          },
        },
      );
      started.push(driver);
      const address = `http://127.0.0.1:${port}`;
      await answers(address, driver);
      return new WebKitLauncher(address, programs.miniBrowser, downloads, end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  async launch(): Promise<Browser> {
    await rm(this.downloads, { recursive: true, force: true });
    await mkdir(this.downloads);
    const options = { binary: this.miniBrowser, args: ["--automation"] };
    const created = await request("POST", `${this.address}/session`, {
      capabilities: {
        alwaysMatch: { "webkitgtk:browserOptions": options, timeouts: { script: 60_000, pageLoad: 60_000 } },
      },
    });
    const { sessionId } = created as { sessionId: string };
    return new WebKit(`${this.address}/session/${sessionId}`, this.downloads);
  }

  async close(): Promise<void> {
    await this.end();
  }
}

/** Waits until the driver takes requests. */
async function answers(address: string, driver: Program): Promise<void> {
  while (!driver.hasEnded) {
    const reply = await fetch(`${address}/status`).catch(() => undefined);
    if (reply?.ok) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await driver.printed(/$^/);
}
