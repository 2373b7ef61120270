import { checkConstant } from "./checkContact.ts";
import { mappedValue } from "./mappedValue.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { placeOfLocation } from "../matching/places/countryOfLocation.ts";
import type { AccountCountry } from "../salesforce/accountSummary.ts";
import { contactFields, type KnownPerson, type FormField } from "./contactFields.ts";

export type PrefillSource = "lead" | "account" | "crm" | "default";

export interface Prefill {
  values: ContactValues;
  /** Where each value came from, by API name. */
  sources: Partial<Record<string, PrefillSource>>;
}

/** What is known of a lead's contact beyond the lead itself. */
interface Known {
  /** The account that the contact gets. */
  account?: AccountCountry | null | undefined;
  /** A record that is certainly the same person. */
  person?: KnownPerson | null | undefined;
}

/**
 * The form's values from the lead, else from its account, else from a record that is certainly the same
 * person, else from the org's defaults.
 */
export function prefillContact(form: FormField[], lead: LeadRow, { account, person }: Known = {}): Prefill {
  const prefill: Prefill = { values: {}, sources: {} };
  const placed = { ...lead, state: placeOfLocation(lead.location)?.state ?? null };
  for (const field of form) {
    if (!field.editable) continue;
    const row = contactFields.find(({ name }) => name === field.name);
    const [value, source] = firstKnown([
      [row?.fromLead?.(placed, field, form) ?? mapped(field, lead), "lead"],
      [account && row?.fromAccount?.(account, field), "account"],
      [person && row?.fromRecord?.(person, field), "crm"],
      [field.defaultValue, "default"],
    ]);
    if (value === null) continue;
    prefill.values[field.name] = cut(value, field.maxLength);
    prefill.sources[field.name] = source;
  }
  return prefill;
}

type Candidate = [value: string | number | boolean | null | undefined, source: PrefillSource];

function firstKnown(candidates: Candidate[]): [string | number | boolean | null, PrefillSource] {
  for (const [value, source] of candidates) {
    if (value !== null && value !== undefined && value !== "") return [value, source];
  }
  return [null, "default"];
}

function cut(value: string | number | boolean, maxLength: number | null): string | number | boolean {
  return typeof value === "string" && maxLength !== null ? value.slice(0, maxLength).trimEnd() : value;
}

/** What the admin's mapping says, where the field can take it whole. */
function mapped(field: FormField, lead: LeadRow): ContactValues[string] {
  if (!field.mapping) return null;
  const text = mappedValue(field.mapping, lead, field.list ?? null);
  if (text === null) return null;
  const checked = checkConstant(field, text);
  return "value" in checked ? checked.value : null;
}
