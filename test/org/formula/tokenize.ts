export interface Token {
  kind: "number" | "text" | "name" | "operator" | "end";
  text: string;
  /** Characters from the start of the formula. */
  at: number;
}

/** A formula that cannot be parsed; the message gives the position. */
export class FormulaError extends Error {}

const patterns: [Token["kind"] | "blank", RegExp][] = [
  ["blank", /(?:\s+|\/\*[\s\S]*?\*\/)/y],
  ["number", /\d+(?:\.\d+)?|\.\d+/y],
  ["text", /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y],
  ["name", /[A-Za-z_][\w]*(?:\.[A-Za-z_][\w]*)*/y],
  ["operator", /&&|\|\||<>|!=|<=|>=|==|[-+*/^&=<>!(),]/y],
];

export function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const found = patterns
      .map(([kind, pattern]): [typeof kind, string | undefined] => {
        pattern.lastIndex = at;
        return [kind, pattern.exec(formula)?.[0]];
      })
      .find(([, text]) => text !== undefined);
    if (found?.[1] === undefined)
      throw new FormulaError(`Unexpected '${formula[at]}' at character ${at + 1}`);
    const [kind, text] = found as [Token["kind"] | "blank", string];
    if (kind !== "blank") tokens.push({ kind, text, at });
    at += text.length;
  }
  return [...tokens, { kind: "end", text: "", at }];
}
