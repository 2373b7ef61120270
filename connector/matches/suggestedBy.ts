import type { RequestContext } from "../context.ts";
import type { KeptEvidence, LeadRow } from "../database/schema/leads.ts";
import { matchCacheOf } from "./matchCache.ts";

/**
 * The evidence on which a record was suggested to the caller for a lead, to be kept with what they decide.
 * Null where this connector has not suggested it in the last minutes: then nobody can be sure of what they
 * saw, and matching learns nothing from it.
 */
export function suggestedBy(ctx: RequestContext, lead: LeadRow, recordId: string): KeptEvidence | null {
  const { suggestions = [] } = matchCacheOf(ctx).get(lead) ?? {};
  const suggestion = suggestions.find(({ record }) => record.id === recordId);
  return suggestion ? { levels: { ...suggestion.evidence }, namesakes: suggestion.namesakes } : null;
}
