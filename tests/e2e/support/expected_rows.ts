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
    case "NONE":
      return "not-computed";
    case "RUNNING":
    case "READY":
      return healthOfResult(row, now) ?? "running";
    case "FINISH":
      return healthOfResult(row, now) ?? "healthy";
    default:
      return "unknown";
  }
}

/** What the date of the last result says, if anything, whatever runs since. */
function healthOfResult(row: Row, now: Date): Health | undefined {
  const schedule = fieldText(row, "scheduler");
  if (schedule === "ONCE") {
    return undefined;
  }
  if (fieldText(row, "detectedAt") === "") {
    return "overdue";
  }
  const computed = timestamp(row, "detectedAt");
  const period = (schedule === "WEEKLY" ? 7 * 24 : 24) + 6;
  if (computed === undefined) {
    return "unknown";
  }
  return now.getTime() - computed >= period * HOUR ? "overdue" : undefined;
}

/** When the next result of a row is due by its schedule, in milliseconds since 1970. */
export function dueAt(row: Row): number | undefined {
  const [schedule, computed] = [fieldText(row, "scheduler"), timestamp(row, "detectedAt")];
  return schedule !== "ONCE" && computed !== undefined ? computed + (schedule === "WEEKLY" ? 7 * 24 : 24) * HOUR : undefined;
}

/** The texts that a filter finds a row by: of a person the name and the id. */
function facetValues(row: Row, facet: Facet, now: Date): string[] {
  if (facet === "health") {
    return [health(row, now)];
  }
  const own = fieldText(row, facet);
  return isPerson(facet) && own !== "" ? [own, fieldText(row, `${facet}Id`)] : [own];
}

const isPerson = (facet: Facet): facet is "creator" | "updater" => facet === "creator" || facet === "updater";

/** Case folding of searches and filters: lower case, with full-width letters as ASCII. */
function foldCase(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).toLowerCase();
}

function matches(row: Row, wanted: RowFilter, now: Date, aside?: Facet): boolean {
  const fields = ["name", "key", "id", "description", "creator"].map((field) => foldCase(fieldText(row, field)));
  const matchesWords = (wanted.words ?? []).every((word) => fields.some((field) => field.includes(foldCase(word))));
  const picked = Object.entries(wanted.values ?? {}).every(([facet, picks]) => {
    const own = facetValues(row, facet, now).map((value) => value.toLowerCase());
    return facet === aside || picks.some((pick) => own.includes(pick.toLowerCase()));
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
 * The number of rows for each value of a facet under the other filters, by what the filter writes: values that differ
 * only in case are counted together, under the first spelling; people of one name apart, under their ids.
 */
export function facetCounts(rows: Row[], wanted: RowFilter, facet: Facet, now: Date): Map<string, number> {
  const shared = isPerson(facet) ? sharedNames(rows, facet) : new Set<string>();
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const row of rows) {
    const [own] = facetValues(row, facet, now);
    const folded = own.toLowerCase();
    const name = shared.has(folded) ? fieldText(row, `${facet}Id`) : (names.get(folded) ?? own);
    names.set(folded, name);
    counts.set(name, (counts.get(name) ?? 0) + (matches(row, wanted, now, facet) ? 1 : 0));
  }
  return counts;
}

/** The names, in lower case, that people with different ids have. */
function sharedNames(rows: Row[], facet: "creator" | "updater"): Set<string> {
  const ids = new Map<string, Set<string>>();
  for (const row of rows) {
    const name = fieldText(row, facet).toLowerCase();
    ids.set(name, (ids.get(name) ?? new Set()).add(fieldText(row, `${facet}Id`)));
  }
  return new Set([...ids].filter(([name, own]) => name !== "" && own.size > 1).map(([name]) => name));
}
