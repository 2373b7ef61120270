import type { Match } from "../matching/person.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";

export interface SuggestedMatch extends Match {
  record: CrmRecord;
}

/** What Salesforce was found to hold of a lead. */
export interface LeadMatches {
  /** The likeliest, as many as anybody would look through. */
  suggestions: SuggestedMatch[];
  /** How many there are: more than `suggestions` where very many have the lead's name. */
  total: number;
}
