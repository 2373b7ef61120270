import { referenceStart } from "../salesforce/composite.ts";
import { toId18 } from "../salesforce/recordId.ts";
import { say, type Said } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";
import type { FormField } from "./formField.ts";

type FieldValue = string | number | boolean | null;

/**
 * A value for Salesforce, or what is wrong with it: `malformed` is the caller's bug, `refused` a typing
 * error.
 */
type CheckedValue = { value: FieldValue } | { malformed: Said } | { refused: Said };

const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z?$/;
const emailPattern = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@.<>()[\],;:\\"]{2,}$/;

/**
 * Checks one value of the form like Salesforce, to save an API call for a mistake. Blank text counts as null.
 */
export function checkFieldValue(field: FormField, raw: FieldValue): CheckedValue {
  if (raw === null) return { value: null };
  switch (field.type) {
    case "checkbox":
      return typeof raw === "boolean"
        ? { value: raw }
        : { malformed: say("field-checkbox", { field: field.name }) };
    case "integer":
    case "number":
    case "currency":
    case "percent":
      return checkNumber(field, raw);
    default:
      if (typeof raw !== "string") return { malformed: say("field-text", { field: field.name }) };
      return raw.trim() === "" ? { value: null } : checkText(field, raw.trim());
  }
}

function checkNumber(field: FormField, raw: Exclude<FieldValue, null>): CheckedValue {
  if (typeof raw === "boolean") return { malformed: say("field-number", { field: field.name }) };
  if (typeof raw === "string" && raw.trim() === "") return { value: null };
  const number = Number(raw);
  if (!Number.isFinite(number)) return { refused: say("field-number", { field: field.label }) };
  if (field.type === "integer" && !Number.isInteger(number)) {
    return { refused: say("field-whole-number", { field: field.label }) };
  }
  return { value: number };
}

function checkText(field: FormField, text: string): CheckedValue {
  const reference = refuseReference(field.label, text);
  if (reference !== null) return { refused: reference };
  if (field.maxLength !== null && text.length > field.maxLength) {
    return {
      refused: say("field-too-long", { field: field.label, length: text.length, max: field.maxLength }),
    };
  }
  switch (field.type) {
    case "email":
      return emailPattern.test(text)
        ? { value: text }
        : { refused: say("field-email", { field: field.label, value: text }) };
    case "date":
      return isDate(text) ? { value: text } : { refused: say("field-date", { field: field.label }) };
    case "datetime":
      return isInstant(text) ? { value: text } : { refused: say("field-date-time", { field: field.label }) };
    case "time":
      return timePattern.test(text)
        ? { value: text }
        : { refused: say("field-time", { field: field.label }) };
    case "picklist":
      return checkOptions(field, [text]);
    case "multipicklist":
      return checkOptions(field, splitChoices(text));
    case "lookup": {
      const id = toId18(text);
      return id ? { value: id } : { refused: say("field-lookup", { field: field.label }) };
    }
    default:
      return { value: text };
  }
}

/**
 * The sentence for a text that Salesforce would take for a reference to another record; null for other texts.
 */
export function refuseReference(field: Value, text: string): Said | null {
  if (!text.includes(referenceStart)) return null;
  return say("field-reference", { field, text: referenceStart });
}

function splitChoices(text: string): string[] {
  return text
    .split(";")
    .map((choice) => choice.trim())
    .filter((choice) => choice !== "");
}

function checkOptions(field: FormField, choices: string[]): CheckedValue {
  const known = new Set(field.options?.map((option) => option.value));
  const unknown = field.restricted ? choices.find((choice) => !known.has(choice)) : undefined;
  if (unknown !== undefined)
    return { refused: say("field-no-option", { field: field.label, value: unknown }) };
  return { value: choices.join(";") };
}

function isDate(text: string): boolean {
  return datePattern.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Salesforce's documented forms all say how far the time is from UTC. */
function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}
