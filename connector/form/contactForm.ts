import type { FieldError } from "../errors.ts";
import { fieldError } from "../reasons/fieldErrors.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { fieldOf, type FieldDescribe, type ObjectDescribe } from "../salesforce/describeTypes.ts";
import { checkConstant } from "./checkContact.ts";
import { mappedFields, wrongMappings, type FieldMapping } from "./fieldMapping.ts";
import { picklistOptions } from "./picklists.ts";
import {
  contactFieldsOf,
  fieldsRequiredByOrg,
  nameOfField,
  noRules,
  ownFields,
  type ContactRules,
  type FormField,
  type FormFieldType,
  type ShownField,
} from "./contactFields.ts";

const formTypes: Record<string, FormFieldType> = {
  textarea: "textarea",
  email: "email",
  phone: "phone",
  url: "url",
  boolean: "checkbox",
  int: "integer",
  long: "integer",
  double: "number",
  currency: "currency",
  percent: "percent",
  date: "date",
  datetime: "datetime",
  time: "time",
  picklist: "picklist",
  multipicklist: "multipicklist",
  reference: "lookup",
};

/**
 * The fields of the form: Crosswalk's own, then each further one that the org requires for every Contact,
 * because the save would fail without it, then those that the admin's mapping fills in and the user may edit.
 */
export function contactForm(contact: ObjectDescribe, rules: ContactRules): FormField[] {
  const own = contactFieldsOf(contact, rules).filter(({ isInForm }) => isInForm);
  const further = fieldsRequiredByOrg(contact).filter(({ createable }) => createable);
  const inForm = new Set([...own, ...further].map(({ name }) => name));
  const mapped = mappedFields(rules.fieldMapping, "Contact").flatMap(({ field: name }) => {
    const field = fieldOf(contact, name);
    return field?.createable && !inForm.has(name) ? [field] : [];
  });
  const form = [
    ...own.map(({ name, required }) => {
      const label = nameOfField(contact, name);
      const field = fieldOf(contact, name);
      return field ? describedField(contact, field, { label, required }) : hiddenField(name, label, required);
    }),
    ...further.map((field) => describedField(contact, field, { label: field.label, required: true })),
    ...mapped.map((field) => describedField(contact, field, { label: field.label, required: false })),
  ];
  return form.map((field) => {
    const mapping = mappedFields(rules.fieldMapping, "Contact").find((line) => line.field === field.name);
    return mapping ? { ...field, mapping, list: rules.list ?? null } : field;
  });
}

/** The fields of the form as they are shown: the account has a place of its own. */
export const shownFields = (form: readonly FormField[]): ShownField[] =>
  form
    .filter(({ name }) => name !== "AccountId")
    .map(
      ({ restricted: _restricted, defaultValue: _defaultValue, mapping: _mapping, list: _list, ...field }) =>
        field,
    );

/** What is wrong with an admin's mapping in this org, by its place in the settings. */
export function mappingErrors(contact: ObjectDescribe, mappings: readonly FieldMapping[]): FieldError[] {
  const wrong = wrongMappings(mappings, contact, ownFields);
  if (wrong.length > 0) return wrong;
  const form = contactForm(contact, { ...noRules, fieldMapping: mappings });
  return mappings.flatMap(({ field: name, source, value }, line) => {
    const field = form.find((one) => one.name === name);
    if (!field || source !== "constant") return [];
    const checked = checkConstant(field, value ?? "");
    return "value" in checked ? [] : [fieldError(`fieldMapping.${line}.value`, said(checked))];
  });
}

const said = (checked: { refused: Said } | { malformed: Said }): Said =>
  "refused" in checked ? checked.refused : checked.malformed;

/** The fields of the admin's mapping that the user may not edit, or does not see: they stay empty. */
export const leftOut = (contact: ObjectDescribe, { fieldMapping }: ContactRules): Said[] =>
  mappedFields(fieldMapping, "Contact").flatMap(({ field: name }) => {
    const field = fieldOf(contact, name);
    return field?.createable ? [] : [noEditAccess(field?.label ?? name, name)];
  });

function describedField(
  contact: ObjectDescribe,
  field: FieldDescribe,
  { label, required }: { label: string | Said; required: boolean },
): FormField {
  const type = formTypes[field.type] ?? "text";
  const isPicklist = type === "picklist" || type === "multipicklist";
  const isText = field.length > 0 && !isPicklist && type !== "lookup";
  const isDecimal = ["number", "currency", "percent"].includes(type);
  return {
    name: field.name,
    label,
    help: field.inlineHelpText ?? null,
    type,
    required,
    editable: field.createable,
    reason: field.createable ? null : noEditAccess(label, field.name),
    maxLength: isText ? field.length : null,
    scale: isDecimal ? field.scale : null,
    options: isPicklist ? picklistOptions(contact, field) : null,
    restricted: isPicklist && field.restrictedPicklist,
    controller: field.controllerName ?? null,
    referenceTo: type === "lookup" ? field.referenceTo : null,
    defaultValue: defaultOf(field, isPicklist),
  };
}

function defaultOf(field: FieldDescribe, isPicklist: boolean): string | number | boolean | null {
  if (isPicklist)
    return (
      field.picklistValues.find((entry) => entry.active && entry.isOffered !== false && entry.defaultValue)
        ?.value ?? null
    );
  return field.defaultValue ?? null;
}

function hiddenField(name: string, label: string | Said, required: boolean): FormField {
  return {
    name,
    label,
    help: null,
    type: "text",
    required,
    editable: false,
    reason: noEditAccess(label, name),
    maxLength: null,
    scale: null,
    options: null,
    restricted: false,
    controller: null,
    referenceTo: null,
    defaultValue: null,
  };
}

function noEditAccess(label: string | Said, name: string): Said {
  return say("field-read-only", { label, field: `Contact.${name}` });
}
