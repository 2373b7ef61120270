/**
 * A key that the spellings of one folded name share: it evens out umlauts written out or not, doubled
 * letters, y and i, ph and f, and transliterations. Names with one key sound alike. The key is coarser than
 * equality and finer than a phonetic code.
 */
export function spellingKey(folded: string): string {
  const known = keys.get(folded);
  if (known !== undefined) return known;
  let key = folded;
  for (const [pattern, replacement] of rules) key = key.replace(pattern, replacement);
  if (folded.length > keptLengthMax) return key;
  if (keys.size >= keysMax) keys.clear();
  keys.set(folded, key);
  return key;
}

/**
 * Keys that have been made. The same few names come again and again: without this, matching takes a tenth to
 * a half longer. A key depends on the name alone, so that all users and connectors may share it. The size is
 * bounded.
 */
// eslint-disable-next-line places/no-module-state -- holds nothing of anybody's
const keys = new Map<string, string>();
const keysMax = 100_000;
/** Keys of longer names are not kept: such a name rarely comes again. */
const keptLengthMax = 60;

const rules: [RegExp, string][] = [
  [/ /g, ""],
  [/(tch|tsch|tsj)/g, "ch"],
  [/(shch|sch|sz|sh)/g, "s"],
  [/(cz|cs)/g, "ch"],
  [/ph/g, "f"],
  [/(th|dt)/g, "t"],
  [/(ck|kk|qu|q|kh)/g, "k"],
  [/c(?=[aouklrt]|$)/g, "k"],
  [/x/g, "ks"],
  [/(ts|tz|dz)/g, "z"],
  [/(dj|dzh|zh)/g, "j"],
  [/w/g, "v"],
  [/(?<=[aeiou])h(?![aeiou])/g, ""],
  [/(ij|ii|iy|yi|y)/g, "i"],
  [/(ay|ai|ei|ey)(?=[^aeiou]|$)/g, "ei"],
  [/(?<!i)i+$/g, "i"],
  [/ei$/g, "i"],
  [/(ae|aa)/g, "a"],
  [/(oe|oo)/g, "o"],
  [/(ue|uu|ou)/g, "u"],
  [/ee/g, "e"],
  [/ff$/g, "v"],
  [/(.)(?=\1)/g, ""],
];
