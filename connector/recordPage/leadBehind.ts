import type { RequestContext } from "../context.ts";
import type { LeadLink, LeadRow } from "../database/schema/leads.ts";
import { eachInTurns } from "../inTurns.ts";
import { linkedBecause } from "../leadPage/showLink.ts";
import type { Why } from "../leadPage/showMatch.ts";
import { leadsByWords } from "../leads/searchLeads.ts";
import { leadsLinkedTo } from "../leads/leadsLinkedTo.ts";
import type { SuggestedMatch } from "../matches/leadMatches.ts";
import { personOfLead, personOfRecord } from "../matches/leadPerson.ts";
import { withoutRejected } from "../matches/matchLeads.ts";
import { foldText } from "../matching/foldText.ts";
import { createMatcher } from "../matching/people/matchPeople.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";

/** The lead that a contact is, and why. */
interface LeadBehind {
  lead: LeadRow;
  link: LeadLink | null;
  why: Why;
}

/** Leads with one of the contact's names that are compared. */
const comparedMax = 200;

/**
 * The lead of the caller's lists that a contact is: the one that is linked to it, else the likeliest one of
 * its name; null where none is. No API call.
 */
export async function leadBehind(ctx: RequestContext, contact: CrmRecord): Promise<LeadBehind | null> {
  const matcher = createMatcher();
  matcher.add(personOfRecord(contact));
  const compare = (lead: LeadRow): SuggestedMatch[] =>
    matcher
      .match(personOfLead(lead))
      .best.map(({ candidate: _candidate, ...match }) => ({ ...match, record: contact }));
  const [linked] = await leadsLinkedTo(ctx, contact.id);
  if (linked) {
    const { lead, link } = linked;
    const because = linkedBecause(ctx, link);
    const reasons = [...because.reasons, ...(compare(lead)[0]?.reasons ?? [])];
    return { lead, link, why: { ...because, reasons } };
  }
  const words = [contact.firstName, contact.lastName].map((name) => foldText(name).split(" ").filter(isWord));
  const groups = [words.flat(), ...words.slice(1)].filter((group) => group.length > 0);
  const found = await leadsByWords(ctx, groups, comparedMax);
  const compared: [string, { suggestions: SuggestedMatch[] }][] = [];
  await eachInTurns([...found.values()], ({ lead }) => {
    const suggestions = compare(lead).filter(({ level }) => level !== "possible");
    if (suggestions.length > 0) compared.push([lead.id, { suggestions }]);
  });
  const [best] = (await withoutRejected(ctx, compared))
    .flatMap(([leadId, [why]]) => (why ? [{ lead: found.get(leadId)?.lead, why }] : []))
    .toSorted((one, other) => other.why.probability - one.why.probability);
  return best?.lead ? { lead: best.lead, link: null, why: best.why } : null;
}

const isWord = (word: string): boolean => word.length > 1;
