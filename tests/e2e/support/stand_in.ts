// What a test asks of the stand-in API beside the page: its requests, its faults, its truth. Each test has a token of its own.
import { expect } from "@playwright/test";

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
  /** Null while there is no answer, and for ever if the page left before it. */
  status: number | null;
}

/** A row of the API; whatever a test leaves out is left out. */
export type Row = Record<string, unknown>;

/** The requests that meet a fault: those that fit everything that is said. */
export interface Where {
  project?: string;
  path?: string;
  offset?: number;
  /** How often; always unless told. */
  times?: number;
}

/** A reply instead of the API's; plain text unless told otherwise. */
export interface Reply {
  status?: number;
  contentType?: string;
  headers?: Record<string, string>;
  body?: string;
}

export class StandIn {
  constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  /** The requests made with this test's token (or another), in order. */
  async requestsOf(token = this.token): Promise<Received[]> {
    const reply = await fetch(`${this.url}/_stand_in/requests?token=${encodeURIComponent(token)}`);
    expect(reply.status).toBe(200);
    return (await reply.json()) as Received[];
  }

  /** The same, without the list of projects. */
  async pagesAsked(token = this.token): Promise<Received[]> {
    return (await this.requestsOf(token)).filter((request) => request.project !== null);
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

  /** Lets go what is held under a name. */
  async release(name: string): Promise<void> {
    await this.post("release", { token: this.token, name });
  }

  /** Ends all faults of this test. */
  async heal(): Promise<void> {
    await fetch(`${this.url}/_stand_in/faults?token=${encodeURIComponent(this.token)}`, { method: "DELETE" });
  }

  /** The ids that a project really holds, in order. */
  async idsOf(project: string): Promise<string[]> {
    const reply = await fetch(`${this.url}/_stand_in/truth?ids=1&project=${encodeURIComponent(project)}`);
    expect(reply.status).toBe(200);
    return ((await reply.json()) as { ids: string[] }).ids;
  }

  /** The rows that a project really holds, read past the page with a token of their own. */
  async rowsOf(project: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let more = true; more; ) {
      const reply = await fetch(
        `${this.url}/v1/api/projects/${encodeURIComponent(project)}/segment_profiles?limit=1000&offset=${rows.length}`,
        { headers: { authorization: "Bearer demo-token.reader" } },
      );
      const page = (await reply.json()) as { values: Row[]; hasNextPage: boolean };
      rows.push(...page.values);
      more = page.hasNextPage;
    }
    expect(rows.map((row) => row.id)).toEqual(await this.idsOf(project));
    return rows;
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
