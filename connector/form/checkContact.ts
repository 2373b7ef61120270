import type { ContactValues } from "../database/schema/contacts.ts";
import type { AppError, FieldError } from "../errors.ts";
import { listed, fieldError, fieldsMalformed, fieldsRefused } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { contactFields, findCountry, type FormField } from "./contactFields.ts";
import { referenceStart } from "../salesforce/composite.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { Value } from "../reasons/template.ts";
import { fieldOf } from "../salesforce/describeTypes.ts";
import type { ContactDescribe } from "./contactDescribe.ts";

/**
 * The values for Salesforce from the form. Throws `request-invalid` for unknown fields and wrong types,
 * `insufficient-access` for fields that the user may not edit, and `validation-failed` for missing values and
 * those Salesforce would refuse; each names all such fields.
 */
export function checkContact(form: FormField[], given: ContactValues): ContactValues {
  const byName = new Map(form.map((field) => [field.name, field]));
  const input = withCountryCode(byName, given);
  const malformed: FieldError[] = [];
  const refused: FieldError[] = [];
  const values: ContactValues = {};

  for (const [name, raw] of Object.entries(input)) {
    const field = byName.get(name);
    if (!field) {
      malformed.push(fieldError(name, notInForm(name)));
      continue;
    }
    const checked = checkFieldValue(field, raw);
    if ("malformed" in checked) malformed.push(fieldError(name, checked.malformed));
    else if ("refused" in checked) refused.push(fieldError(name, checked.refused));
    else if (checked.value !== null) values[name] = checked.value;
  }
  if (malformed.length > 0) throw fieldsMalformed(malformed);

  const locked = form.filter((field) => !field.editable && (field.required || field.name in values));
  if (locked.length > 0) throw noEditAccess(locked);

  const wrong = new Set(refused.map((entry) => entry.field));
  for (const field of form) {
    if (field.required && !(field.name in values) && !wrong.has(field.name) && field.type !== "checkbox") {
      refused.push(fieldError(field.name, say("field-required", { field: field.label })));
    }
  }
  refused.push(...dependencyErrors(byName, values));
  if (refused.length > 0) {
    throw fieldsRefused(refused);
  }
  return values;
}

/** Replaces a country's name by its code where the org has State and Country picklists. */
function withCountryCode(form: Map<string, FormField>, given: ContactValues): ContactValues {
  const codeField = form.get("MailingCountryCode");
  const { MailingCountry: country, ...others } = given;
  if (!codeField || country === undefined || (given["MailingCountryCode"] ?? "") !== "") {
    return codeField && country !== undefined ? others : given;
  }
  if (typeof country !== "string" || country.trim() === "") return { ...others, MailingCountryCode: country };
  const code = findCountry(codeField.options ?? [], country);
  if (code === null) {
    throw fieldsRefused([fieldError("MailingCountry", say("country-unknown", { country }))]);
  }
  return { ...others, MailingCountryCode: code };
}

function dependencyErrors(form: Map<string, FormField>, values: ContactValues): FieldError[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = form.get(name);
    if (!field?.controller || !field.restricted || !form.has(field.controller)) return [];
    const controlling = String(values[field.controller] ?? "");
    const allowed = field.options?.filter((option) => option.validFor?.includes(controlling));
    const isAllowed = String(value)
      .split(";")
      .every((choice) => allowed?.some((option) => option.value === choice));
    if (isAllowed) return [];
    const controlled = form.get(field.controller);
    const controller = controlled?.label ?? field.controller;
    return [fieldError(name, say("field-depends", { field: field.label, value: String(value), controller }))];
  });
}

/** The refusal of fields that the user may not edit. */
export function noEditAccess(fields: FormField[]): AppError {
  const names = fields.map((field) => `Contact.${field.name}`).join(", ");
  return refusal("no-edit", {
    values: { labels: listed(fields.map(({ label }) => label)), fields: names },
    fields: fields.flatMap(({ name, reason }) => (reason ? [fieldError(name, reason)] : [])),
  });
}

function notInForm(name: string): Said {
  const isSet = contactFields.some((field) => field.name === name && !field.isInForm);
  return isSet ? say("field-set-by-settings") : say("field-not-in-form", { field: name });
}

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
function checkFieldValue(field: FormField, raw: FieldValue): CheckedValue {
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

/** The same for a text that nobody has typed into the field. */
export function checkConstant(field: FormField, text: string): CheckedValue {
  const isTicked = field.type === "checkbox" && /^(?:true|false)$/i.test(text.trim());
  return checkFieldValue(field, isTicked ? /^true$/i.test(text.trim()) : text);
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

export interface WantedRole {
  opportunityId: string | null;
  role: string | null;
  isPrimary: boolean;
}

/**
 * Checks the role wanted on an opportunity as Salesforce would. Throws `request-invalid`,
 * `insufficient-access` or `validation-failed`.
 */
export function checkRole(
  { role: describe }: ContactDescribe,
  input: { opportunityId?: string | undefined; role?: string | undefined; isPrimary?: boolean | undefined },
): WantedRole {
  const role = input.role?.trim() ? input.role.trim() : null;
  if (input.opportunityId === undefined) {
    if (role === null && !input.isPrimary) return { opportunityId: null, role: null, isPrimary: false };
    throw refusal("role-without-opportunity", { field: role === null ? "isPrimary" : "role" });
  }
  const opportunityId = toId18(input.opportunityId);
  if (!opportunityId?.startsWith("006")) throw refusal("not-an-opportunity", { field: "opportunityId" });
  if (!describe?.createable) {
    throw refusal("no-role", { field: "opportunityId" });
  }
  const field = fieldOf(describe, "Role");
  if (role !== null && !field?.createable) {
    throw refusal("no-edit-role", { field: "role" });
  }
  const isActive = field?.picklistValues.some((entry) => entry.active && entry.value === role);
  if (role !== null && !isActive) {
    throw fieldsRefused([
      fieldError("role", say("field-no-option", { field: nameOfRole({ role: describe }), value: role })),
    ]);
  }
  return { opportunityId, role, isPrimary: input.isPrimary ?? false };
}

/** What the role is called in a sentence. */
export function nameOfRole({ role }: Pick<ContactDescribe, "role">): Value {
  return (role && fieldOf(role, "Role")?.label) ?? say("name-role");
}
