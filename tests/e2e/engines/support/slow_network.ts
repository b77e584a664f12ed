// A slow network between a browser and a server: a proxy that passes everything on at a fixed rate, and counts it.
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How often bytes are passed on, in milliseconds. */
const TICK = 50;

/** A request, and how many bytes of its reply's body were sent. */
export interface CountedRequest {
  path: string;
  bytes: number;
}

export class SlowNetwork {
  readonly requests: CountedRequest[] = [];

  private constructor(
    private readonly server: Server,
    private readonly origin: string,
    private readonly bytesPerTick: number,
  ) {
    server.on("request", (incoming: IncomingMessage, reply: ServerResponse) => this.pass(incoming, reply));
  }

  /** A network to the server of an address, with a rate in bytes a second for each reply. */
  static async start(url: string, bytesPerSecond: number): Promise<SlowNetwork> {
    const server = createServer();
    const network = new SlowNetwork(server, new URL(url).origin, (bytesPerSecond * TICK) / 1000);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return network;
  }

  /** Where its server is found through it: another origin, so that nothing of it is in a cache. */
  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(incoming: IncomingMessage, reply: ServerResponse): void {
    const { method, url = "/", headers } = incoming;
    const counted = { path: url.replace(/\?.*/, ""), bytes: 0 };
    this.requests.push(counted);
    const outgoing = request(this.origin + url, { method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      void this.trickle(answer, reply, counted);
    });
    outgoing.on("error", () => reply.destroy());
    incoming.pipe(outgoing);
  }

  private async trickle(answer: IncomingMessage, reply: ServerResponse, counted: CountedRequest): Promise<void> {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += this.bytesPerTick) {
        const part = chunk.subarray(at, at + this.bytesPerTick);
        reply.write(part);
        counted.bytes += part.length;
        await new Promise((resolve) => setTimeout(resolve, (TICK * part.length) / this.bytesPerTick));
      }
    }
    reply.end();
  }
}
