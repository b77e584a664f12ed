// Types of the stand-in's faults: canned replies, and replies that break or are slow.

/**
 * A canned reply instead of the API's; plain text by default. Several faults of one test apply in the order in which
 * they were added; with `times` they make a sequence, such as two 429, a reset, and then the API's reply.
 */
export interface Reply {
  status?: number;
  contentType?: string;
  headers?: Record<string, string>;
  /** `Retry-After` as an HTTP date, in whole seconds after the reply by the machine's clock. */
  retryAfterDate?: number;
  body?: string | number[] | RepeatedBody;
}

/** A generated body, too large for a request: a head, a repeated piece, a tail. */
export interface RepeatedBody {
  head?: string;
  piece: string;
  /** Total length of the pieces in bytes; without it they are sent until the page disconnects. */
  bytes?: number;
  tail?: string;
  /** Whether `Content-Length` is sent (nginx drops it where it gzips); chunked otherwise. */
  contentLength?: boolean;
}

/**
 * How much of a reply is sent before it breaks: nothing, the headers, this many bytes of the body, or this percentage
 * of it, 0 to 100. At least the last byte is always missing.
 */
export type FailurePoint = "start" | "headers" | { bytes: number } | { percent: number };

/** A reply that breaks, and where it does. */
export interface BrokenReply {
  at: FailurePoint;
  /** The API's by default. */
  reply?: Reply & { status: number };
  /** Chunked transfer encoding instead of `Content-Length`. */
  chunked?: boolean;
}

/** A slow reply, sent a few bytes at a time. */
export interface Trickle {
  /** Bytes per chunk. */
  bytes: number;
  /** Milliseconds before each chunk, the first included. */
  intervalMs: number;
  /** The API's by default. */
  reply?: Reply & { status: number };
  /** Chunked transfer encoding instead of `Content-Length`. */
  chunked?: boolean;
}

/** A body length in bytes over the console's limit of 64 MB. */
export const OVER_THE_LIMIT = 65 * 1024 * 1024;

/** JSON with a string that is not valid UTF-8. */
export function notUtf8(): number[] {
  return [...Buffer.from('{"values": [{"name": "'), 0xff, 0xfe, ...Buffer.from('"}]}')];
}
