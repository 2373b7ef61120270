/** A piece of SQL with the space before it: a name, a quoted text or name, a number, or one sign. */
export interface Token {
  space: string;
  text: string;
}

const piece = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[a-z_][\w$]*|\d+(?:\.\d+)?|[^\s]/giy;
const spaceBefore = /\s*/y;

/** The pieces of a statement. What stands in quotes is one piece. */
export function tokensOf(statement: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < statement.length;) {
    const space = matchAt(spaceBefore, statement, at);
    at += space.length;
    const text = matchAt(piece, statement, at);
    if (space === "" && text === "") throw new Error("SQL has a sign that is no part of it.");
    at += text.length;
    tokens.push({ space, text });
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

export const textOf = (tokens: Token[]): string => tokens.map(({ space, text }) => space + text).join("");

/** Whether a token is one of these words, in whatever case. */
export const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token !== undefined && words.includes(token.text.toLowerCase());

/** Whether a token is a name in quotes. */
export const isName = (token: Token | undefined): boolean =>
  token !== undefined && token.text.startsWith('"');
