// Raw HTTP client: replies as sent, with their compression and all headers, which browsers and fetch hide.
import { request as requestPlainly, type IncomingMessage } from "node:http";
import { request as requestSecurely } from "node:https";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** Method and headers; `GET` without headers by default. */
export interface RequestOptions {
  method?: string;
  headers?: Record<string, string>;
}

/** A complete reply. */
export interface RawReply {
  status: number;
  /** Lower-case names; lines of the same name joined by a comma. */
  headers: Record<string, string>;
  /** The body as sent, compressed or not. */
  body: Buffer;
  /** The decompressed body. */
  text: string;
}

/** Sends a request and returns when the headers have arrived; the body can be read chunk by chunk. */
export async function openRequest(
  url: string,
  { method = "GET", headers = {} }: RequestOptions = {},
): Promise<IncomingMessage> {
  // The test servers have self-signed certificates.
  const request = url.startsWith("https:") ? requestSecurely : requestPlainly;
  const options = { method, headers, agent: false, rejectUnauthorized: false } as const;
  return await new Promise((resolve, reject) => {
    request(url, options, resolve).on("error", reject).end();
  });
}

/** Sends a request and reads the whole reply. */
export async function sendRequest(url: string, how: RequestOptions = {}): Promise<RawReply> {
  const message = await openRequest(url, how);
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  const headers = joinHeaders(message);
  const body = Buffer.concat(chunks);
  return {
    status: message.statusCode ?? 0,
    headers,
    body,
    text: decompress(body, headers["content-encoding"]).toString(),
  };
}

/** Decompresses a body. */
export function decompress(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === undefined || body.length === 0) {
    return body;
  }
  const undo = { br: brotliDecompressSync, gzip: gunzipSync }[encoding];
  if (undo === undefined) {
    throw new Error(`nobody asked for the encoding ${encoding}`);
  }
  return undo(body);
}

/** The headers of a reply by lower-case name; repeated ones are joined by commas. */
export function joinHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let place = 0; place < message.rawHeaders.length; place += 2) {
    const name = message.rawHeaders[place].toLowerCase();
    const value = message.rawHeaders[place + 1];
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
