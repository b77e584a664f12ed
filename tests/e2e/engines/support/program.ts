// Programs that the tests start: each in a process group of its own, which ends as a whole.
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DriverError } from "./browser.ts";

/** How long a program has to start, and to end by itself. */
const START_TIMEOUT = 30_000;
const GRACE_PERIOD = 5_000;

export class Program {
  private output = "";
  private readonly ended: Promise<void>;
  private listeners: (() => void)[] = [];

  private constructor(
    private readonly name: string,
    readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr, child.stdio[3]]) {
      stream?.on("data", (data: Buffer) => {
        this.output += data.toString();
        this.tell();
      });
    }
    this.ended = new Promise((resolve) => {
      child.once("error", (error) => {
        this.output += String(error);
        resolve();
      });
      child.once("exit", () => resolve());
    });
    void this.ended.then(() => this.tell());
  }

  /** Starts a program. Its file descriptor 3 is read like its output. */
  static start(name: string, file: string, args: string[], options: SpawnOptions = {}): Program {
    const stdio = ["ignore", "pipe", "pipe", "pipe"] as const;
    return new Program(name, spawn(file, args, { ...options, stdio: [...stdio], detached: true }));
  }

  /** The groups of what it printed, once it did. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    return await this.until(() => pattern.exec(this.output));
  }

  /** Waits until `found` gives something, asked after each output. */
  private async until<T>(found: () => T | null): Promise<T> {
    return await new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new DriverError(`${this.name} ${why}:\n${this.output}`));
      const timer = setTimeout(() => fail("does not answer"), START_TIMEOUT);
      const check = () => {
        const value = found();
        if (value !== null) {
          clearTimeout(timer);
          resolve(value);
        } else if (this.hasEnded) {
          clearTimeout(timer);
          fail("ended");
        }
      };
      this.listeners.push(check);
      check();
    });
  }

  get hasEnded(): boolean {
    const { child } = this;
    return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  }

  /** Ends it and what it started, first by SIGTERM. */
  async stop(): Promise<void> {
    this.signal("SIGTERM");
    const timer = setTimeout(() => this.signal("SIGKILL"), GRACE_PERIOD);
    await this.ended;
    clearTimeout(timer);
    // Those of its group that it left.
    this.signal("SIGKILL");
  }

  private signal(signal: NodeJS.Signals): void {
    try {
      if (this.child.pid !== undefined) {
        process.kill(-this.child.pid, signal);
      }
    } catch {
      // There is nobody left.
    }
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}

/** A new empty folder for a profile. Short, because the paths of sockets are limited. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "engine-"));
  const remove = async () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return { path, remove };
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The texts of the whole files in a folder; browsers give another name to one that they still write. */
export async function textsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  const whole = files.filter((file) => file.endsWith(".json") || file.endsWith(".csv"));
  const texts = await Promise.all(whole.map(async (file) => readFile(join(folder, file), "utf8")));
  return texts.filter((text) => text !== "");
}
