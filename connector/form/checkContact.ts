import type { ContactValues } from "../database/schema/contacts.ts";
import type { AppError, FieldError } from "../errors.ts";
import { listed } from "../reasons/names.ts";
import { refusal } from "../reasons/refusal.ts";
import { fieldError, fieldsMalformed, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { contactFields } from "./contactFields.ts";
import { findCountry } from "./findCountry.ts";
import type { FormField } from "./formField.ts";
import { checkFieldValue } from "./checkFieldValue.ts";

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
