/** Whether a text is in both lists. Millions of pairs ask, and most have an empty one. */
export function haveInCommon(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false;
  return one.some((text) => other.includes(text));
}
