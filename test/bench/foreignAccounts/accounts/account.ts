import type { Firm } from "../firms/firm.ts";
import type { City, Country } from "../places/countries.ts";

/** A row of accounts.csv. */
export interface AccountRow extends Record<string, string> {
  Id: string;
  Name: string;
  Website: string;
  ParentId: string;
  OwnerId: string;
  Type: string;
  Industry: string;
  BillingCity: string;
  BillingCountry: string;
  LastActivityDate: string;
  OpenOpportunities: string;
  IsPersonAccount: string;
}

export type Level = "headquarters" | "subsidiary" | "site";

/** An account, and what the row stands for. */
export interface Account {
  row: AccountRow;
  /** Undefined where the row is no company: a person, a test. */
  firm?: Firm;
  level: Level;
  country: Country;
  city: City;
}
