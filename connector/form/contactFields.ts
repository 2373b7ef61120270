import countries from "i18n-iso-countries";
import type { PicklistOption } from "./picklists.ts";
import { type Said, say } from "../reasons/sentence.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { AccountCountry } from "../salesforce/accountSummary.ts";
import { countryNames, type FieldMapping } from "./fieldMapping.ts";
import { fieldOf, type FieldDescribe, type ObjectDescribe } from "../salesforce/describeTypes.ts";

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
  /** A text where it is the org's own. */
  label: string | Said;
  help: string | null;
  type: FormFieldType;
  required: boolean;
  editable: boolean;
  /** Why it cannot be edited; null where it can. */
  reason: Said | null;
  maxLength: number | null;
  scale: number | null;
  options: PicklistOption[] | null;
  /** Whether Salesforce refuses values outside of the options. */
  restricted: boolean;
  controller: string | null;
  referenceTo: string[] | null;
  defaultValue: string | number | boolean | null;
  /** The admin's line that fills it in. */
  mapping?: FieldMapping;
  /** The name of the list that leads are added from, for such a line. */
  list?: string | null;
}

/** A field as the panel gets it. */
export type ShownField = Omit<FormField, "restricted" | "defaultValue" | "mapping" | "list">;

/** What the form takes from a Contact or Salesforce Lead that is certainly the same person. */
export interface KnownPerson {
  email: string | null;
  phone: string | null;
  country: string | null;
}

/** A lead with the state of its location, by ISO 3166-2 without the country; null where that isn't known. */
interface PlacedLead extends LeadRow {
  state: string | null;
}

/** A row under Fields & Relationships in Setup. */
interface SetupRow {
  /** The field whose label is the name of the row, if the org has it. */
  name?: string;
  label: Said;
}

/** Setup has one row for all parts of a name. The describe calls it "Full Name". */
const nameRow: SetupRow = { label: say("name-name") };

/** Setup has one row for all parts of an address. */
const mailingAddressRow: SetupRow = { name: "MailingAddress", label: say("name-mailing-address") };

const countrySource =
  "The lead's location; otherwise the account, or a record that is surely the same person";

/** A field of Contact that Crosswalk writes. */
interface ContactField {
  /** Its API name. */
  name: string;
  /** Used where the org hides the field from the user, or has a label for its ID only. */
  label: Said;
  /** The field by whose label forms of Salesforce call it: a code's own label says "Code". */
  calledAs?: string;
  /** Its row in Setup, if that has another name than the field. */
  setupRow?: SetupRow;
  /** Whether a contact needs it. */
  required: boolean;
  /** False for values that an admin decides. */
  isInForm: boolean;
  /** With "codes": only where the org has State and Country picklists; with "text": only where it has not. */
  country?: "codes" | "text";
  /** Its value from the lead. `field` is as the org describes it. */
  fromLead?: (lead: PlacedLead, field: FormField, form: FormField[]) => string | null;
  /** Its value from the account of the contact. */
  fromAccount?: (account: AccountCountry, field: FormField) => string | null;
  /** Its value from a record that is certainly the same person. */
  fromRecord?: (record: KnownPerson, field: FormField) => string | null;
  /** The guide's words for the source of the value. */
  source: string;
}

/**
 * Every field of Contact that Crosswalk writes, in the order of the form. The form, its check, what it is
 * filled with, the diagnosis and the table in config/guides/admins.md follow from these rows.
 */
export const contactFields: ContactField[] = [
  {
    name: "FirstName",
    label: say("name-first-name"),
    setupRow: nameRow,
    required: true,
    isInForm: true,
    fromLead: (lead) => lead.firstName,
    source: "The lead",
  },
  {
    name: "LastName",
    label: say("name-last-name"),
    setupRow: nameRow,
    required: true,
    isInForm: true,
    fromLead: (lead) => lead.lastName,
    source: "The lead",
  },
  {
    name: "AccountId",
    label: say("name-account-name"),
    required: true,
    isInForm: true,
    source: "The account that is the lead's company beyond doubt",
  },
  {
    name: "Title",
    label: say("name-title"),
    required: true,
    isInForm: true,
    fromLead: (lead) => lead.title,
    source: "The lead",
  },
  {
    name: "MailingCountry",
    label: say("name-mailing-country"),
    setupRow: mailingAddressRow,
    required: true,
    isInForm: true,
    country: "text",
    fromLead: ({ country }) => country && (countryNames.of(country) ?? null),
    fromAccount: ({ country }) => country,
    fromRecord: ({ country }) => country,
    source: countrySource,
  },
  {
    name: "MailingCountryCode",
    label: say("name-mailing-country"),
    calledAs: "MailingCountry",
    setupRow: mailingAddressRow,
    required: true,
    isInForm: true,
    country: "codes",
    fromLead: ({ country }, { options }) =>
      options?.some(({ value }) => value === country) ? country : null,
    fromAccount: ({ country, countryCode }, { options }) =>
      codeOf(countryCode, options) ?? codeOf(country, options),
    fromRecord: ({ country }, { options }) => codeOf(country, options),
    source: countrySource,
  },
  {
    name: "MailingStateCode",
    label: say("name-mailing-state"),
    calledAs: "MailingState",
    setupRow: mailingAddressRow,
    required: false,
    isInForm: true,
    country: "codes",
    fromLead: stateOfLead,
    source: "The lead's location",
  },
  {
    name: "Email",
    label: say("name-email"),
    required: false,
    isInForm: true,
    fromLead: (lead) => lead.email,
    fromRecord: (record) => record.email,
    source: "The lead, or a record that is surely the same person",
  },
  {
    name: "Phone",
    label: say("name-business-phone"),
    required: false,
    isInForm: true,
    fromLead: (lead) => lead.phone,
    fromRecord: (record) => record.phone,
    source: "The lead, or a record that is surely the same person",
  },
  {
    name: "LeadSource",
    label: say("name-lead-source"),
    required: true,
    isInForm: false,
    source: "The admin's settings",
  },
];

/** What an admin requires of a contact beyond what Crosswalk and the org do. */
export interface ContactRules {
  requireEmail: boolean;
  fieldMapping: readonly FieldMapping[];
  /** The name of the list that leads are added from. */
  list?: string | null;
}

/** Nothing. */
export const noRules: ContactRules = { requireEmail: false, fieldMapping: [] };

/** The rows for this org: with State and Country picklists, codes replace text. */
export function contactFieldsOf(
  contact: ObjectDescribe | null,
  { requireEmail }: ContactRules,
): ContactField[] {
  const wanted = contact && hasCountryPicklist(contact) ? "codes" : "text";
  return contactFields
    .filter(({ country }) => country === undefined || country === wanted)
    .map((field) => (requireEmail && field.name === "Email" ? { ...field, required: true } : field));
}

/**
 * What a field is called in a sentence: the org's label for it, where the user may see it. The describe calls
 * a standard lookup "Account ID" that forms and Setup call "Account Name".
 */
export function nameOfField(contact: ObjectDescribe | null, name: string): string | Said {
  const row = contactFields.find((field) => field.name === name);
  const described = contact ? fieldOf(contact, row?.calledAs ?? name) : undefined;
  return described?.type === "reference" && row ? row.label : (described?.label ?? row?.label ?? name);
}

/** What the field's row is called under Fields & Relationships in Setup. */
export function nameInSetup(contact: ObjectDescribe | null, name: string): string | Said {
  const row = contactFields.find((field) => field.name === name)?.setupRow;
  if (row === undefined) return nameOfField(contact, name);
  const described = contact && row.name !== undefined ? fieldOf(contact, row.name) : undefined;
  return described?.label ?? row.label;
}

/** Whether the org has State and Country picklists, which add code fields. */
export function hasCountryPicklist(contact: ObjectDescribe): boolean {
  return fieldOf(contact, "MailingCountryCode") !== undefined;
}

/** Set by Salesforce itself. */
const setBySalesforce = new Set(["OwnerId", "Name", "Id"]);

/**
 * Fields beyond Crosswalk's own without which the org saves no Contact. The user may not be able to edit a
 * custom one, and every save then fails. Standard fields that nobody can write are left out.
 */
export function fieldsRequiredByOrg(contact: ObjectDescribe): FieldDescribe[] {
  const own = new Set(contactFieldsOf(contact, noRules).map(({ name }) => name));
  return contact.fields.filter(
    (field) =>
      !own.has(field.name) &&
      !setBySalesforce.has(field.name) &&
      !field.nillable &&
      !field.defaultedOnCreate &&
      !field.calculated &&
      (field.createable || field.custom),
  );
}

function codeOf(country: string | null, options: FormField["options"]): string | null {
  return country === null || country === "" ? null : findCountry(options ?? [], country);
}

function stateOfLead(lead: PlacedLead, { options }: FormField, form: FormField[]): string | null {
  const offered = form.find(({ name }) => name === "MailingCountryCode")?.options;
  if (!offered?.some(({ value }) => value === lead.country)) return null;
  const isValid = options?.some(
    ({ value, validFor }) => value === lead.state && (validFor?.includes(lead.country ?? "") ?? true),
  );
  return isValid ? lead.state : null;
}

/**
 * The org's country code for a country's name or code: by the org's own labels first, which an admin may have
 * renamed or translated, then by the English name. Null unless the org has it.
 */
export function findCountry(options: PicklistOption[], text: string): string | null {
  const wanted = fold(text);
  const labelled = options.filter((option) => fold(option.label) === wanted);
  if (labelled[0] && labelled.length === 1) return labelled[0].value;
  const code = wanted.length === 2 ? wanted.toUpperCase() : countries.getAlpha2Code(text.trim(), "en");
  return options.some((option) => option.value === code) ? (code ?? null) : null;
}

function fold(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

/** The fields that Crosswalk fills in itself, which no line of a mapping may name. */
export const ownFields: ReadonlySet<string> = new Set([
  ...contactFields.map(({ name }) => name),
  "MailingState",
  "RecordTypeId",
]);
