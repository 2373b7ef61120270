import type { RequestContext } from "../context.ts";
import type { LeadLink, LeadRow } from "../database/schema/leads.ts";
import { mapInTurns, mapPartsInTurns, eachInTurns } from "../inTurns.ts";
import type { ListedLead } from "../leads/listedLeads.ts";
import { leadsByWords } from "../leads/searchLeads.ts";
import { linkedLeads } from "../leads/linkedLeads.ts";
import { readLinks } from "../leads/recordLink.ts";
import { linkedStatuses, statusOfMatches, type LeadCrm } from "../leads/showLead.ts";
import type { SuggestedMatch } from "../matches/leadMatches.ts";
import { personOfLead, personOfRecord } from "../matches/leadPerson.ts";
import { knownMatches, withoutRejected } from "../matches/matchLeads.ts";
import { createMatcher } from "../matching/people/matchPeople.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import type { FoundAccount } from "../salesforce/foundAccount.ts";
import type { AccountFamily } from "../salesforce/recordPages/accountFamily.ts";
import { contactsOfPage } from "./contactsOfPage.ts";
import { createWorkplaces } from "./createWorkplaces.ts";
import { wordsOfCompanies } from "./wordsOfCompany.ts";

/** A lead, and who it is in the CRM as far as the page's calls have told. */
export interface PersonAt extends ListedLead {
  crm: LeadCrm;
  link: LeadLink | null;
  /** The contact that it is linked to, or likely is, where the caller sees it. */
  contact: CrmRecord | null;
  /** Where it works within the account's hierarchy; null for somebody who works elsewhere. */
  account: FoundAccount | null;
}

interface PeopleAt {
  /** Whose company is the account, or one that belongs to it. */
  here: PersonAt[];
  /** Whose contact is in the account, while the lead works for none of the hierarchy. */
  elsewhere: PersonAt[];
}

/** Leads that have a word of the company's name are compared up to this number. */
const foundMax = 2_000;
/** People who belong to an account are compared with contacts up to this number. */
const hereMax = 1_000;
/** Linked leads that are looked through for those who have left. */
const linkedMax = 600;

/**
 * The leads of the caller's own and shared lists who belong to an account, by company, web domain and
 * hierarchy, each with its contact; and those who have a contact there and work elsewhere. One API call for
 * what was not asked in the last minutes, else none.
 */
export async function peopleAt(ctx: RequestContext, family: AccountFamily): Promise<PeopleAt> {
  const { account, parent, children } = family;
  const workplaces = createWorkplaces(family, ctx.caller.userId);
  const found = await leadsByWords(ctx, wordsOfCompanies([account, ...children]), foundMax);
  const below = new Set([account, ...children].map(({ id }) => id));
  const here: (ListedLead & { account: FoundAccount })[] = [];
  await eachInTurns([...found.values()], (listed) => {
    const own = workplaces.accountOf(listed.lead);
    if (own && below.has(own.id) && here.length < hereMax) here.push({ ...listed, account: own });
  });
  const isHere = new Set(here.map(({ lead }) => lead.id));
  const others = (await linkedLeads(ctx, linkedMax)).filter(
    ({ lead }) => !isHere.has(lead.id) && lead.company !== null && workplaces.accountOf(lead) === null,
  );
  const links = await linksOf(ctx, [...here, ...others]);
  const contactIds = [...here, ...others].flatMap(({ lead }) => contactIdOf(links.get(lead.id)) ?? []);
  const unlinked = here.filter(({ lead }) => !links.has(lead.id));
  const records = await contactsOfPage(ctx, account.id, {
    accountIds: [account.id, ...(parent ? [parent.id] : []), ...children.map(({ id }) => id)],
    people: unlinked.map(({ lead }) => lead),
    contactIds,
  });
  const suggestions = await suggestionsFor(
    ctx,
    unlinked.map(({ lead }) => lead),
    [...records.values()],
  );
  const statuses = linkedStatuses(ctx, [...links.values()]);
  const personOf = (listed: ListedLead, own: FoundAccount | null): PersonAt => {
    const link = links.get(listed.lead.id) ?? null;
    const matches = suggestions.get(listed.lead.id) ?? [];
    const crm = statuses.get(listed.lead.id) ?? statusOfMatches(ctx, matches);
    const contact = link ? (records.get(link.recordId) ?? null) : likelyContact(matches);
    return { ...listed, crm, link, contact, account: own };
  };
  return {
    here: here.map((listed) => personOf(listed, listed.account)),
    elsewhere: others
      .map((listed) => personOf(listed, null))
      .filter(({ contact }) => contact?.accountId === account.id),
  };
}

async function linksOf(ctx: RequestContext, listed: readonly ListedLead[]): Promise<Map<string, LeadLink>> {
  const ids = listed.map(({ lead }) => lead.id);
  const links = await mapPartsInTurns(ids, (some) => readLinks(ctx.database, some, ctx.caller.userId));
  return new Map(links.map((link) => [link.leadId, link]));
}

const contactIdOf = (link: LeadLink | undefined): string | undefined =>
  link?.object === "Contact" ? link.recordId : undefined;

function likelyContact(matches: readonly SuggestedMatch[]): CrmRecord | null {
  const [best] = matches;
  return best && best.level !== "possible" && best.record.object === "Contact" ? best.record : null;
}

/** By lead: what Salesforce answered lately where a search was made, else who it is among the contacts. */
async function suggestionsFor(
  ctx: RequestContext,
  leads: LeadRow[],
  contacts: readonly CrmRecord[],
): Promise<Map<string, SuggestedMatch[]>> {
  const searched = await knownMatches(ctx, leads);
  const matcher = createMatcher();
  await eachInTurns(contacts, (contact) => matcher.add(personOfRecord(contact)));
  const compared = await mapInTurns(
    leads.filter(({ id }) => !searched.has(id)),
    (lead) => {
      const suggestions = matcher.match(personOfLead(lead)).best.flatMap(({ candidate, ...match }) => {
        const record = contacts[candidate];
        return record ? [{ ...match, record }] : [];
      });
      return [lead.id, { suggestions }] as const;
    },
  );
  return new Map([...searched, ...(await withoutRejected(ctx, compared))]);
}
