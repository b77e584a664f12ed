// Medians, quantiles, and how sure a ratio of medians is.

/** How often the samples are drawn anew for the interval of a ratio. */
const RESAMPLES = 2_000;

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

/** The ratio of two medians, with its 90% interval by bootstrap: what other samples of the same builds could give. */
export function ratio(current, baseline) {
  const drawn = Array.from({ length: RESAMPLES }, () => median(resample(current)) / median(resample(baseline)));
  return {
    value: median(current) / median(baseline),
    low: quantile(drawn, 0.05),
    high: quantile(drawn, 0.95),
  };
}

function resample(numbers) {
  return numbers.map(() => numbers[Math.floor(Math.random() * numbers.length)]);
}
