import { malformedSearch } from "./searchTerm.ts";

/** SOSL's WITH clauses, each up to where the next may begin. */
const clauses = [
  /^DATA\s+CATEGORY\s+\w+\s+(?:AT|ABOVE|BELOW|ABOVE_OR_BELOW)\s+(?:\w+|\([\w\s,]+\))(?:\s+AND\s+\w+\s+(?:AT|ABOVE|BELOW|ABOVE_OR_BELOW)\s+(?:\w+|\([\w\s,]+\)))*/i,
  /^DIVISION\s*=\s*'(?:\\.|[^'\\])*'/i,
  /^HIGHLIGHT\b/i,
  /^METADATA\s*=\s*'(?:\\.|[^'\\])*'/i,
  /^NETWORK\s*(?:=\s*'\w*'|IN\s*\(\s*'\w*'(?:\s*,\s*'\w*')*\s*\))/i,
  /^PricebookId\s*=\s*'\w*'/i,
  /^SNIPPET\b(?:\s*\(\s*target_length\s*=\s*\d+\s*\))?/i,
  /^SPELL_CORRECTION\s*=\s*(?:true|false)\b/i,
];

/**
 * Reads the WITH clauses of `text`. Answers whether field labels are requested. Throws MALFORMED_SEARCH at
 * the first unknown word. The other clauses do not change results in an org without divisions, networks and
 * articles.
 */
export function readWith(text: string): { withLabels: boolean } {
  let rest = text.trim();
  let withLabels = false;
  while (rest !== "") {
    const within = /^WITH\s+/i.exec(rest);
    const clause = within && clauses.map((each) => each.exec(rest.slice(within[0].length))).find(Boolean);
    if (!within || !clause) {
      const [word = ""] = rest.slice(within?.[0].length ?? 0).split(/\s/);
      throw malformedSearch(`unexpected token: ${word || "<EOF>"}`);
    }
    withLabels ||= /^METADATA\s*=\s*'LABELS'/i.test(clause[0]);
    rest = rest.slice(within[0].length + clause[0].length).trimStart();
  }
  return { withLabels };
}
