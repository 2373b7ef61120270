import fromAccount from "@salesforce/label/c.Crosswalk_Form_FromAccount";
import fromCrm from "@salesforce/label/c.Crosswalk_Form_FromCrm";
import { formatLabel } from "c/textFormat";
import { countryFieldOf } from "./formCountry";

const NUMBERS = new Set(["integer", "number", "currency", "percent"]);

/** The draft's fields, with the account after the name as in Salesforce's own form. */
export function formFields(draftFields, accountLabel) {
  if (draftFields.some(({ name }) => name === "AccountId")) {
    return draftFields;
  }
  const account = { name: "AccountId", label: accountLabel, type: "lookup", required: true, editable: true };
  const place = draftFields.findIndex(({ name }) => name === "LastName") + 1;
  return [...draftFields.slice(0, place), account, ...draftFields.slice(place)];
}

/** The form's rows: each field with its value, where that is from, its allowed options and its message. */
export function formRows(fields, form, errors) {
  const { values, records } = form;
  return fields.map((field) => ({
    name: field.name,
    label: field.label,
    isAccount: field.name === "AccountId",
    field,
    value: values[field.name],
    record: records[field.name] ?? null,
    options: allowedOptions(field, values),
    origin: originOf(field, form),
    error: errors[field.name] ?? "",
  }));
}

/** What is said below a value that was filled in from somewhere else than the lead. */
function originOf(field, { values, draft, account, countryIsOfAccount }) {
  const { name, source } = field;
  const isCountry = name === countryFieldOf(draft.fields)?.name;
  if (isCountry && countryIsOfAccount && account) {
    return formatLabel(fromAccount, account.name);
  }
  return source === "crm" && values[name] === draft.contact[name] ? fromCrm : null;
}

export function labelsByName(fields) {
  return Object.fromEntries(fields.map(({ name, label }) => [name, label]));
}

/** Messages by field, without fields that were changed since. */
export function standingErrors(errors, corrected) {
  const standing = errors.filter(({ field }) => !corrected.includes(field));
  return Object.fromEntries(standing.map((error) => [error.field, error.message]));
}

/** The options of a picklist that its controlling value allows. */
function allowedOptions(field, values) {
  if (!field.controller || !field.options) {
    return field.options ?? [];
  }
  const controlling = String(values[field.controller] ?? "");
  return field.options.filter(({ validFor }) => !validFor || validFor.includes(controlling));
}

/**
 * The values without those that a changed controlling field no longer allows, through the whole chain,
 * because a hidden value would be sent unseen.
 */
export function withoutDependants(fields, values, changed) {
  return fields
    .filter(({ controller }) => controller === changed)
    .reduce((kept, field) => {
      const allowed = allowedOptions(field, kept).map(({ value }) => value);
      const chosen = splitChoices(kept[field.name]);
      const left = chosen.filter((choice) => allowed.includes(choice));
      return left.length === chosen.length
        ? kept
        : withoutDependants(fields, { ...kept, [field.name]: left.join(";") }, field.name);
    }, values);
}

function splitChoices(value) {
  return value ? String(value).split(";") : [];
}

/** The contact for the connector: by API name, editable fields only, without empty texts. */
export function toContact(fields, values, account) {
  const contact = {};
  for (const field of fields) {
    const value = field.name === "AccountId" ? account?.id : valueOf(field, values[field.name]);
    if (field.editable && value !== undefined) {
      contact[field.name] = value;
    }
  }
  return contact;
}

function valueOf({ type }, value) {
  if (type === "checkbox") {
    return Boolean(value);
  }
  if (value === undefined || value === null || String(value).trim() === "") {
    return undefined;
  }
  return NUMBERS.has(type) ? Number(value) : String(value).trim();
}
