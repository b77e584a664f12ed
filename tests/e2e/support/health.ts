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
    case "NONE":
      return "not-computed";
    case "RUNNING":
    case "READY":
      return healthOfResult(row.scheduler, detector.detectedAt, at) ?? "running";
    case "FINISH":
      return healthOfResult(row.scheduler, detector.detectedAt, at) ?? "healthy";
    default:
      return "unknown";
  }
}

/**
 * The health that follows from the date of the last result, if it does not leave that to the stage. Dates are truncated
 * to milliseconds, the precision of the console's clock.
 */
function healthOfResult(scheduler: unknown, detectedAt: unknown, at: Date): "overdue" | "unknown" | undefined {
  if (scheduler === "ONCE") {
    return undefined;
  }
  if (typeof detectedAt !== "string" || detectedAt.trim() === "") {
    return "overdue";
  }
  const computed = Date.parse(detectedAt);
  const period = (scheduler === "WEEKLY" ? 7 * 24 : 24) * HOUR;
  // V8 reads 30 February as a day of March.
  const [year, month, day] = detectedAt.slice(0, 10).split("-").map(Number);
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  if (Number.isNaN(computed) || !isDay) {
    return "unknown";
  }
  return at.getTime() - computed >= period + GRACE ? "overdue" : undefined;
}
