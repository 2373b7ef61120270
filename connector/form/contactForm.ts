import { fieldOf, type FieldDescribe, type ObjectDescribe } from "../salesforce/describeTypes.ts";
import { picklistOptions, type PicklistOption } from "../describe/picklistOptions.ts";

export type FormFieldType =
  | "text"
  | "textarea"
  | "email"
  | "phone"
  | "url"
  | "checkbox"
  | "integer"
  | "number"
  | "currency"
  | "percent"
  | "date"
  | "datetime"
  | "time"
  | "picklist"
  | "multipicklist"
  | "lookup";

/** One field of the contact form, as the org describes it to this user. */
export interface FormField {
  name: string;
  label: string;
  help: string | null;
  type: FormFieldType;
  required: boolean;
  editable: boolean;
  /** Why it cannot be edited; null where it can. */
  reason: string | null;
  maxLength: number | null;
  scale: number | null;
  options: PicklistOption[] | null;
  /** Whether Salesforce refuses values that are not among the options. */
  restricted: boolean;
  controller: string | null;
  referenceTo: string[] | null;
  defaultValue: string | number | boolean | null;
}

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

/** Crosswalk's own fields in the order of the form, with the label used where the org hides the field. */
const standardFields = [
  { name: "FirstName", label: "First Name", required: true },
  { name: "LastName", label: "Last Name", required: true },
  { name: "AccountId", label: "Account Name", required: true },
  { name: "Title", label: "Title", required: true },
  { name: "MailingCountry", label: "Mailing Country", required: true },
  { name: "Email", label: "Email", required: false },
  { name: "Phone", label: "Phone", required: false },
];

/** Set by Crosswalk or by Salesforce, never by the form. */
const neverInForm = new Set(["LeadSource", "OwnerId", "Name", "Id"]);

/** Whether the org has State and Country picklists, which add fields that hold codes. */
export function hasCountryPicklist(contact: ObjectDescribe): boolean {
  return fieldOf(contact, "MailingCountryCode") !== undefined;
}

/**
 * The fields of the form: Crosswalk's own, then each further one that the org requires for every Contact
 * (createable, not nillable, not defaulted), because the save would fail without it.
 */
export function contactForm(contact: ObjectDescribe): FormField[] {
  const withCodes = hasCountryPicklist(contact);
  const own = standardFields.flatMap(({ name, label, required }) => {
    if (name !== "MailingCountry" || !withCodes) return [formField(contact, name, label, required)];
    return [
      formField(contact, "MailingCountryCode", label, required),
      formField(contact, "MailingStateCode", "Mailing State/Province", false),
    ];
  });
  const ownNames = new Set(own.map((field) => field.name));
  const demanded = contact.fields
    .filter((field) => !ownNames.has(field.name) && !neverInForm.has(field.name) && isDemanded(field))
    .map((field) => formField(contact, field.name, field.label, true));
  return [...own, ...demanded];
}

function isDemanded(field: FieldDescribe): boolean {
  return field.createable && !field.nillable && !field.defaultedOnCreate && !field.calculated;
}

function formField(contact: ObjectDescribe, name: string, label: string, required: boolean): FormField {
  const field = fieldOf(contact, name);
  if (!field) return hiddenField(name, label, required);
  const type = formTypes[field.type] ?? "text";
  const isPicklist = type === "picklist" || type === "multipicklist";
  const isText = field.length > 0 && !isPicklist && type !== "lookup";
  const isDecimal = ["number", "currency", "percent"].includes(type);
  return {
    name: field.name,
    label: field.label,
    help: field.inlineHelpText ?? null,
    type,
    required,
    editable: field.createable,
    reason: field.createable ? null : noEditAccess(field.label, name),
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

function hiddenField(name: string, label: string, required: boolean): FormField {
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

function noEditAccess(label: string, name: string): string {
  return `Your profile and permission sets do not let you edit ${label} (Contact.${name}).`;
}
