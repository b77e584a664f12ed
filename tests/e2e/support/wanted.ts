// Which rows a search finds and how they are sorted, in the plainest words: the console is compared with this.
import type { Health, Row } from "./stand_in.ts";

/** The facets by the field that their values come from. */
export const facets = ["health", "stage", "createdBy", "scheduler", "creator", "updater"] as const;
export type Facet = (typeof facets)[number];

/** What rows must be like; what is left out asks nothing. */
export interface Wanted {
  /** All of them, in any of the searched fields. */
  words?: string[];
  /** One of these in each facet, capitals aside; an empty one is what the API left out. */
  values?: Partial<Record<Facet, string[]>>;
  /** Computed in the last so many hours. */
  within?: number;
  /** Not computed since so many hours, or never. */
  notSince?: number;
}

const HOUR = 3_600_000;

/** A field's text; empty where the API sent none. */
export function text(row: Row, field: string): string {
  const detector = row.detector as Row | null | undefined;
  const value = field === "stage" || field === "detectedAt" ? detector?.[field] : row[field];
  return typeof value === "string" ? value : "";
}

/** The moment that a field means, in milliseconds since 1970. */
export function moment(row: Row, field: string): number | undefined {
  const read = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text(row, field));
  if (read === null) {
    return undefined;
  }
  const [year, month, day] = read.slice(1, 4).map(Number);
  const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return real ? Date.parse(read[0]) : undefined;
}

export function health(row: Row, now: Date): Health {
  switch (text(row, "stage")) {
    case "ERROR":
      return "failed";
    case "RUNNING":
    case "READY":
      return "running";
    case "NONE":
      return "not-computed";
    case "FINISH":
      return isLate(row, now) ? "overdue" : "healthy";
    default:
      return "unknown";
  }
}

function isLate(row: Row, now: Date): boolean {
  const schedule = text(row, "scheduler");
  if (schedule === "ONCE") {
    return false;
  }
  const computed = moment(row, "detectedAt");
  const period = (schedule === "WEEKLY" ? 7 * 24 : 24) + 6;
  return computed === undefined || now.getTime() - computed >= period * HOUR;
}

function value(row: Row, facet: Facet, now: Date): string {
  return facet === "health" ? health(row, now) : text(row, facet);
}

/** As searches and filters see a text: capitals and wide letters are small ones. */
function folded(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).toLowerCase();
}

function fits(row: Row, wanted: Wanted, now: Date, aside?: Facet): boolean {
  const fields = ["name", "key", "id", "description", "creator"].map((field) => folded(text(row, field)));
  const said = (wanted.words ?? []).every((word) => fields.some((field) => field.includes(folded(word))));
  const picked = facets.every((facet) => {
    const picks = wanted.values?.[facet];
    const own = value(row, facet, now).toLowerCase();
    return facet === aside || picks === undefined || picks.some((pick) => pick.toLowerCase() === own);
  });
  const age = now.getTime() - (moment(row, "detectedAt") ?? -Infinity);
  const within = wanted.within === undefined || age < wanted.within * HOUR;
  const notSince = wanted.notSince === undefined || age >= wanted.notSince * HOUR;
  return said && picked && within && notSince;
}

/** The rows that are found. */
export function found(rows: Row[], wanted: Wanted, now: Date): Row[] {
  return rows.filter((row) => fits(row, wanted, now));
}

/**
 * How many rows each value of a facet would leave beside the other filters; those that differ in capitals only are one,
 * under the first of them.
 */
export function counts(rows: Row[], wanted: Wanted, facet: Facet, now: Date): Map<string, number> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const row of rows) {
    const own = value(row, facet, now);
    const name = names.get(own.toLowerCase()) ?? own;
    names.set(own.toLowerCase(), name);
    counts.set(name, (counts.get(name) ?? 0) + (fits(row, wanted, now, facet) ? 1 : 0));
  }
  return counts;
}
