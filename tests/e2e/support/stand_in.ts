// Client for the stand-in's control endpoints: request log, faults, changes of the data, and project summaries.
// Each test has a token of its own, and sees the requests and faults of that token only.
import { expect } from "@playwright/test";
import type { BrokenReply, Reply, Trickle } from "./faults.ts";

/** A request in the stand-in's log. */
export interface LoggedRequest {
  method: string;
  /** Path and query as sent, still percent-encoded. */
  target: string;
  headers: Record<string, string>;
  /** The decoded project id; null for the list of projects. */
  project: string | null;
  limit: string | null;
  offset: string | null;
  /** Null until the reply is sent, and permanently if the page disconnected before or the connection was terminated. */
  status: number | null;
}

/** A JSON object of the API, which may lack any field. */
export type Row = Record<string, unknown>;

/** The requests that get a fault: those that match every field that is set. */
export interface RequestMatcher {
  project?: string;
  path?: string;
  /** The requested limit, which distinguishes a background block of 1,000 from the page on screen. */
  limit?: number;
  offset?: number;
  /** Requests for more rows than this. */
  limitAbove?: number;
  /** Requests that reach past this many rows of the list: offset and limit together. */
  endAbove?: number;
  /** Requests from this offset on. */
  offsetFrom?: number;
  /** How many requests get the fault; unlimited by default. */
  times?: number;
}

/** Changes of a page's envelope; `values` may be set and removed like any other field. */
export interface Rewrite {
  /** Serves the first page, its `offset` included, whatever the request's offset. */
  repeat?: boolean;
  /** The most rows that are served, whatever the request's limit. */
  mostRows?: number;
  /** Values that replace fields, any JSON. */
  set?: Row;
  /** Fields that are set to the number of rows in the reply. */
  countRows?: string[];
  /** Fields that are removed. */
  remove?: string[];
}

/** A scheduled change of a project's rows, visible to this test only. */
export interface Change {
  /** Applied once this many pages were served from now on; at once by default. */
  after?: number;
  /** Counts only pages requested with this limit, such as blocks of 1,000. */
  limit?: number;
  /** Counts only pages requested at this offset. */
  offset?: number;
  /** Indices before the change, from 0. */
  delete?: number[];
  /** Applied after the deletions, in order. The id of an existing row makes a duplicate. */
  insert?: { at: number; id: string; name?: string }[];
}

/** A change and its progress. */
export interface ActiveChange extends Change {
  id: number;
  token: string;
  project: string;
  /** How many of the counted pages were served. */
  answered: number;
  applied: boolean;
}

/** The health of a profile, by the stand-in's own implementation of the rules. */
export type Health = "failed" | "overdue" | "running" | "not-computed" | "healthy" | "unknown";

/** Counts by code or name; missing, null and empty values are counted under the empty string. */
export type Counts = Record<string, number>;

/** The expected counts of a project. */
export interface Summary {
  id: string;
  name: string;
  /** The time at which health is evaluated. */
  at: string;
  /** The actual number of rows, which `totalCount` may differ from. */
  total: number;
  stages: Counts;
  schedulers: Counts;
  types: Counts;
  /** By name; people with the same name are counted together. */
  creators: Counts;
  updaters: Counts;
  health: Record<Health, number>;
}

export class StandIn {
  constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  /** The requests with this test's token or another one, in order. */
  async requests(token = this.token): Promise<LoggedRequest[]> {
    return (await this.get("requests", { token })) as LoggedRequest[];
  }

  /**
   * The requests for segment profiles only, without the one for headers alone that finds a proxy's password where a
   * first reply is late.
   */
  async pageRequests(token = this.token): Promise<LoggedRequest[]> {
    return (await this.requests(token)).filter(({ project }) => project !== null);
  }

  /** All requests to a path, whatever their token, preflights included. */
  async requestsTo(path: string): Promise<LoggedRequest[]> {
    return (await this.get("requests", { path })) as LoggedRequest[];
  }

  /** Replies to these requests with a canned reply from now on. */
  async reply(where: RequestMatcher, reply: Reply, token = this.token): Promise<void> {
    await this.addFault(where, { kind: "reply", status: 200, ...reply }, token);
  }

  /** Replies to these requests with a page of these rows from now on. */
  async replyRows(where: RequestMatcher, rows: unknown[], envelope: Row = {}): Promise<void> {
    await this.reply(where, { contentType: "application/json", body: JSON.stringify(makePage(rows, envelope)) });
  }

  /** Holds the replies to these requests until the hold is released. */
  async hold(name: string, where: RequestMatcher): Promise<void> {
    await this.addFault(where, { kind: "hold", name }, this.token);
  }

  /**
   * Cuts these replies off from now on: the connection is closed before they are complete. Before the headers nginx
   * turns this into a 502; after them it cuts off its own reply too.
   */
  async cut(where: RequestMatcher, { at, ...more }: BrokenReply): Promise<void> {
    await this.addFault(where, { kind: "cut", at, ...more }, this.token);
  }

  /**
   * The same with a TCP reset. nginx treats both alike; only a page that requests the stand-in directly sees the reset.
   * Chromium retries by itself where it reused a connection and had received nothing.
   */
  async reset(where: RequestMatcher, { at, ...more }: BrokenReply): Promise<void> {
    await this.addFault(where, { kind: "reset", at, ...more }, this.token);
  }

  /** Stalls these replies from now on until `release("stall")`, `clearFaults()`, or the page disconnects. */
  async stall(where: RequestMatcher, { at, ...more }: BrokenReply & { name?: string }): Promise<void> {
    await this.addFault(where, { kind: "stall", at, ...more }, this.token);
  }

  /** Sends the bodies of these replies slowly from now on, after their headers. */
  async trickle(where: RequestMatcher, trickle: Trickle): Promise<void> {
    await this.addFault(where, { kind: "trickle", ...trickle }, this.token);
  }

  /** Releases the hold of a name. */
  async release(name: string): Promise<void> {
    await this.post("release", { token: this.token, name });
  }

  /** Removes all faults of this test. */
  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/_stand_in/faults?token=${encodeURIComponent(this.token)}`, { method: "DELETE" });
  }

  /** Rewrites the envelopes of these pages from now on. They may be delayed or held as well. */
  async rewritePages(where: RequestMatcher, rewrite: Rewrite, token = this.token): Promise<void> {
    await this.addFault(where, { kind: "envelope", ...rewrite }, token);
  }

  /** Schedules a change of a project's rows between two of this test's requests. */
  async addChange(project: string, change: Change): Promise<void> {
    await this.post("changes", { token: this.token, project, ...change });
  }

  /** This test's changes, in the order in which they were added. */
  async changes(): Promise<ActiveChange[]> {
    return (await this.get("changes", { token: this.token })) as ActiveChange[];
  }

  /** Removes all changes of this test. */
  async clearChanges(): Promise<void> {
    await fetch(`${this.url}/_stand_in/changes?token=${encodeURIComponent(this.token)}`, { method: "DELETE" });
  }

  /**
   * The expected counts of a project, this test's changes included. Health is evaluated at the stand-in's current time,
   * which is fixed at its start, unless `at` is given.
   */
  async summary(project: string, at?: Date): Promise<Summary> {
    return (await this.fetchSummary(project, at === undefined ? {} : { at: at.toISOString() })) as Summary;
  }

  /** The stand-in's current time, to which all its dates are relative: `page.clock` at it gives exact ages. */
  async now(): Promise<Date> {
    return new Date(((await this.fetchSummary("Em9tyPrj")) as Summary).at);
  }

  /** All ids of a project in order, this test's changes included. */
  async ids(project: string): Promise<string[]> {
    return ((await this.fetchSummary(project, { ids: "1" })) as { ids: string[] }).ids;
  }

  /** All rows of a project in order, this test's changes included. */
  async rows(project: string): Promise<Row[]> {
    return ((await this.fetchSummary(project, { rows: "1" })) as { rows: Row[] }).rows;
  }

  private async fetchSummary(project: string, more: Record<string, string> = {}): Promise<unknown> {
    return await this.get("summary", { project, token: this.token, ...more });
  }

  private async get(path: string, query: Record<string, string>): Promise<unknown> {
    const reply = await fetch(`${this.url}/_stand_in/${path}?${new URLSearchParams(query)}`);
    expect(reply.status).toBe(200);
    return await reply.json();
  }

  private async addFault(where: RequestMatcher, fault: Row, token: string): Promise<void> {
    await this.post("faults", { token, ...where, fault });
  }

  private async post(path: string, body: unknown): Promise<void> {
    const reply = await fetch(`${this.url}/_stand_in/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(reply.ok, await reply.text()).toBe(true);
  }
}

/** A page with these rows, in the documented envelope. */
export function makePage(rows: unknown[], envelope: Row = {}): Row {
  return {
    offset: 0.0,
    limit: 50.0,
    totalCount: rows.length,
    hasNextPage: false,
    hasPreviousPage: false,
    values: rows,
    ...envelope,
  };
}

/** A valid row with no edge cases. */
export function makeRow(id: string, more: Row = {}): Row {
  return {
    id,
    name: `profile ${id}`,
    key: `key_${id}`,
    createdBy: "DIRECT",
    description: "a description",
    scheduler: "DAILY",
    detector: { stage: "FINISH", detectedAt: "2022-01-01T01:01:00.000Z" },
    creatorId: "KzpNzpkv",
    creator: "管理员",
    createdAt: "2022-01-01T00:00:00.000Z",
    updaterId: "KzpNzpkv",
    updater: "管理员",
    updatedAt: "2022-01-01T01:00:00.000Z",
    ...more,
  };
}
