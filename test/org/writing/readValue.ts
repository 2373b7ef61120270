import { readId } from "../ids.ts";
import { valueError } from "../call/jsonBody.ts";
import { SalesforceError, type FieldDefinition } from "../types.ts";
import { toDate, toDateTime } from "../storage/dateTimes.ts";

/**
 * The value as its column holds it, or the refusal of a value that the field's type cannot take. Blank is
 * null.
 */
export function readValue(field: FieldDefinition, sent: unknown, text: string): unknown {
  if (sent === null || sent === undefined) return field.type === "boolean" ? 0 : null;
  const wrong = (type: string) => valueError(type, sent, text, field.name);
  switch (field.type) {
    case "boolean":
      return readBoolean(sent, wrong);
    case "int":
    case "double":
    case "currency":
    case "percent":
      return readNumber(field, sent, wrong);
    case "date":
      return blank(sent) ? null : readDate(sent, wrong);
    case "datetime":
      return blank(sent) ? null : readDateTime(sent, wrong);
    case "id":
    case "reference":
      return blank(sent) ? null : readReference(field, sent, wrong);
    case "multipicklist":
      return blank(sent)
        ? null
        : readText(sent, wrong)
            .split(";")
            .map((each) => each.trim())
            .join(";");
    case "email":
      return readText(sent, wrong).trim().toLowerCase() || null;
    default:
      return readText(sent, wrong).trim() || null;
  }
}

type Wrong = (type: string) => SalesforceError;

const blank = (sent: unknown) => typeof sent === "string" && sent.trim() === "";

function readText(sent: unknown, wrong: Wrong): string {
  if (typeof sent === "object") throw wrong("string");
  return String(sent);
}

function readBoolean(sent: unknown, wrong: Wrong): number {
  if (typeof sent === "boolean") return Number(sent);
  if (sent === "true" || sent === "false") return Number(sent === "true");
  throw wrong("boolean");
}

function readNumber(field: FieldDefinition, sent: unknown, wrong: Wrong): number | null {
  if (blank(sent)) return null;
  const type = field.type === "int" ? "int" : "double";
  const number = typeof sent === "number" || typeof sent === "string" ? Number(sent) : NaN;
  if (!Number.isFinite(number) || (type === "int" && !Number.isInteger(number))) throw wrong(type);
  const whole = field.type === "int" ? field.digits : field.precision - field.scale;
  if (whole > 0 && Math.abs(number) >= 10 ** whole) {
    throw new SalesforceError(
      400,
      "NUMBER_OUTSIDE_VALID_RANGE",
      `${field.label}: value outside of valid range on numeric field: ${number}`,
      [field.name],
    );
  }
  const unit = 10 ** field.scale;
  return field.type === "int" ? number : Math.round(number * unit) / unit;
}

/**
 * A day, or a time in UTC whose day counts. An offset of a date "is not supported".
 * (https://developer.salesforce.com/docs/platform/api-rest/guide/intro-valid-date-formats.md)
 */
const dateShape = /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]*Z?)?$/;

function readDate(sent: unknown, wrong: Wrong): string {
  const day = typeof sent === "string" && dateShape.test(sent) ? sent.slice(0, 10) : undefined;
  const moment = day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
  if (moment === undefined || Number.isNaN(moment.getTime()) || toDate(moment) !== day) throw wrong("date");
  return day ?? "";
}

/** ISO 8601 with an offset, which may be written `+0000` too, as Salesforce's own answers have it. */
const dateTimeShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/i;

function readDateTime(sent: unknown, wrong: Wrong): string {
  if (typeof sent !== "string" || !dateTimeShape.test(sent)) throw wrong("datetime");
  const moment = new Date(sent.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  if (Number.isNaN(moment.getTime())) throw wrong("datetime");
  return toDateTime(moment);
}

function readReference(field: FieldDefinition, sent: unknown, wrong: Wrong): string {
  if (typeof sent !== "string") throw wrong("reference");
  const id = readId(sent.trim());
  if (id !== undefined) return id;
  throw new SalesforceError(400, "MALFORMED_ID", `${field.label}: id value of incorrect type: ${sent}`, [
    field.name,
  ]);
}
