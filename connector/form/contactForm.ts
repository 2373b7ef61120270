import { say, type Said } from "../reasons/sentence.ts";
import { fieldOf, type FieldDescribe, type ObjectDescribe } from "../salesforce/describeTypes.ts";
import { picklistOptions } from "./picklists.ts";
import {
  contactFieldsOf,
  fieldsRequiredByOrg,
  nameOfField,
  type ContactRules,
  type FormField,
  type FormFieldType,
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
 * because the save would fail without it. `rules` are the admin's.
 */
export function contactForm(contact: ObjectDescribe, rules: ContactRules): FormField[] {
  const own = contactFieldsOf(contact, rules).filter(({ isInForm }) => isInForm);
  const further = fieldsRequiredByOrg(contact).filter(({ createable }) => createable);
  return [
    ...own.map(({ name, required }) => {
      const label = nameOfField(contact, name);
      const field = fieldOf(contact, name);
      return field ? describedField(contact, field, { label, required }) : hiddenField(name, label, required);
    }),
    ...further.map((field) => describedField(contact, field, { label: field.label, required: true })),
  ];
}

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
