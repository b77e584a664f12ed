// Firefox over WebDriver BiDi, which it speaks itself: https://w3c.github.io/webdriver-bidi/
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { WebSocket } from "ws";
import { DriverError, ENVIRONMENT, type Browser, type InputSource, type Launcher } from "./browser.ts";
import { Program, temporaryFolder, textsIn } from "./program.ts";

/** It calls nobody but the page's servers, asks nothing, and has the language of most users. */
const PREFERENCES: Record<string, unknown> = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutConfig.showWarning": false,
  "browser.contentblocking.category": "standard",
  "browser.download.folderList": 2,
  "browser.download.panel.shown": true,
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.blockedURIs.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.topsites.contile.enabled": false,
  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "geo.provider.testing": true,
  "intl.accept_languages": "zh-CN, zh",
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.dns.disablePrefetch": true,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "signon.autofillForms": false,
  "toolkit.telemetry.server": "https://telemetry.invalid",
  "toolkit.telemetry.unified": false,
};

/** A reply of the protocol. */
interface Reply {
  id?: number;
  type: "success" | "error" | "event";
  result?: Record<string, unknown>;
  error?: string;
  message?: string;
}

/** The connection to a running Firefox. */
class Connection {
  private next = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (data) => {
      const reply = JSON.parse(String(data)) as Reply;
      this.waiting.get(reply.id ?? -1)?.(reply);
    });
    socket.on("close", () => {
      const gone: Reply = { type: "error", error: "closed", message: "the browser has ended" };
      this.waiting.forEach((settle) => settle(gone));
    });
  }

  static async open(address: string): Promise<Connection> {
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return new Connection(socket);
  }

  async send(method: string, params: unknown): Promise<Record<string, unknown>> {
    const id = this.next;
    this.next += 1;
    const reply = await new Promise<Reply>((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
    this.waiting.delete(id);
    if (reply.type !== "success") {
      throw new DriverError(`${method}: ${reply.error}: ${reply.message}`);
    }
    return reply.result ?? {};
  }

  close(): void {
    this.socket.terminate();
  }
}

/** A tab with cookies, storage and cache of its own. */
class Firefox implements Browser {
  private constructor(
    private readonly connection: Connection,
    private readonly userContext: string,
    private readonly context: string,
    private readonly downloadFolder: string,
  ) {}

  static async open(connection: Connection, downloadFolder: string): Promise<Firefox> {
    const { userContext } = await connection.send("browser.createUserContext", {});
    const { context } = await connection.send("browsingContext.create", { type: "tab", userContext });
    // A window without the focus has no active element that keys would press.
    await connection.send("browsingContext.activate", { context });
    return new Firefox(connection, String(userContext), String(context), downloadFolder);
  }

  async navigate(url: string): Promise<void> {
    await this.send("browsingContext.navigate", { url, wait: "complete" });
  }

  async evaluate(source: string, args: unknown[]): Promise<unknown> {
    const reply = await this.connection.send("script.callFunction", {
      functionDeclaration: `async (args) => JSON.stringify((await (${source})(...JSON.parse(args))) ?? null)`,
      arguments: [{ type: "string", value: JSON.stringify(args) }],
      target: { context: this.context },
      awaitPromise: true,
    });
    const { result, exceptionDetails } = reply as {
      result?: { value: string };
      exceptionDetails?: { text: string };
    };
    if (result === undefined) {
      throw new DriverError(exceptionDetails?.text ?? "the page's function failed");
    }
    return JSON.parse(result.value);
  }

  async perform(sources: InputSource[]): Promise<void> {
    await this.send("input.performActions", { actions: sources });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.send("browsingContext.setViewport", { viewport: { width, height } });
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.send("browsingContext.captureScreenshot", {});
    return Buffer.from(String(data), "base64");
  }

  async downloads(): Promise<string[]> {
    return await textsIn(this.downloadFolder);
  }

  async close(): Promise<void> {
    await this.connection.send("browser.removeUserContext", { userContext: this.userContext });
  }

  private async send(method: string, params: Record<string, unknown>): Promise<Record<string, unknown>> {
    return await this.connection.send(method, { context: this.context, ...params });
  }
}

/** A running Firefox; each test has a tab of its own in it. */
export class FirefoxLauncher implements Launcher {
  private constructor(
    private readonly connection: Connection,
    private readonly downloads: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(file: string): Promise<FirefoxLauncher> {
    const profile = await temporaryFolder();
    const downloads = join(profile.path, "downloads");
    const preferences = Object.entries({ ...PREFERENCES, "browser.download.dir": downloads });
    const lines = preferences.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    await writeFile(join(profile.path, "user.js"), lines.join("\n"));
    const program = Program.start(
      "Firefox",
      file,
      ["--headless", "--no-remote", "--profile", profile.path, "--remote-debugging-port=0", "about:blank"],
      { env: { ...ENVIRONMENT, HOME: profile.path, MOZ_CRASHREPORTER_DISABLE: "1" } },
    );
    const end = async () => {
      await program.stop();
      await profile.remove();
    };
    try {
      const [, address] = await program.printed(/WebDriver BiDi listening on (ws:\/\/\S+)/);
      const connection = await Connection.open(`${address}/session`);
      await connection.send("session.new", { capabilities: {} });
      return new FirefoxLauncher(connection, downloads, end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  async launch(): Promise<Browser> {
    await rm(this.downloads, { recursive: true, force: true });
    return await Firefox.open(this.connection, this.downloads);
  }

  async close(): Promise<void> {
    this.connection.close();
    await this.end();
  }
}
