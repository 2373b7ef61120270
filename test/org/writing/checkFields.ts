import { SalesforceErrors } from "../call/failure.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type FieldDefinition, type ObjectDefinition } from "../types.ts";

/** Missing required fields that Salesforce does not fill in. */
export function checkRequired(object: ObjectDefinition, row: Row, changed: ReadonlySet<string>): void {
  const missing = object.fields.filter(
    (field) =>
      !field.nillable &&
      (field.createable || field.updateable) &&
      field.type !== "boolean" &&
      changed.has(field.name) &&
      (row[field.name] ?? null) === null,
  );
  if (missing.length === 0) return;
  const names = missing.map((field) => field.name);
  throw new SalesforceError(
    400,
    "REQUIRED_FIELD_MISSING",
    `Required fields are missing: [${names.join(", ")}]`,
    names,
  );
}

/**
 * Checks lengths, then e-mail addresses, then restricted picklists. Answers all errors of the first kind
 * found.
 */
export function checkValues(object: ObjectDefinition, row: Row, changed: ReadonlySet<string>): void {
  for (const check of [tooLong, badEmail, badPicklist]) {
    const errors = object.fields.flatMap((field) => {
      const value = row[field.name];
      const error = changed.has(field.name) && typeof value === "string" ? check(field, value) : undefined;
      return error === undefined ? [] : [error];
    });
    if (errors.length > 0) throw new SalesforceErrors(errors);
  }
}

const limited = new Set([
  "string",
  "textarea",
  "email",
  "phone",
  "url",
  "picklist",
  "combobox",
  "encryptedstring",
]);

function tooLong(field: FieldDefinition, value: string): SalesforceError | undefined {
  if (!limited.has(field.type) || [...value].length <= field.length) return undefined;
  return new SalesforceError(
    400,
    "STRING_TOO_LONG",
    `${field.label}: data value too large: ${value} (max length=${field.length})`,
    [field.name],
  );
}

const emailShape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

function badEmail(field: FieldDefinition, value: string): SalesforceError | undefined {
  if (field.type !== "email" || emailShape.test(value)) return undefined;
  return new SalesforceError(
    400,
    "INVALID_EMAIL_ADDRESS",
    `${field.label}: invalid email address: ${value}`,
    [field.name],
  );
}

/** State and country codes have their own rules and messages. */
const ownRules = /(State|Country)Code$/;

function badPicklist(field: FieldDefinition, value: string): SalesforceError | undefined {
  if (!field.restrictedPicklist || ownRules.test(field.name)) return undefined;
  const values = field.type === "multipicklist" ? value.split(";") : [value];
  const bad = values.filter((each) => !isActiveValue(field, each));
  if (bad.length === 0) return undefined;
  return new SalesforceError(
    400,
    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    // A custom field is named by its label, a standard one not at all.
    `${field.custom ? `${field.label}: ` : ""}bad value for restricted picklist field: ${bad.join(";")}`,
    [field.name],
  );
}

const isActiveValue = (field: FieldDefinition, value: string) =>
  field.picklistValues.some((each) => each.active && each.value.toLowerCase() === value.toLowerCase());
