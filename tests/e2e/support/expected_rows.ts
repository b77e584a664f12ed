// Reference implementation of search, filters and facets, as simple as possible: the console is compared with it.
import type { Health, Row } from "./stand_in.ts";

/** A facet: "health", or the API's name of the field that its values come from. */
export type Facet = string;

/** A filter; absent fields match every row. */
export interface RowFilter {
  /** Words that must all be in some searched field. */
  words?: string[];
  /** The accepted values of each facet, ignoring case; the empty one is a value that the API left out. */
  values?: Record<Facet, string[]>;
  /** Computed within this many hours. */
  within?: number;
  /** Not computed for this many hours, or never. */
  notSince?: number;
}

const HOUR = 3_600_000;

/** The text of a field; empty where the API sent none. */
export function fieldText(row: Row, field: string): string {
  const detector = row.detector as Row | null | undefined;
  const value = field === "stage" || field === "detectedAt" ? detector?.[field] : row[field];
  return typeof value === "string" ? value : "";
}

/** The point in time of a field, in milliseconds since 1970; undefined where it is no valid date. */
export function timestamp(row: Row, field: string): number | undefined {
  const read = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(fieldText(row, field));
  if (read === null) {
    return undefined;
  }
  const [year, month, day] = read.slice(1, 4).map(Number);
  const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return real ? Date.parse(read[0]) : undefined;
}

export function health(row: Row, now: Date): Health {
  switch (fieldText(row, "stage")) {
    case "ERROR":
      return "failed";
    case "RUNNING":
    case "READY":
      return "running";
    case "NONE":
      return "not-computed";
    case "FINISH":
      return isOverdue(row, now) ? "overdue" : "healthy";
    default:
      return "unknown";
  }
}

function isOverdue(row: Row, now: Date): boolean {
  const schedule = fieldText(row, "scheduler");
  if (schedule === "ONCE") {
    return false;
  }
  const computed = timestamp(row, "detectedAt");
  const period = (schedule === "WEEKLY" ? 7 * 24 : 24) + 6;
  return computed === undefined || now.getTime() - computed >= period * HOUR;
}

function facetValue(row: Row, facet: Facet, now: Date): string {
  return facet === "health" ? health(row, now) : fieldText(row, facet);
}

/** Case folding of searches and filters: lower case, with full-width letters as ASCII. */
function foldCase(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).toLowerCase();
}

function matches(row: Row, wanted: RowFilter, now: Date, aside?: Facet): boolean {
  const fields = ["name", "key", "id", "description", "creator"].map((field) => foldCase(fieldText(row, field)));
  const matchesWords = (wanted.words ?? []).every((word) => fields.some((field) => field.includes(foldCase(word))));
  const picked = Object.entries(wanted.values ?? {}).every(([facet, picks]) => {
    const own = facetValue(row, facet, now).toLowerCase();
    return facet === aside || picks.some((pick) => pick.toLowerCase() === own);
  });
  const age = now.getTime() - (timestamp(row, "detectedAt") ?? -Infinity);
  const within = wanted.within === undefined || age < wanted.within * HOUR;
  const notSince = wanted.notSince === undefined || age >= wanted.notSince * HOUR;
  return matchesWords && picked && within && notSince;
}

/** The rows that match a filter. */
export function filterRows(rows: Row[], wanted: RowFilter, now: Date): Row[] {
  return rows.filter((row) => matches(row, wanted, now));
}

/**
 * The number of rows for each value of a facet under the other filters; values that differ only in case are counted
 * together, under the first spelling.
 */
export function facetCounts(rows: Row[], wanted: RowFilter, facet: Facet, now: Date): Map<string, number> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const row of rows) {
    const own = facetValue(row, facet, now);
    const name = names.get(own.toLowerCase()) ?? own;
    names.set(own.toLowerCase(), name);
    counts.set(name, (counts.get(name) ?? 0) + (matches(row, wanted, now, facet) ? 1 : 0));
  }
  return counts;
}
