import type { PicklistOption } from "../describe/picklistOptions.ts";
import type { Saying } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";

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

/** What a field is called in a sentence. */
export function nameOf({ label, labelSaid }: Pick<FormField, "label" | "labelSaid">): Value {
  return labelSaid ? { text: label, ...labelSaid } : label;
}

/** One field of the contact form, as the org describes it to this user. */
export interface FormField {
  name: string;
  label: string;
  /** What the label is translated by. Null where the label is the org's own. */
  labelSaid: Saying | null;
  help: string | null;
  type: FormFieldType;
  required: boolean;
  editable: boolean;
  /** Why it cannot be edited; null where it can. */
  reason: string | null;
  /** The reason for translation. */
  said: Saying | null;
  maxLength: number | null;
  scale: number | null;
  options: PicklistOption[] | null;
  /** Whether Salesforce refuses values outside of the options. */
  restricted: boolean;
  controller: string | null;
  referenceTo: string[] | null;
  defaultValue: string | number | boolean | null;
}
