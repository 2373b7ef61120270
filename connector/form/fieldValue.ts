import { referenceStart } from "../salesforce/composite.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { FormField } from "./contactForm.ts";

export type Value = string | number | boolean | null;

/** A value made fit for Salesforce, or what is wrong with it: `malformed` is the caller's bug, `refused` the rep's typing. */
export type CheckedValue = { value: Value } | { malformed: string } | { refused: string };

const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z?$/;
const emailPattern = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@.<>()[\],;:\\"]{2,}$/;

/** Checks one value of the form as Salesforce would, so that a mistake costs no API call. Blank text counts as null. */
export function checkFieldValue(field: FormField, raw: Value): CheckedValue {
  if (raw === null) return { value: null };
  switch (field.type) {
    case "checkbox":
      return typeof raw === "boolean" ? { value: raw } : { malformed: "must be true or false" };
    case "integer":
    case "number":
    case "currency":
    case "percent":
      return checkNumber(field, raw);
    default:
      if (typeof raw !== "string") return { malformed: "must be text" };
      return raw.trim() === "" ? { value: null } : checkText(field, raw.trim());
  }
}

function checkNumber(field: FormField, raw: Exclude<Value, null>): CheckedValue {
  if (typeof raw === "boolean") return { malformed: "must be a number" };
  if (typeof raw === "string" && raw.trim() === "") return { value: null };
  const number = Number(raw);
  if (!Number.isFinite(number)) return { refused: `${field.label} must be a number.` };
  if (field.type === "integer" && !Number.isInteger(number)) {
    return { refused: `${field.label} must be a whole number.` };
  }
  return { value: number };
}

function checkText(field: FormField, text: string): CheckedValue {
  const reference = refuseReference(field.label, text);
  if (reference !== null) return { refused: reference };
  if (field.maxLength !== null && text.length > field.maxLength) {
    return { refused: `${field.label} is too long: ${text.length} of ${field.maxLength} characters.` };
  }
  switch (field.type) {
    case "email":
      return emailPattern.test(text)
        ? { value: text }
        : { refused: `${field.label} is not a valid e-mail address: ${text}` };
    case "date":
      return isDate(text) ? { value: text } : { refused: `${field.label} must be a date, YYYY-MM-DD.` };
    case "datetime":
      return isInstant(text)
        ? { value: text }
        : { refused: `${field.label} must be a date and time, e.g. 2026-01-31T09:30:00Z.` };
    case "time":
      return timePattern.test(text) ? { value: text } : { refused: `${field.label} must be a time, HH:MM.` };
    case "picklist":
      return checkOptions(field, [text]);
    case "multipicklist":
      return checkOptions(field, splitChoices(text));
    case "lookup": {
      const id = toId18(text);
      return id ? { value: id } : { refused: `${field.label} must be chosen from the list.` };
    }
    default:
      return { value: text };
  }
}

/** What is said of a text that Salesforce would take for a reference to another record; null for one that it takes as it is. */
export function refuseReference(label: string, text: string): string | null {
  if (!text.includes(referenceStart)) return null;
  return `${label} must not contain ${referenceStart}, which Salesforce takes for a reference to another record. Remove it.`;
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
  if (unknown !== undefined) return { refused: `${field.label} has no value ${unknown} to choose.` };
  return { value: choices.join(";") };
}

function isDate(text: string): boolean {
  return datePattern.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && !Number.isNaN(Date.parse(text));
}
