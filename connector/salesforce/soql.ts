const escapes: Record<string, string> = {
  "\\": "\\\\",
  "'": "\\'",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};

/** A text as a SOQL literal, with quotes. */
export function soqlText(text: string): string {
  return `'${text.replace(/[\\'"\n\r\t\b\f]/g, (character) => escapes[character] ?? character)}'`;
}

/** A list of literals for IN. */
export function soqlList(texts: Iterable<string>): string {
  return `(${[...texts].map(soqlText).join(",")})`;
}

/** A list of record ids for IN, by the 15 characters that tell a record: thousands are a long text. */
export const soqlIds = (ids: Iterable<string>): string => soqlList([...ids].map((id) => id.slice(0, 15)));

/** A time as a SOQL literal, which has no quotes. */
export function soqlInstant(instant: Date): string {
  return instant.toISOString();
}

/** The path of a query, for composite subrequests. */
export function queryPath(soql: string): string {
  return `/query?q=${encodeURIComponent(soql)}`;
}

/** A LIKE literal for texts that begin with the given text. */
export const soqlPrefix = (text: string): string => soqlPattern([text]);

/** A LIKE literal for texts that begin with the first part and have the others behind it, in their order. */
export const soqlPattern = (parts: readonly string[]): string => `'${parts.map(literally).join("%")}%'`;

/** A LIKE literal for texts with this beginning and end. */
export const soqlBetween = (start: string, end: string): string => `'${literally(start)}%${literally(end)}'`;

/** A LIKE literal for texts that begin alike, with any letter for one vowel behind the first letter. */
export function soqlVowelless(start: readonly string[]): string {
  const at = start.findIndex((letter, index) => index > 0 && /[aeiouy]/iu.test(letter));
  const isBare = start.filter((letter) => /[aeiouy]/iu.test(letter)).length > 1;
  const letters = start.map((letter, index) => (index === at && !isBare ? "_" : literally(letter)));
  return `'${letters.join("")}%'`;
}

/** The text in a LIKE literal, without wildcards of its own. */
const literally = (text: string): string =>
  soqlText(text)
    .slice(1, -1)
    .replace(/[%_]/g, String.raw`\$&`);
