import countries from "i18n-iso-countries";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { placeOfLocation } from "../matching/places/countryOfLocation.ts";
import type { FormField } from "./contactForm.ts";

export type PrefillSource = "lead" | "crm" | "default";

export interface Prefill {
  values: ContactValues;
  /** Where each value came from, by API name. */
  sources: Partial<Record<string, PrefillSource>>;
}

/** What a Contact or Salesforce Lead that is surely the same person adds. */
export interface KnownReachability {
  email: string | null;
  phone: string | null;
}

/** The form's values as far as the lead, a record that is surely the same person, or the org's defaults give them. */
export function prefillContact(form: FormField[], lead: LeadRow, known: KnownReachability | null): Prefill {
  const prefill: Prefill = { values: {}, sources: {} };
  const fromLead = leadValues(lead, form);
  const fromCrm: Partial<Record<string, string | null>> = { Email: known?.email, Phone: known?.phone };
  for (const field of form) {
    if (!field.editable) continue;
    const [value, source] = firstKnown([
      [fromLead[field.name], "lead"],
      [fromCrm[field.name], "crm"],
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

function leadValues(lead: LeadRow, form: FormField[]): Partial<Record<string, string | null>> {
  const countryOptions = form.find(({ name }) => name === "MailingCountryCode")?.options ?? [];
  const hasCountry = countryOptions.some(({ value }) => value === lead.country);
  return {
    FirstName: lead.firstName,
    LastName: lead.lastName,
    Title: lead.title,
    Email: lead.email,
    Phone: lead.phone,
    MailingCountry: lead.country && (countries.getName(lead.country, "en", { select: "official" }) ?? null),
    MailingCountryCode: hasCountry ? lead.country : null,
    MailingStateCode: hasCountry ? stateCode(lead, form) : null,
  };
}

function stateCode(lead: LeadRow, form: FormField[]): string | null {
  const state = placeOfLocation(lead.location)?.state ?? null;
  const options = form.find(({ name }) => name === "MailingStateCode")?.options ?? [];
  const isValid = options.some(
    ({ value, validFor }) => value === state && (validFor?.includes(lead.country ?? "") ?? true),
  );
  return isValid ? state : null;
}

function cut(value: string | number | boolean, maxLength: number | null): string | number | boolean {
  return typeof value === "string" && maxLength !== null ? value.slice(0, maxLength).trimEnd() : value;
}
