import { type Token, tokens } from "./soqlError.ts";

/**
 * Aliases of parents in `FROM Contact c, c.Account a`: relationship names from the query's object, by
 * lower-case alias.
 */
export type ParentAliases = ReadonlyMap<string, readonly string[]>;

const clauseStarts = new Set([
  "USING",
  "WHERE",
  "WITH",
  "GROUP",
  "HAVING",
  "ORDER",
  "LIMIT",
  "OFFSET",
  "FOR",
  "UPDATE",
  "ALL",
  ")",
]);

/** Removes parents from FROM, keeping the text's length so that positions stay, and answers their aliases. */
export function takeParentAliases(soql: string): { soql: string; aliases: ParentAliases } {
  const aliases = new Map<string, string[]>();
  const words = tokens(soql);
  const from = outermostFrom(words);
  if (from === undefined) return { soql, aliases };
  const list = words.slice(from + 1);
  const length = list.findIndex(({ text }) => clauseStarts.has(text.toUpperCase()));
  const items = splitAtCommas(length < 0 ? list : list.slice(0, length));
  const [root, ...parents] = items;
  const rootAlias = aliasOf(root ?? [])?.toLowerCase();
  if (rootAlias === undefined || parents.length === 0) return { soql, aliases };
  aliases.set(rootAlias, []);
  for (const parent of parents) {
    const alias = aliasOf(parent)?.toLowerCase();
    const [first = "", ...names] = parent[0]?.text.split(".") ?? [];
    const start = aliases.get(first.toLowerCase());
    if (alias === undefined || start === undefined || names.length === 0) return { soql, aliases: new Map() };
    aliases.set(alias, [...start, ...names]);
  }
  const blankFrom = (root?.at(-1)?.offset ?? 0) + (root?.at(-1)?.text.length ?? 0);
  const last = parents.at(-1)?.at(-1);
  const blankTo = (last?.offset ?? 0) + (last?.text.length ?? 0);
  aliases.delete(rootAlias);
  const blanked = soql.slice(0, blankFrom) + soql.slice(blankFrom, blankTo).replaceAll(/\S/g, " ");
  return { soql: blanked + soql.slice(blankTo), aliases };
}

function outermostFrom(words: Token[]): number | undefined {
  let depth = 0;
  const found = words.findIndex(({ text }) => {
    if (text === "(") depth++;
    if (text === ")") depth--;
    return depth === 0 && text.toUpperCase() === "FROM";
  });
  return found < 0 ? undefined : found;
}

function splitAtCommas(words: Token[]): Token[][] {
  const items: Token[][] = [[]];
  for (const word of words) {
    if (word.text === ",") items.push([]);
    else items.at(-1)?.push(word);
  }
  return items;
}

/** The alias of `Contact c` or `Contact AS c`. */
function aliasOf(item: Token[]): string | undefined {
  const [, ...rest] = item.filter(({ text }) => text.toUpperCase() !== "AS");
  return rest.length === 1 ? rest[0]?.text : undefined;
}
