import { asMoment, asNumber, asText, functions, isBlank, specialFunctions, type Value } from "./functions.ts";
import type { Expression } from "./parseFormula.ts";
import { FormulaError } from "./tokenize.ts";

/** The record that a formula is about. */
export interface Subject {
  /** The value at the end of a path such as `Account.Name`. */
  read(path: string[]): Value;
  /** The value before the change; the present one for a new record. */
  readBefore(path: string[]): Value;
  isNew: boolean;
  now: Date;
}

/** The value of a formula for that record. */
export function evaluateFormula(expression: Expression, subject: Subject): Value {
  switch (expression.kind) {
    case "value":
      return expression.value;
    case "field":
      return subject.read(expression.path);
    case "operation":
      return operate(expression.operator, expression.operands, subject);
    case "call":
      return call(expression.name, expression.arguments, subject);
  }
}

const isTrue = (expression: Expression, subject: Subject) => evaluateFormula(expression, subject) === true;

function operate(operator: string, operands: Expression[], subject: Subject): Value {
  if (operator === "&&") return operands.every((each) => isTrue(each, subject));
  if (operator === "||") return operands.some((each) => isTrue(each, subject));
  const [left = null, right = null] = operands.map((each) => evaluateFormula(each, subject));
  if (operands.length === 1) return operator === "!" ? left !== true : -asNumber(left);
  switch (operator) {
    case "&":
      return asText(left) + asText(right);
    case "+":
    case "-":
      return add(left, right, operator === "+" ? 1 : -1);
    case "*":
      return asNumber(left) * asNumber(right);
    case "/":
      return asNumber(left) / asNumber(right);
    case "^":
      return asNumber(left) ** asNumber(right);
    default:
      return compare(operator, left, right);
  }
}

/** Adding days to a date gives a date, subtracting dates gives days, and text adds to text. */
function add(left: Value, right: Value, sign: 1 | -1): Value {
  if (typeof left === "string" || typeof right === "string") return asText(left) + asText(right);
  const sum = asNumber(left) + sign * asNumber(right);
  return left instanceof Date && !(right instanceof Date) ? new Date(sum * 86_400_000) : sum;
}

function compare(operator: string, left: Value, right: Value): boolean {
  if (operator === "=" || operator === "==") return same(left, right);
  if (operator === "<>" || operator === "!=") return !same(left, right);
  if (isBlank(left) || isBlank(right)) return false;
  const [a, b] =
    typeof left === "string" && typeof right === "string"
      ? [left, right]
      : [asNumber(asComparable(left)), asNumber(asComparable(right))];
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;
}

const asComparable = (value: Value) => (typeof value === "string" ? (asMoment(value) ?? value) : value);

function same(left: Value, right: Value): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (left instanceof Date || right instanceof Date) {
    return asMoment(left)?.getTime() === asMoment(right)?.getTime();
  }
  return typeof left === typeof right ? left === right : asText(left) === asText(right);
}

function call(name: string, given: Expression[], subject: Subject): Value {
  const plain = functions[name];
  if (plain !== undefined) return plain(...given.map((each) => evaluateFormula(each, subject)));
  const [first, second, third] = given;
  const path = first?.kind === "field" ? first.path : [];
  const value = (expression: Expression | undefined) =>
    expression === undefined ? null : evaluateFormula(expression, subject);
  switch (name) {
    case "AND":
      return given.every((each) => isTrue(each, subject));
    case "OR":
      return given.some((each) => isTrue(each, subject));
    case "IF":
      return value(first) === true ? value(second) : value(third);
    case "CASE":
      return chooseCase(given, subject);
    case "TODAY":
      return new Date(`${subject.now.toISOString().slice(0, 10)}T00:00:00Z`);
    case "NOW":
      return subject.now;
    case "ISNEW":
      return subject.isNew;
    case "ISCHANGED":
      return !subject.isNew && !same(subject.read(path), subject.readBefore(path));
    default:
      return subject.readBefore(path);
  }
}

/** CASE(value, when, then, when, then, otherwise). */
function chooseCase(given: Expression[], subject: Subject): Value {
  const [first, ...rest] = given.map((each) => () => evaluateFormula(each, subject));
  const chosen = first?.() ?? null;
  for (let i = 0; i + 1 < rest.length; i += 2) {
    if (same(chosen, rest[i]?.() ?? null)) return rest[i + 1]?.() ?? null;
  }
  return rest.length % 2 === 1 ? (rest.at(-1)?.() ?? null) : null;
}

/** Refuses unknown functions, and fields that `isField` does not know, before the formula is used. */
export function checkFormula(expression: Expression, isField: (path: string[]) => boolean): void {
  if (expression.kind === "field" && !isField(expression.path)) {
    throw new FormulaError(`Field ${expression.path.join(".")} does not exist. Check spelling.`);
  }
  if (expression.kind === "call") {
    if (functions[expression.name] === undefined && !specialFunctions.includes(expression.name)) {
      throw new FormulaError(`Unknown function ${expression.name}. Check spelling.`);
    }
    for (const each of expression.arguments) checkFormula(each, isField);
  }
  if (expression.kind === "operation") for (const each of expression.operands) checkFormula(each, isField);
}
