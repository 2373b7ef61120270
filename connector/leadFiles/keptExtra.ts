/** Summaries and job descriptions can be very long, so values of unused columns are cut. */
const valueLengthMax = 2_000;
/** The total with names. Short rows below long names would otherwise become much larger than the file. */
const extraLengthMax = 10_000;

/** The further columns of a lead that are kept, in order, up to the limits. */
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
