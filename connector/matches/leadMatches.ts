import type { Match } from "../matching/person.ts";
import type { Said } from "../reasons/sentence.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";

export interface SuggestedMatch extends Match {
  record: CrmRecord;
}

/** Suggestions kept for each lead. */
export const suggestionsMax = 200;

/** The Salesforce records found for a lead. */
export interface LeadMatches {
  /** The likeliest ones, as many as anybody would look through. */
  suggestions: SuggestedMatch[];
  /** The number found; more than `suggestions` where very many have the lead's name. */
  total: number;
  /** What was not searched, so that matches may be missing. */
  gaps: Said[];
}
