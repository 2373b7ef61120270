import { FormulaError, tokenize, type Token } from "./tokenize.ts";

/** A formula as a tree; deeper expressions are evaluated first. */
export type Expression =
  | { kind: "value"; value: string | number | boolean | null }
  | { kind: "field"; path: string[] }
  | { kind: "call"; name: string; arguments: Expression[] }
  | { kind: "operation"; operator: string; operands: Expression[] };

/** Operators from lowest to highest precedence; those of a row are left-associative. */
const levels: string[][] = [
  ["||"],
  ["&&"],
  ["=", "==", "<>", "!=", "<", "<=", ">", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

/** Parses a formula. Throws FormulaError with the position. */
export function parseFormula(formula: string): Expression {
  const tokens = tokenize(formula);
  let next = 0;
  const peek = () => tokens[next] as Token;
  const isOperator = (...operators: string[]) =>
    peek().kind === "operator" && operators.includes(peek().text);

  const expect = (operator: string) => {
    if (!isOperator(operator)) throw unexpected(peek(), `'${operator}'`);
    next++;
  };

  const binary = (level: number): Expression => {
    const operators = levels[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    while (isOperator(...operators)) {
      const operator = peek().text;
      next++;
      left = { kind: "operation", operator, operands: [left, binary(level + 1)] };
    }
    return left;
  };

  const unary = (): Expression => {
    if (!isOperator("-", "!", "+")) return primary();
    const operator = peek().text;
    next++;
    const operand = unary();
    return operator === "+" ? operand : { kind: "operation", operator, operands: [operand] };
  };

  const primary = (): Expression => {
    const token = peek();
    next++;
    if (token.kind === "number") return { kind: "value", value: Number(token.text) };
    if (token.kind === "text") {
      return { kind: "value", value: token.text.slice(1, -1).replace(/\\(["'\\])/g, "$1") };
    }
    if (token.kind === "name") return named(token);
    if (token.kind === "operator" && token.text === "(") {
      const inner = binary(0);
      expect(")");
      return inner;
    }
    throw unexpected(token, "a value");
  };

  const named = (token: Token): Expression => {
    const upper = token.text.toUpperCase();
    if (isOperator("(")) return { kind: "call", name: upper, arguments: callArguments() };
    if (upper === "TRUE" || upper === "FALSE") return { kind: "value", value: upper === "TRUE" };
    if (upper === "NULL") return { kind: "value", value: null };
    return { kind: "field", path: token.text.split(".") };
  };

  const callArguments = (): Expression[] => {
    expect("(");
    const found: Expression[] = [];
    if (!isOperator(")")) {
      do found.push(binary(0));
      while (isOperator(",") && next++ >= 0);
    }
    expect(")");
    return found;
  };

  const whole = binary(0);
  if (peek().kind !== "end") throw unexpected(peek(), "the end of the formula");
  return whole;
}

const unexpected = (token: Token, wanted: string) =>
  new FormulaError(
    `Syntax error at character ${token.at + 1}: ${token.kind === "end" ? "the formula ends" : `'${token.text}'`} where ${wanted} should be`,
  );
