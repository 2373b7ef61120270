import type { Account } from "../accounts/account.ts";
import type { Firm } from "../firms/firm.ts";
import type { City, Country } from "../places/countries.ts";

/** A row of leads.csv. */
export interface LeadRow extends Record<string, string> {
  "First Name": string;
  "Last Name": string;
  Company: string;
  Title: string;
  Location: string;
  "Company Website": string;
}

/** A lead, and where it works indeed. */
export interface Lead {
  row: LeadRow;
  /** Undefined where the lead works for no company. */
  firm?: Firm;
  country: Country;
  city: City;
  /** The site that the lead names. */
  named?: Account;
  classes: string[];
}
