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

/** A time as a SOQL literal, which has no quotes. */
export function soqlInstant(instant: Date): string {
  return instant.toISOString();
}

/** The path of a query, for composite subrequests. */
export function queryPath(soql: string): string {
  return `/query?q=${encodeURIComponent(soql)}`;
}

/** A LIKE literal for texts that begin with the given text. */
export function soqlPrefix(text: string): string {
  const literal = soqlText(text)
    .slice(0, -1)
    .replace(/[%_]/g, String.raw`\$&`);
  return `${literal}%'`;
}
