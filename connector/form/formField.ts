import type { PicklistOption } from "../describe/picklistOptions.ts";
import type { Said } from "../reasons/sentence.ts";

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
}
