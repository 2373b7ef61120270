import { readId } from "../ids.ts";
import type { FieldDefinition, FieldType } from "../types.ts";

export type Kind = "text" | "id" | "number" | "boolean" | "date" | "datetime" | "time" | "none";

const kinds: Partial<Record<FieldType, Kind>> = {
  id: "id",
  reference: "id",
  boolean: "boolean",
  int: "number",
  double: "number",
  currency: "number",
  percent: "number",
  date: "date",
  datetime: "datetime",
  time: "time",
  address: "none",
  location: "none",
  base64: "none",
};

export function kindOf(field: FieldDefinition): Kind {
  return kinds[field.type] ?? "text";
}

/** Salesforce's names of the kinds in its type errors. */
const typeNames: Record<Kind, string> = {
  text: "string",
  id: "ID",
  number: "double",
  boolean: "boolean",
  date: "date",
  datetime: "dateTime",
  time: "time",
  none: "string",
};

export interface Literal {
  /** As written, strings with their quotes. */
  raw: string;
  type: string;
}

export type Value =
  | { kind: "null" }
  | { kind: "value"; value: string | number }
  /** A date literal: its name, to be turned into days. */
  | { kind: "days"; literal: string };

export class LiteralError extends Error {
  readonly errorCode: string;

  constructor(errorCode: string, message: string) {
    super(message);
    this.errorCode = errorCode;
  }
}

/** The text of a quoted literal, its escapes resolved. */
export function unquote(raw: string): string {
  return raw.slice(1, -1).replaceAll(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[escape.toLowerCase()] ?? escape;
  });
}

/** A literal as a value for a column of `kind`. Throws LiteralError for a wrong type. */
export function readLiteral(literal: Literal, kind: Kind, fieldName: string, integer: boolean): Value {
  const { raw, type } = literal;
  if (type === "NULL") return { kind: "null" };
  const mismatch = (): LiteralError => {
    const name = kind === "number" && integer ? "int" : typeNames[kind];
    const quotes =
      kind === "text" || kind === "id" ? "should be enclosed in quotes" : "should not be enclosed in quotes";
    return new LiteralError(
      "INVALID_FIELD",
      `value of filter criterion for field '${fieldName}' must be of type ${name} and ${quotes}`,
    );
  };
  switch (kind) {
    case "text":
    case "none": {
      if (type !== "STRING") throw mismatch();
      const text = unquote(raw);
      return text === "" ? { kind: "null" } : { kind: "value", value: text };
    }
    case "id": {
      if (type !== "STRING") throw mismatch();
      const text = unquote(raw);
      if (text === "") return { kind: "null" };
      const id = readId(text);
      if (id === undefined)
        throw new LiteralError("INVALID_QUERY_FILTER_OPERATOR", `invalid ID field: ${text}`);
      return { kind: "value", value: id };
    }
    case "number": {
      if (!/^(INTEGER|DECIMAL)/.test(type)) throw mismatch();
      return { kind: "value", value: Number(raw.replace(/^[A-Za-z]{3}/, "")) };
    }
    case "boolean":
      if (type !== "BOOLEAN") throw mismatch();
      return { kind: "value", value: raw.toUpperCase() === "TRUE" ? 1 : 0 };
    case "date":
      if (type.startsWith("DATE_")) return { kind: "days", literal: raw };
      if (type !== "DATE" || !isDate(raw)) throw mismatch();
      return { kind: "value", value: raw };
    case "datetime": {
      if (type.startsWith("DATE_")) return { kind: "days", literal: raw };
      if (type !== "DATETIME") throw mismatch();
      const instant = Date.parse(raw.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
      if (Number.isNaN(instant)) throw mismatch();
      return { kind: "value", value: new Date(instant).toISOString() };
    }
    case "time":
      if (type !== "STRING") throw mismatch();
      return { kind: "value", value: unquote(raw) };
  }
}

function isDate(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
