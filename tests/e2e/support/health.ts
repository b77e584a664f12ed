// How a profile is by the documented rules, read once more: neither from the console nor from the stand-in.
import type { Health, Row } from "./stand_in.ts";

const HOUR = 3_600_000;

/** How long after its schedule a result may still come. */
const GRACE = 6 * HOUR;

/** The health of a row of the API at a moment. */
export function healthOf(row: Row, at: Date): Health {
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

/** Dates are cut to milliseconds, as the console's clock is. */
function isOverdue(scheduler: unknown, detectedAt: unknown, at: Date): boolean {
  if (scheduler === "ONCE") {
    return false;
  }
  const computed = typeof detectedAt === "string" ? Date.parse(detectedAt) : NaN;
  const period = (scheduler === "WEEKLY" ? 7 * 24 : 24) * HOUR;
  return Number.isNaN(computed) || at.getTime() - computed >= period + GRACE;
}
