// The faults of a reply: what it says instead of the API, and how it breaks on its way.

/**
 * A reply instead of the API's; plain text unless told otherwise. Several faults of one test are met in the order of
 * their asking: `times` makes a storm of them that passes, such as two 429, a reset, and then the API.
 */
export interface Reply {
  status?: number;
  contentType?: string;
  headers?: Record<string, string>;
  /** `Retry-After` as an HTTP date so many seconds (whole ones) behind the reply, by the machine's clock. */
  retryAfterDate?: number;
  body?: string | number[] | Repeat;
}

/** A body too large to be written down: a head, one piece again and again, a tail. */
export interface Repeat {
  head?: string;
  piece: string;
  /** How long the pieces are together; without it they come until the page leaves. */
  bytes?: number;
  tail?: string;
  /** Whether `Content-Length` tells the length (nginx drops it where it gzips); chunked otherwise. */
  stated?: boolean;
}

/**
 * How far a reply comes: not at all, its headers, so many bytes of its body, or a part of it from 0 to 1. At least the
 * last byte is always missing.
 */
export type At = "start" | "headers" | { bytes: number } | { percent: number };

/** Which reply breaks, and where. */
export interface Break {
  at: At;
  /** The API's unless told otherwise. */
  reply?: Reply & { status: number };
  /** In chunks, without `Content-Length`. */
  chunked?: boolean;
}

/** A reply that comes drop by drop. */
export interface Trickle {
  /** How many bytes at a time. */
  bytes: number;
  /** Milliseconds between them, and before the first. */
  everyMs: number;
  /** The API's unless told otherwise. */
  reply?: Reply & { status: number };
  /** In chunks, without `Content-Length`. */
  chunked?: boolean;
}

/** More than the 64 MB that the console reads. */
export const OVER_THE_LIMIT = 65 * 1024 * 1024;

/** Bytes that are JSON but no UTF-8. */
export function notUtf8(): number[] {
  return [...Buffer.from('{"values": [{"name": "'), 0xff, 0xfe, ...Buffer.from('"}]}')];
}
