import type { CandidateMatch } from "../matching/people/matchPeople.ts";
import type { Said } from "../reasons/sentence.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";

export interface SuggestedMatch extends Omit<CandidateMatch, "candidate"> {
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
