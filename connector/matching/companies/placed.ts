import type { Nearness, Region } from "../places/nearness.ts";
import type { SoughtAccount } from "./accountFacts.ts";
import type { Contender } from "./contender.ts";
import type { Family } from "./familiesOf.ts";
import type { LocalName } from "./localNames.ts";
import type { ComparedName } from "./namesOfCompany.ts";

/** A lead's company, ready to be compared. */
export interface PreparedCompany {
  sought: SoughtAccount;
  names: ComparedName[];
  domains: string[];
  /** Whether another source than its name tells one of them. Only then another domain is another company. */
  hasToldDomain: boolean;
  /** The country that its name says, else the lead's. */
  country: string | null;
  /** Where in it the lead is. */
  region: Region;
  local: LocalName;
  /** Whether its own name is marked as that of a test. */
  isMarked: boolean;
}

/** Where an account stands in its company for a lead of a country; the first come first. */
export const Place = { country: 0, otherInCountry: 1, site: 2, headquarters: 3, elsewhere: 4 } as const;
export type Place = (typeof Place)[keyof typeof Place];

/** A contender with its place in its company. */
export interface Placed<Account> extends Contender<Account> {
  family: Family;
  /** The same for accounts that are one company by their parents or web addresses. */
  house: number;
  place: Place;
  nearness: Nearness;
  /** Only called like the lead's company, or its company of another country than the lead's. */
  isAside: boolean;
  /** Of the name, but perhaps another company, as legal form and country tell. */
  hasOtherForm: boolean;
}
