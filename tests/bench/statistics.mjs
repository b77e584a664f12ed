// Medians, quantiles, and the ratio of two builds with its uncertainty.

/** How often the samples are drawn anew for the interval of a ratio. */
const RESAMPLES = 500;

/** A quantile by linear interpolation; `part` from 0 to 1. NaN where there are no numbers. */
export function quantile(numbers, part) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const place = (sorted.length - 1) * part;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

export function median(numbers) {
  return quantile(numbers, 0.5);
}

/**
 * How many times the baseline the current build is, with the 90% interval that other samples of the same builds could
 * give (by bootstrap). Samples of both that were taken in turn are compared pair by pair, because they are of the same
 * thing in the same moment; the ratio is the Hodges-Lehmann estimate of their logarithms, as robust as a median and
 * less noisy. Undefined where there is nothing to divide by.
 */
export function ratio(current, baseline) {
  if (current.length === 0 || current.length !== baseline.length || [...current, ...baseline].some((one) => one <= 0)) {
    return undefined;
  }
  const logarithms = current.map((value, at) => Math.log(value / baseline[at]));
  const drawn = Array.from({ length: RESAMPLES }, () => hodgesLehmann(resample(logarithms)));
  return {
    value: Math.exp(hodgesLehmann(logarithms)),
    low: Math.exp(quantile(drawn, 0.05)),
    high: Math.exp(quantile(drawn, 0.95)),
  };
}

/** The median of the means of all pairs, each number with itself too. */
function hodgesLehmann(numbers) {
  return median(numbers.flatMap((one, at) => numbers.slice(at).map((other) => (one + other) / 2)));
}

function resample(numbers) {
  return numbers.map(() => numbers[Math.floor(Math.random() * numbers.length)]);
}
