import { inArray } from "drizzle-orm";
import { contactDescribe } from "../contacts/contactDescribe.ts";
import type { RequestContext } from "../context.ts";
import { leadRejections } from "../database/schema/leads.ts";
import { matchPeople } from "../matching/matchPeople.ts";
import { spellingsOf } from "../matching/names/spellingsOf.ts";
import type { Match } from "../matching/person.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { externalLeadId } from "../salesforce/externalLeadId.ts";
import { findCandidates } from "../salesforce/findCandidates.ts";
import type { LeadRow } from "./findLead.ts";
import { personOfLead, personOfRecord } from "./leadPerson.ts";
import { matchCacheOf } from "./matchCache.ts";

export interface SuggestedMatch extends Match {
  record: CrmRecord;
}

/** Leads whose candidates are asked for together: about as many as one API call has room for. */
const leadsPerSearch = 400;

/**
 * Who in the CRM each lead may be, the likeliest first, without what somebody has ruled out. Asks Salesforce under the
 * caller's rights; what it said is taken for true a few minutes.
 */
export async function matchLeads(
  ctx: RequestContext,
  leads: LeadRow[],
): Promise<Map<string, SuggestedMatch[]>> {
  const cache = matchCacheOf(ctx);
  const missing = leads.filter((lead) => cache.get(lead) === undefined);
  for (let start = 0; start < missing.length; start += leadsPerSearch) {
    const part = missing.slice(start, start + leadsPerSearch);
    const matches = await askSalesforce(ctx, part);
    for (const lead of part) cache.set(lead, matches.get(lead.id) ?? []);
  }
  const rejected = readRejections(
    ctx,
    leads.map(({ id }) => id),
  );
  return new Map(
    leads.map((lead) => {
      const suggestions = cache.get(lead) ?? [];
      return [lead.id, suggestions.filter(({ record }) => !rejected.has(`${lead.id}:${record.id}`))];
    }),
  );
}

async function askSalesforce(ctx: RequestContext, leads: LeadRow[]): Promise<Map<string, SuggestedMatch[]>> {
  const objects = await contactDescribe(ctx);
  const people = leads.map(personOfLead);
  const searches = people.map((person, index) => ({
    ...spellingsOf(person),
    emails: person.emails,
    externalLeadId: externalLeadId(leads[index] as LeadRow),
  }));
  const records = await findCandidates(ctx.salesforce, objects, searches);
  const matches = matchPeople(people, records.map(personOfRecord));
  return new Map(
    leads.map((lead, index) => [
      lead.id,
      (matches[index] ?? []).flatMap(({ candidate, ...match }) => {
        const record = records[candidate];
        return record ? [{ ...match, record }] : [];
      }),
    ]),
  );
}

function readRejections(ctx: RequestContext, leadIds: string[]): Set<string> {
  const rows = ctx.database
    .select()
    .from(leadRejections)
    .where(inArray(leadRejections.leadId, leadIds))
    .all();
  return new Set(rows.map(({ leadId, recordId }) => `${leadId}:${recordId}`));
}
