import { SalesforceError } from "../types.ts";

/** A parsed JSON body, with its text for messages that point into it. */
interface JsonBody {
  value: unknown;
  text: string;
}

/** Parses a request's body. Refuses invalid JSON as Salesforce does, with line and column. */
export async function readJson(request: Request): Promise<JsonBody> {
  const type = mediaType(request);
  if (type !== "" && type !== "application/json" && type !== "text/plain") {
    throw new SalesforceError(
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      `MediaType of '${type}' is not supported by this resource`,
    );
  }
  const text = await request.text();
  try {
    return { value: JSON.parse(text), text };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const at = /position (\d+)/.exec(message)?.[1];
    const offset = at === undefined ? text.length : Number(at);
    throw parserError(unexpected(text, offset), text, offset);
  }
}

/** The request's media type in lower case, without parameters; empty where there is none. */
const mediaType = (request: Request) =>
  (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

/** The body as a record. */
export async function readRecordBody(
  request: Request,
): Promise<JsonBody & { value: Record<string, unknown> }> {
  const { value, text } = await readJson(request);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { value: value as Record<string, unknown>, text };
  }
  throw parserError(`Cannot deserialize instance of record from ${tokenOf(value)}`, text, 0);
}

function parserError(message: string, text: string, offset: number): SalesforceError {
  const before = text.slice(0, offset).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return new SalesforceError(
    400,
    "JSON_PARSER_ERROR",
    `${message} at [line:${before.length}, column:${column}]`,
  );
}

/** The parser's error for a value of the wrong type. `at` is the field's position in the text. */
export function valueError(type: string, value: unknown, text: string, name: string): SalesforceError {
  const shown = typeof value === "object" ? "" : ` value ${String(value)}`;
  const offset = Math.max(0, text.indexOf(`"${name}"`));
  return parserError(
    `Cannot deserialize instance of ${type} from ${tokenOf(value)}${shown} or request may be missing a required field`,
    text,
    offset,
  );
}

function tokenOf(value: unknown): string {
  if (value === null) return "VALUE_NULL";
  if (Array.isArray(value)) return "START_ARRAY";
  switch (typeof value) {
    case "object":
      return "START_OBJECT";
    case "number":
      return Number.isInteger(value) ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT";
    case "boolean":
      return value ? "VALUE_TRUE" : "VALUE_FALSE";
    default:
      return "VALUE_STRING";
  }
}

function unexpected(text: string, offset: number): string {
  const character = text[offset];
  if (character === undefined) return "Unexpected end-of-input";
  return `Unexpected character ('${character}' (code ${character.codePointAt(0)}))`;
}
