import type { SearchedObject } from "./findRecords.ts";
import { malformedSearch } from "./searchTerm.ts";
import { readWith } from "./readWith.ts";

interface ParsedSosl {
  term: string;
  /** `ALL`, `NAME`, `EMAIL`, `PHONE` or `SIDEBAR`. */
  group: string;
  objects: SearchedObject[];
  limit: number | undefined;
  /** Whether the labels of the found fields are requested. */
  withLabels: boolean;
}

/**
 * Parses `FIND {term} [IN group FIELDS] [RETURNING Object(fields WHERE … ORDER BY … LIMIT n OFFSET n), …]
 * [WITH …] [LIMIT n]`. Throws MALFORMED_SEARCH.
 */
export function parseSosl(sosl: string): ParsedSosl {
  const head = /^\s*FIND\s*\{((?:\\[\s\S]|[^\\}])*)\}\s*/i.exec(sosl);
  if (!head) {
    throw malformedSearch("No search term found. The search term must be enclosed in braces.");
  }
  let rest = sosl.slice(head[0].length);
  const group = /^IN\s+(\w+)\s+FIELDS\b\s*/i.exec(rest);
  if (group) rest = rest.slice(group[0].length);
  let objects: SearchedObject[] = [];
  const returning = /^RETURNING\s+/i.exec(rest);
  if (returning) {
    const read = readReturning(rest.slice(returning[0].length));
    objects = read.objects;
    rest = read.rest;
  }
  const limit = /(?:^|\s)LIMIT\s+(\d+)\s*(?:UPDATE\s+[\w\s,]+)?$/i.exec(rest);
  const between = limit ? rest.slice(0, limit.index) : rest.replace(/UPDATE\s+[\w\s,]+$/i, "");
  const { withLabels } = readWith(between);
  return {
    // Escapes of the term are resolved later by the index; here they matter for the braces.
    term: head[1] ?? "",
    withLabels,
    group: group?.[1] ?? "ALL",
    objects,
    limit: limit ? Number(limit[1]) : undefined,
  };
}

function readReturning(text: string): { objects: SearchedObject[]; rest: string } {
  const objects: SearchedObject[] = [];
  let rest = text;
  for (;;) {
    const name = /^\s*(\w+)\s*/.exec(rest);
    if (!name?.[1]) throw malformedSearch("unexpected token: <EOF>");
    rest = rest.slice(name[0].length);
    let inside = "";
    if (rest.startsWith("(")) {
      const end = closingParenthesis(rest);
      inside = rest.slice(1, end);
      rest = rest.slice(end + 1);
    }
    objects.push(readObject(name[1], inside));
    const comma = /^\s*,/.exec(rest);
    if (!comma) return { objects, rest: rest.trimStart() };
    rest = rest.slice(comma[0].length);
  }
}

function closingParenthesis(text: string): number {
  let depth = 0;
  for (const token of text.matchAll(/'(?:\\[\s\S]|[^'\\])*'|[()]/g)) {
    if (token[0] === "(") depth++;
    if (token[0] === ")" && --depth === 0) return token.index;
  }
  throw malformedSearch("unexpected token: <EOF>");
}

/** `Id, Name WHERE … ORDER BY … LIMIT n OFFSET n`, each part optional. */
function readObject(name: string, inside: string): SearchedObject {
  let rest = inside.replace(/\bUSING\s+ListView\s*=\s*\w+/i, "");
  const take = (pattern: RegExp): string | undefined => {
    const match = pattern.exec(rest);
    if (!match) return undefined;
    rest = rest.slice(0, match.index);
    return match[1];
  };
  const offset = take(/\bOFFSET\s+(\d+)\s*$/i);
  const limit = take(/\bLIMIT\s+(\d+)\s*$/i);
  const orderBy = take(/\bORDER\s+BY\s+([^']+)$/i);
  const where = take(/\bWHERE\s+([\s\S]+)$/i);
  return {
    name,
    fields: rest
      .split(/,(?![^(]*\))/)
      .map((field) => field.trim())
      .filter(Boolean),
    where,
    orderBy: orderBy?.trim(),
    limit: limit === undefined ? undefined : Number(limit),
    offset: offset === undefined ? undefined : Number(offset),
  };
}
