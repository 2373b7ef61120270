/** Rows as plain objects; `Account` is the parent row or null. */
export interface NaiveRow {
  Id: string;
  LastName: string;
  Title: string | null;
  IsEmailBounced: boolean;
  Birthdate: string | null;
  CreatedDate: string;
  Account: { Name: string; Industry: string | null; AnnualRevenue: number | null } | null;
}

export type NaiveCondition =
  | { kind: "and" | "or"; parts: NaiveCondition[] }
  | { kind: "not"; part: NaiveCondition }
  | { kind: "compare"; field: string; operator: "=" | "!=" | "<" | "<=" | ">" | ">="; value: NaiveValue }
  | { kind: "in"; field: string; not: boolean; values: NaiveValue[] }
  | { kind: "like"; field: string; pattern: LikePart[] };

type NaiveValue = string | number | boolean | null;
type LikePart = "%" | "_" | { text: string };

/** The condition as SOQL. */
export function toSoql(condition: NaiveCondition): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return `(${condition.parts.map(toSoql).join(` ${condition.kind.toUpperCase()} `)})`;
    case "not":
      return `(NOT ${toSoql(condition.part)})`;
    case "compare":
      return `${condition.field} ${condition.operator} ${literal(condition.field, condition.value)}`;
    case "in": {
      const values = condition.values.map((value) => literal(condition.field, value));
      return `${condition.field} ${condition.not ? "NOT IN" : "IN"} (${values.join(", ")})`;
    }
    case "like": {
      const text = condition.pattern.map((part) =>
        typeof part === "string" ? part : escape(part.text).replaceAll(/[%_]/g, "\\$&"),
      );
      return `${condition.field} LIKE '${text.join("")}'`;
    }
  }
}

const unquoted = new Set(["Birthdate", "CreatedDate"]);

function literal(field: string, value: NaiveValue): string {
  if (typeof value !== "string") return String(value);
  return unquoted.has(field) ? value : `'${escape(value)}'`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\']/g, "\\$&");
}

/** Whether the row meets the condition, evaluated in plain JavaScript. */
export function holds(condition: NaiveCondition, row: NaiveRow): boolean {
  switch (condition.kind) {
    case "and":
      return condition.parts.every((part) => holds(part, row));
    case "or":
      return condition.parts.some((part) => holds(part, row));
    case "not":
      return !holds(condition.part, row);
    case "compare":
      return compare(valueOf(row, condition.field), condition.operator, condition.value);
    case "in": {
      const value = valueOf(row, condition.field);
      return condition.values.some((each) => compare(value, "=", each)) !== condition.not;
    }
    case "like":
      return like(valueOf(row, condition.field), condition.pattern);
  }
}

function valueOf(row: NaiveRow, field: string): NaiveValue {
  let value: unknown = row;
  for (const name of field.split(".")) value = (value as Record<string, unknown> | null)?.[name] ?? null;
  return value as NaiveValue;
}

function compare(value: NaiveValue, operator: string, other: NaiveValue): boolean {
  const left = typeof value === "string" ? value.toLowerCase() : value;
  const right = typeof other === "string" ? (other === "" ? null : other.toLowerCase()) : other;
  if (operator === "=") return left === right;
  if (operator === "!=") return left !== right;
  if (left === null || right === null) return false;
  if (operator === "<") return left < right;
  if (operator === "<=") return left <= right;
  return operator === ">" ? left > right : left >= right;
}

function like(value: NaiveValue, pattern: LikePart[]): boolean {
  if (typeof value !== "string") return false;
  const source = pattern.map((part) => {
    if (part === "%") return ".*";
    return part === "_" ? "." : part.text.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${source.join("")}$`, "su").test(value.toLowerCase());
}
