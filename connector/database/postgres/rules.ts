import { isName, isWord, tokensOf, textOf, type Token } from "./tokens.ts";

/**
 * Rewrites SQL of SQLite that Postgres refuses or reads otherwise. Differences that a function can cover are
 * in functions.sql.
 */
interface Rule {
  name: string;
  apply(tokens: Token[]): Token[];
}

/** As SQLite quotes the names in migrations. */
const plainQuotes: Rule = {
  name: "a name in backticks stands in double quotes",
  apply: (tokens) =>
    tokens.map(({ space, text }) =>
      text.startsWith("`")
        ? { space, text: quoted(text.slice(1, -1).replaceAll("``", "`")) }
        : { space, text },
    ),
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Drizzle writes `on conflict ("table"."column")`. */
const conflictTarget: Rule = {
  name: "columns of a conflict stand without their table",
  apply(tokens) {
    const kept: Token[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] as Token;
      kept.push(token);
      if (!isWord(token, "conflict") || !isWord(tokens[at - 1], "on") || tokens[at + 1]?.text !== "(")
        continue;
      for (at += 1; at < tokens.length && tokens[at]?.text !== ")"; at += 1) {
        const isTable = isName(tokens[at]) && tokens[at + 1]?.text === "." && isName(tokens[at + 2]);
        const { space } = tokens[at] as Token;
        if (isTable) at += 2;
        kept.push({ space, text: (tokens[at] as Token).text });
      }
      kept.push(tokens[at] as Token);
    }
    return kept;
  },
};

/**
 * SQLite gives a row its number where `null` is inserted for it, and Drizzle writes `null` for each value
 * that is not given and has no default.
 */
const defaultForNull: Rule = {
  name: "a value that is not given is the column's default",
  apply(tokens) {
    if (!isWord(tokens[0], "insert")) return tokens;
    let depth = 0;
    let isAmongValues = false;
    return tokens.map((token, index) => {
      if (token.text === "(") depth += 1;
      if (token.text === ")") depth -= 1;
      if (depth === 0 && isWord(token, "values")) isAmongValues = true;
      if (depth === 0 && isWord(token, "on", "returning", "select")) isAmongValues = false;
      const isWhole =
        ["(", ","].includes(tokens[index - 1]?.text ?? "") &&
        [")", ","].includes(tokens[index + 1]?.text ?? "");
      const isNotGiven = isAmongValues && depth === 1 && isWhole && isWord(token, "null");
      return isNotGiven ? { space: token.space, text: "default" } : token;
    });
  },
};

/** In SQLite `is` compares any values. */
const isOfValues: Rule = {
  name: "`is ?` is `is not distinct from ?`",
  apply: (tokens) =>
    tokens.flatMap((token, index) => {
      const isOfValue = isWord(tokens[index - 1], "is") && token.text === "?";
      if (isOfValue) return [...tokensOf(" not distinct from"), token];
      const isNotOfValue = isWord(tokens[index - 1], "is") && tokens[index + 1]?.text === "?";
      return isNotOfValue && isWord(token, "not") ? tokensOf(" distinct from") : [token];
    }),
};

/** SQLite takes no index for a column after `+`. Postgres has no such sign for texts, and no need of it. */
const plusBeforeName: Rule = {
  name: "`+` before a column is left out",
  apply: (tokens) =>
    tokens.flatMap((token, index) => {
      const isSign = (at: number) =>
        tokens[at]?.text === "+" && isName(tokens[at + 1]) && !endsOperand(tokens[at - 1]);
      if (isSign(index)) return [];
      return isSign(index - 1) ? [{ space: tokens[index - 1]?.space ?? "", text: token.text }] : [token];
    }),
};

const operators = [
  "and",
  "or",
  "not",
  "where",
  "on",
  "select",
  "by",
  "having",
  "when",
  "then",
  "else",
  "set",
];

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined || isWord(token, ...operators)) return false;
  return /^[\w"'$]|^[?)]$/.test(token.text);
}

/** By code point, and with no letter case: the same as SQLite's. */
const glob: Rule = {
  name: "`glob` is a regular expression",
  apply(tokens) {
    const kept: Token[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] as Token;
      if (!isWord(token, "glob")) {
        kept.push(token);
        continue;
      }
      const pattern = tokens[at + 1];
      if (!pattern?.text.startsWith("'")) throw noWordsFor("`glob` with a pattern that is no text");
      const isNot = isWord(kept.at(-1), "not");
      const space = isNot ? (kept.pop()?.space ?? " ") : token.space;
      kept.push({ space, text: isNot ? "!~" : "~" }, { space: " ", text: regularExpressionOf(pattern.text) });
      at += 1;
    }
    return kept;
  },
};

/** Of a pattern of GLOB in its quotes. */
function regularExpressionOf(pattern: string): string {
  const inside = pattern.slice(1, -1).replace(/\[[^[\]]*\]|[*?]|[\\^$.|+(){}]/g, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    return part.startsWith("[") ? part : `\\${part}`;
  });
  return `'^${inside}$'`;
}

/** SQLite's `like` knows no letter case of A to Z, and no sign that takes the meaning from another. */
const like: Rule = {
  name: "`like` is `ilike` without an escape",
  apply: (tokens) =>
    tokens.flatMap((token, index) => {
      const isPattern = isWord(tokens[index - 1], "like");
      if (!isPattern) return [isWord(token, "like") ? { ...token, text: "ilike" } : token];
      const isAlone = token.text === "?" || token.text.startsWith("'");
      if (!isAlone || tokens[index + 1]?.text === "|")
        throw noWordsFor("`like` with a pattern that is made of parts");
      return isWord(tokens[index + 1], "escape") ? [token] : [token, ...tokensOf(" escape ''")];
    }),
};

/** `?` stands for the values in their order. */
const numbered: Rule = {
  name: "values have numbers",
  apply(tokens) {
    let count = 0;
    return tokens.map((token) =>
      token.text === "?" ? { space: token.space, text: placeOf((count += 1)) } : token,
    );
  },
};

const placeOf = (count: number): string => `$${count}`;

/** In this order. */
export const rules: Rule[] = [
  plainQuotes,
  conflictTarget,
  defaultForNull,
  isOfValues,
  plusBeforeName,
  glob,
  like,
  numbered,
];

/** SQL for SQLite as Postgres has it. */
export function translate(statement: string): string {
  return textOf(rules.reduce((tokens, rule) => rule.apply(tokens), tokensOf(statement)));
}

/** Whether a statement changes something, so that it is one of those that come one at a time. */
export function writes(statement: string): boolean {
  let depth = 0;
  return tokensOf(statement).some((token) => {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    return (
      depth === 0 &&
      isWord(token, "insert", "update", "delete", "merge", "create", "drop", "alter", "truncate")
    );
  });
}

/** For what would be taken for something else, or not at all. */
function noWordsFor(what: string): Error {
  return new Error(`Postgres has no words for ${what}.`);
}
