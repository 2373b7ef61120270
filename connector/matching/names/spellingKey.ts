/**
 * A key that the spellings of one folded name share: it evens out umlauts written out or not, doubled
 * letters, y and i, ph and f, and transliterations. Names with one key sound alike. The key is coarser than
 * equality and finer than a phonetic code.
 */
export function spellingKey(folded: string): string {
  let key = folded;
  let letters = lettersIn(key);
  for (const { anyOf, pattern, replacement } of rules) {
    if ((letters & anyOf) === 0) continue;
    const replaced = key.replace(pattern, replacement);
    if (replaced === key) continue;
    key = replaced;
    letters = lettersIn(key);
  }
  return key.replace(/(.)(?=\1)/g, "");
}

/** A bit for each letter in a text; whatever is not a to z has one together. */
function lettersIn(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charCodeAt(index) - 97;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
}

const rule = (letters: string, pattern: RegExp, replacement: string) => ({
  anyOf: lettersIn(letters),
  pattern,
  replacement,
});

/**
 * In their order, each with the letters of which a name must have one for the rule to find anything: looking
 * for letters is quick, and most rules find nothing in most names.
 */
const rules = [
  rule(" ", / /g, ""),
  rule("t", /tch|tsch|tsj/g, "ch"),
  rule("s", /shch|sch|sz|sh/g, "s"),
  rule("c", /cz|cs/g, "ch"),
  rule("p", /ph/g, "f"),
  rule("t", /th|dt/g, "t"),
  rule("kq", /ck|kk|qu|q|kh/g, "k"),
  rule("c", /c(?=[aouklrt]|$)/g, "k"),
  rule("x", /x/g, "ks"),
  rule("td", /ts|tz|dz/g, "z"),
  rule("jz", /dj|dzh|zh/g, "j"),
  rule("w", /w/g, "v"),
  rule("h", /(?<=[aeiou])h(?![aeiou])/g, ""),
  rule("iye", /ij|ii|iy|yi|y|ee/g, "i"),
  rule("iy", /(?:ay|ai|ei|ey)(?=[^aeiou]|$)/g, "ei"),
  rule("i", /(?<!i)i+$/g, "i"),
  rule("i", /ei$/g, "i"),
  rule("a", /ae|aa/g, "a"),
  rule("o", /oe/g, "o"),
  rule("uo", /ue|uu|ou|oo/g, "u"),
  rule("f", /ff$/g, "v"),
];
