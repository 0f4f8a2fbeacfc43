// From many measurements to a few figures.

/** The smallest value that the given share of all values does not exceed (nearest rank). */
function percentile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

const rounded = (value) => Math.round(value * 100) / 100;

/** Count, percentiles and extremes of a list of milliseconds. */
export function figures(values) {
  if (values.length === 0) throw new Error("nothing was measured");
  const sorted = Float64Array.from(values).sort();
  const at = (share) => rounded(percentile(sorted, share));
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The value in the middle. */
export const median = (values) => rounded(percentile(Float64Array.from(values).sort(), 0.5));
