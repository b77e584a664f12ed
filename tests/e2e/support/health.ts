// Health rules, implemented a third time: independent of the console and of the stand-in.
import type { Health, Row } from "./stand_in.ts";

const HOUR = 3_600_000;

/** The grace period after a schedule's period, in milliseconds. */
const GRACE = 6 * HOUR;

/** The health of an API row at a point in time. */
export function expectedHealth(row: Row, at: Date): Health {
  const detector = (row.detector ?? {}) as Row;
  switch (detector.stage) {
    case "ERROR":
      return "failed";
    case "RUNNING":
    case "READY":
      return "running";
    case "NONE":
      return "not-computed";
    case "FINISH":
      return isOverdue(row.scheduler, detector.detectedAt, at) ? "overdue" : "healthy";
    default:
      return "unknown";
  }
}

/** Dates are truncated to milliseconds, the precision of the console's clock. */
function isOverdue(scheduler: unknown, detectedAt: unknown, at: Date): boolean {
  if (scheduler === "ONCE") {
    return false;
  }
  const computed = typeof detectedAt === "string" ? Date.parse(detectedAt) : NaN;
  const period = (scheduler === "WEEKLY" ? 7 * 24 : 24) * HOUR;
  return Number.isNaN(computed) || at.getTime() - computed >= period + GRACE;
}
