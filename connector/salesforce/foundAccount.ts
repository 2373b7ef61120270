import { countryOfField } from "../matching/places/countryOfField.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import { toAccount, type AccountRow, type AccountSummary } from "./accountSummary.ts";

/** An account that may be a company, with what tells which of several a rep would choose. */
export interface FoundAccount extends AccountSummary {
  parentId: string | null;
  ownerId: string | null;
  /** Whether it is in a territory of the user, as far as somebody has asked. */
  inTerritory: boolean;
  type: string | null;
  /** ISO 3166-1 alpha-2. */
  countryIso: string | null;
  /** By name or code, of the billing address. */
  state: string | null;
  /** YYYY-MM-DD */
  lastActivity: string | null;
  /** How many are open, as far as somebody has asked. */
  openOpportunities: number | null;
}

/** The fields that `toFoundAccount` reads beyond those of `toAccount`. */
export const decidingFields = ["OwnerId", "ParentId", "Type", "LastActivityDate", "BillingState"];

export function toFoundAccount(row: AccountRow): FoundAccount {
  const account = toAccount(row);
  const { city, country, countryCode } = account;
  const state = row.BillingState ?? null;
  const place = countryCode === null && state !== null ? `${city ?? ""}, ${state}` : null;
  return {
    ...account,
    parentId: row.ParentId ?? null,
    ownerId: row.OwnerId ?? null,
    inTerritory: false,
    type: row.Type ?? null,
    countryIso:
      (country === null ? countryOfLocation(place) : countryOfField(country, city)) ?? isoOf(countryCode),
    state,
    lastActivity: row.LastActivityDate ?? null,
    openOpportunities: null,
  };
}

/** Unless an admin has changed them, an org's codes are those of ISO 3166-1. */
const isoOf = (code: string | null): string | null =>
  code !== null && /^[A-Z]{2}$/.test(code) ? code : null;

/** What an answer shows of it. */
export function summaryOf(found: FoundAccount): AccountSummary {
  const { id, name, industry, city, country, countryCode, website, owner } = found;
  return { id, name, industry, city, country, countryCode, website, owner };
}
