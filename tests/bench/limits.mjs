// What this build may cost in comparison with the baseline.

/** The largest ratio of a measure's medians; a measure that isn't here is only told. */
const LIMITS = {
  "first rows": 1.1,
  "page change, network": 0.5,
  "page change, memory": 0.5,
  keystroke: 1.1,
  facet: 1.1,
  sort: 1.1,
  drawer: 1.1,
  "scroll, 95% of frames": 1.1,
  "wasm memory loaded": 1.2,
  "wasm memory after use": 1.2,
};

/** The limit of a measure, or undefined. */
export function limitOf(measure) {
  return LIMITS[measure];
}

/**
 * Whether a ratio holds its limit. Where the limit lies inside the ratio's interval, another run could say the
 * opposite, and that is said.
 */
export function judge({ value, low, high }, limit) {
  const sure = limit < low || limit >= high;
  return `${value <= limit ? "holds" : "DOES NOT HOLD"}${sure ? "" : ", within the noise"}`;
}
