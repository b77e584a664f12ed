// What is printed: a table of all measures, then a line for each limit.
import { judge, limitOf } from "./limits.mjs";
import { median, quantile, ratio } from "./statistics.mjs";

/** Prints the samples; with the ratios and limits where there is a baseline. */
export function report(samples, { hasBaseline }) {
  console.log("\nmedian [quartiles] number of samples; ratio of paired samples (90% interval)");
  console.log(line(["", "this build", hasBaseline ? "baseline" : "peer", "ratio"]));
  let subject;
  for (const row of samples.rows) {
    if (subject !== subjectOf(row)) {
      subject = subjectOf(row);
      console.log(subject);
    }
    const { current, baseline, peer } = row.byBuild;
    const other = hasBaseline ? baseline : peer;
    console.log(line([`  ${row.measure}`, spread(current, row.unit), spread(other, row.unit), said(current, other)]));
  }
  if (hasBaseline) {
    reportPeer(samples);
    reportLimits(samples);
  }
}

/** The peer beside both builds: a table of its own, as it has few of the measures. */
function reportPeer(samples) {
  console.log("\nbeside the peer in plain JavaScript");
  console.log(line(["", "this build", "peer", "ratio"]));
  for (const { measure, unit, byBuild } of samples.rows) {
    const { current, peer } = byBuild;
    if (peer.length > 0) {
      console.log(line([`  ${measure}`, spread(current, unit), spread(peer, unit), said(current, peer)]));
    }
  }
}

function reportLimits(samples) {
  console.log("\nlimits");
  for (const row of samples.rows) {
    const limit = limitOf(row.measure);
    const { current, baseline } = row.byBuild;
    const measured = ratio(current, baseline);
    if (limit !== undefined && measured !== undefined) {
      const what = `${subjectOf(row)}: ${row.measure}`.padEnd(62);
      console.log(`${what} ${measured.value.toFixed(2)} of at most ${limit.toFixed(1)}: ${judge(measured, limit)}`);
    }
  }
}

function subjectOf({ project, pageSize }) {
  return `${project.toLocaleString("en-US")} profiles, ${pageSize.toLocaleString("en-US")} a page`;
}

function line([measure, current, other, ratio]) {
  return `${measure.padEnd(26)}${current.padStart(36)}${other.padStart(36)}  ${ratio}`.trimEnd();
}

function spread(numbers, unit) {
  if (numbers.length === 0) {
    return "";
  }
  const text = (value) => value.toFixed(1);
  const quartiles = `[${text(quantile(numbers, 0.25))} to ${text(quantile(numbers, 0.75))}]`;
  return `${text(median(numbers))} ${unit} ${quartiles} ${String(numbers.length).padStart(3)}`;
}

function said(current, other) {
  const measured = ratio(current, other);
  if (measured === undefined) {
    return "";
  }
  const { value, low, high } = measured;
  return `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
