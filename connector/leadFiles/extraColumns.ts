/** Summaries and job descriptions can be very long; what is kept of a column nobody reads is bounded. */
const valueLengthMax = 2_000;
/**
 * Names included. A file of short rows below long names would otherwise become many times larger than it is.
 */
const extraLengthMax = 10_000;

/** A lead's further columns as they are kept, the first first; what is beyond the bounds is left out. */
export function keptExtra(entries: Iterable<[name: string, value: string]>): Record<string, string> {
  const kept = new Map<string, string>();
  let length = 0;
  for (const [name, value] of entries) {
    const text = value.slice(0, valueLengthMax);
    length += name.length + text.length;
    if (length > extraLengthMax) break;
    if (!kept.has(name)) kept.set(name, text);
  }
  return Object.fromEntries(kept);
}
