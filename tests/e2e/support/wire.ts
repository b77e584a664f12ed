// A reply byte by byte, as a server sends it: browsers and fetch undo its compression and hide the rest.
import { request as requestPlainly, type IncomingMessage } from "node:http";
import { request as requestSecurely } from "node:https";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** How to ask; `GET` without a header unless told. */
export interface Ask {
  method?: string;
  headers?: Record<string, string>;
}

/** A whole reply. */
export interface Raw {
  status: number;
  /** Lower-case names; lines of the same name joined by a comma. */
  headers: Record<string, string>;
  /** As it came, compressed or not. */
  body: Buffer;
  /** The same with its compression undone. */
  text: string;
}

/** The head of a reply, whose body is still on its way: its chunks can be waited for one by one. */
export async function begin(url: string, { method = "GET", headers = {} }: Ask = {}): Promise<IncomingMessage> {
  // Nobody trusts the certificates of a test, which are made for it on this machine.
  const request = url.startsWith("https:") ? requestSecurely : requestPlainly;
  const options = { method, headers, agent: false, rejectUnauthorized: false } as const;
  return await new Promise((resolve, reject) => {
    request(url, options, resolve).on("error", reject).end();
  });
}

/** All of a reply. */
export async function ask(url: string, how: Ask = {}): Promise<Raw> {
  const message = await begin(url, how);
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  const headers = headersOf(message);
  const body = Buffer.concat(chunks);
  return { status: message.statusCode ?? 0, headers, body, text: plain(body, headers["content-encoding"]).toString() };
}

/** The bytes of a body before they were compressed. */
export function plain(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === undefined || body.length === 0) {
    return body;
  }
  const undo = { br: brotliDecompressSync, gzip: gunzipSync }[encoding];
  if (undo === undefined) {
    throw new Error(`nobody asked for the encoding ${encoding}`);
  }
  return undo(body);
}

/** The headers of a reply, with every line that it has. */
export function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let place = 0; place < message.rawHeaders.length; place += 2) {
    const name = message.rawHeaders[place].toLowerCase();
    const value = message.rawHeaders[place + 1];
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
