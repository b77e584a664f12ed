// What a test asks of the stand-in API beside the page: its requests, its faults, its truth.
// Each test has a token of its own.
import { expect } from "@playwright/test";
import type { Break, Reply, Trickle } from "./faults.ts";

/** A request as the stand-in received it. */
export interface Received {
  method: string;
  /** Path and query as they came over the wire. */
  target: string;
  headers: Record<string, string>;
  /** The decoded project id; null for the list of projects. */
  project: string | null;
  limit: string | null;
  offset: string | null;
  /** Null while there is no answer, and for ever if the page left before it or the connection was ended. */
  status: number | null;
}

/** A row of the API; whatever a test leaves out is left out. */
export type Row = Record<string, unknown>;

/** The requests that meet a fault: those that fit everything that is said. */
export interface Where {
  project?: string;
  path?: string;
  /** The limit asked for, which tells a block of 1,000 from the page on screen. */
  limit?: number;
  offset?: number;
  /** How often; always unless told. */
  times?: number;
}

/** What is wrong with a page that is otherwise the API's; `values` may be set and removed like any field. */
export interface Rewrite {
  /** Every reply is the first page, its echoed offset included. */
  repeat?: boolean;
  /** Fields and what they say instead, any JSON. */
  set?: Row;
  /** Fields that say how many rows their reply has. */
  countRows?: string[];
  /** Fields that are left out. */
  remove?: string[];
}

/** Rows that come and go for this test alone, and when. */
export interface Change {
  /** Once that many pages were answered from now on; at once unless told. */
  after?: number;
  /** Counts only pages asked for with this limit, such as blocks of 1,000. */
  limit?: number;
  /** Counts only pages asked for at this offset. */
  offset?: number;
  /** Places before the change, from 0. */
  delete?: number[];
  /** Behind the deletions, one after the other. An id that another row has is a row that comes twice. */
  insert?: { at: number; id: string; name?: string }[];
}

/** A change as the stand-in has it. */
export interface StandingChange extends Change {
  id: number;
  token: string;
  project: string;
  /** How many of the pages that it waits for were answered. */
  answered: number;
  applied: boolean;
}

/** How a profile is, by the stand-in's own reading of the rules. */
export type Health = "failed" | "overdue" | "running" | "not-computed" | "healthy" | "unknown";

/** Counts by code or name; what is missing, null or empty is counted under the empty one. */
export type Counts = Record<string, number>;

/** What a project really holds. */
export interface Truth {
  id: string;
  name: string;
  /** The instant that the healths are of. */
  at: string;
  /** How many rows there are, whatever `totalCount` claims. */
  total: number;
  stages: Counts;
  schedulers: Counts;
  types: Counts;
  /** By name: people who share one are counted together. */
  creators: Counts;
  updaters: Counts;
  health: Record<Health, number>;
}

export class StandIn {
  constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  /** The requests made with this test's token (or another), in order. */
  async requestsOf(token = this.token): Promise<Received[]> {
    return (await this.ask("requests", { token })) as Received[];
  }

  /** The same, without the list of projects. */
  async pagesAsked(token = this.token): Promise<Received[]> {
    return (await this.requestsOf(token)).filter((request) => request.project !== null);
  }

  /** Everything that arrived at a path, whatever its token, preflights too: a redirect's target has seen nothing. */
  async arrivedAt(path: string): Promise<Received[]> {
    return (await this.ask("requests", { path })) as Received[];
  }

  /** From now on these requests get this reply. */
  async reply(where: Where, reply: Reply, token = this.token): Promise<void> {
    await this.fault(where, { kind: "reply", status: 200, ...reply }, token);
  }

  /** From now on these requests get a page with these rows. */
  async replyRows(where: Where, rows: unknown[], envelope: Row = {}): Promise<void> {
    await this.reply(where, { contentType: "application/json", body: JSON.stringify(pageOf(rows, envelope)) });
  }

  /** From now on these requests are answered only once the hold is released. */
  async hold(name: string, where: Where): Promise<void> {
    await this.fault(where, { kind: "hold", name }, this.token);
  }

  /**
   * From now on these replies are cut off: the connection is closed before they are whole, whatever their headers
   * promise. nginx makes a 502 of it before the headers, and cuts its own reply behind them.
   */
  async cut(where: Where, { at, ...more }: Break): Promise<void> {
    await this.fault(where, { kind: "cut", at, ...more }, this.token);
  }

  /**
   * The same with a reset. nginx makes of it what it makes of a cut; only a page that asks the stand-in itself sees it.
   * Chromium asks once more by itself where it reused a connection and nothing had come.
   */
  async reset(where: Where, { at, ...more }: Break): Promise<void> {
    await this.fault(where, { kind: "reset", at, ...more }, this.token);
  }

  /** From now on these replies stop there until `release("silence")`, `heal()`, or the page leaves. */
  async silence(where: Where, { at, ...more }: Break & { name?: string }): Promise<void> {
    await this.fault(where, { kind: "silence", at, ...more }, this.token);
  }

  /** From now on these replies have their headers at once and then come drop by drop. */
  async trickle(where: Where, trickle: Trickle): Promise<void> {
    await this.fault(where, { kind: "trickle", ...trickle }, this.token);
  }

  /** Lets go what is held under a name. */
  async release(name: string): Promise<void> {
    await this.post("release", { token: this.token, name });
  }

  /** Ends all faults of this test. */
  async heal(): Promise<void> {
    await fetch(`${this.url}/_stand_in/faults?token=${encodeURIComponent(this.token)}`, { method: "DELETE" });
  }

  /** From now on these pages are wrong like this. A page may be late or held as well. */
  async rewrite(where: Where, rewrite: Rewrite, token = this.token): Promise<void> {
    await this.fault(where, { kind: "envelope", ...rewrite }, token);
  }

  /** Changes a project's rows, for this test alone, between two of its requests. */
  async change(project: string, change: Change): Promise<void> {
    await this.post("changes", { token: this.token, project, ...change });
  }

  /** This test's changes, in the order of their asking. */
  async changes(): Promise<StandingChange[]> {
    return (await this.ask("changes", { token: this.token })) as StandingChange[];
  }

  /** Takes back all changes of this test. */
  async restore(): Promise<void> {
    await fetch(`${this.url}/_stand_in/changes?token=${encodeURIComponent(this.token)}`, { method: "DELETE" });
  }

  /**
   * What a project really holds as this test sees it, its changes included. The healths are of the stand-in's own now,
   * which is the start of it, unless told: a test that counts them tells the time of its page.
   */
  async truthOf(project: string, at?: Date): Promise<Truth> {
    return (await this.tell(project, at === undefined ? {} : { at: at.toISOString() })) as Truth;
  }

  /** The stand-in's now, from which all its dates are reckoned: `page.clock` at it makes every edge an edge. */
  async now(): Promise<Date> {
    return new Date(((await this.tell("Em9tyPrj")) as Truth).at);
  }

  /** The ids that a project really holds, in order, this test's changes included. */
  async idsOf(project: string): Promise<string[]> {
    return ((await this.tell(project, { ids: "1" })) as { ids: string[] }).ids;
  }

  /** The rows that a project really holds, in order, this test's changes included. */
  async rowsOf(project: string): Promise<Row[]> {
    return ((await this.tell(project, { rows: "1" })) as { rows: Row[] }).rows;
  }

  private async tell(project: string, more: Record<string, string> = {}): Promise<unknown> {
    return await this.ask("truth", { project, token: this.token, ...more });
  }

  private async ask(path: string, query: Record<string, string>): Promise<unknown> {
    const reply = await fetch(`${this.url}/_stand_in/${path}?${new URLSearchParams(query)}`);
    expect(reply.status).toBe(200);
    return await reply.json();
  }

  private async fault(where: Where, fault: Row, token: string): Promise<void> {
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

/** A whole page with these rows, as the documentation shows one. */
export function pageOf(rows: unknown[], envelope: Row = {}): Row {
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

/** A row with nothing odd about it. */
export function rowOf(id: string, more: Row = {}): Row {
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
