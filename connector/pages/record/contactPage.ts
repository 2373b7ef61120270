import type { RequestContext } from "../../context.ts";
import type { LeadLink, LeadRow } from "../../database/schema/leads.ts";
import { crmDescribe } from "../../form/contactDescribe.ts";
import { rememberVisibility } from "../../leads/knownVisibility.ts";
import { leadsLinkedTo } from "../../leads/linkedLeads.ts";
import type { ListedLead } from "../../leads/listedLeads.ts";
import { listsOfLead } from "../../leads/lists.ts";
import { leadsByWords } from "../../leads/searchLeads.ts";
import { type LeadCrm, storedCrmOfLeads } from "../../leads/showLead.ts";
import { personOfLead, personOfRecord, type SuggestedMatch } from "../../matches/leadPerson.ts";
import { withoutRejected } from "../../matches/matchLeads.ts";
import { foldText } from "../../matching/foldText.ts";
import { createMatcher } from "../../matching/people/matchPeople.ts";
import { refusal } from "../../reasons/refusal.ts";
import type { FoundAccount } from "../../salesforce/accounts.ts";
import type { CrmRecord } from "../../salesforce/crmRecord.ts";
import { readCrmRecord } from "../../salesforce/readRecordCard.ts";
import { recordUrl, toId18 } from "../../salesforce/recordId.ts";
import { eachInTurns } from "../../work/inTurns.ts";
import { type CacheKind, remember } from "../../work/memory.ts";
import { linkedBecause, showMatch, type ShownMatch, type Why } from "../lead/showMatch.ts";
import { createWorkplaces, wordsOfCompanies } from "./peopleAt.ts";
import { type PageContact, showContact, type ShownPerson, showPersonAt } from "./showPerson.ts";

interface ContactLead {
  contact: PageContact;
  /** The lead that the contact is; null where none of the caller's is. */
  lead: ShownPerson | null;
  isLinked: boolean;
  /** What both have in common, and what differs; null without a lead. */
  match: ShownMatch | null;
  /** Other leads of the contact's company. */
  others: ShownPerson[];
  total: number;
}

const foundMax = 2_000;
const othersMax = 50;

/**
 * The lead behind a contact, what differs, and other leads of its company. Two API calls at most; none where
 * it was asked in the last minutes: what is said of the others is as far as it is known. Throws `not-found`
 * and `insufficient-access`.
 */
export async function readContactLead(ctx: RequestContext, recordId: string): Promise<ContactLead> {
  const contact = await findContact(ctx, recordId);
  const behind = await leadBehind(ctx, contact);
  const account = accountOf(contact);
  const others = await othersAt(ctx, account, behind?.lead.id);
  const crm = await storedCrmOfLeads(
    ctx,
    others.slice(0, othersMax).map(({ lead }) => lead),
  );
  const show = (listed: ListedLead, status: LeadCrm | undefined, own: CrmRecord | null) =>
    showPersonAt(ctx, {
      ...{ ...listed, account, contact: own, link: null },
      crm: status ?? { status: "unknown" },
    });
  return {
    contact: showContact(ctx, contact),
    lead: behind && show(await withLists(ctx, behind), statusOf(ctx, contact, behind.link !== null), contact),
    isLinked: behind?.link != null,
    match: behind && showMatch(ctx, contact, behind.why, behind.lead),
    others: others.slice(0, othersMax).map((listed) => show(listed, crm.get(listed.lead.id), null)),
    total: others.length,
  };
}

const withLists = async (ctx: RequestContext, { lead }: Pick<ListedLead, "lead">): Promise<ListedLead> => ({
  lead,
  lists: await listsOfLead(ctx, lead.id),
});

function statusOf({ salesforce }: RequestContext, { id, object }: CrmRecord, isLinked: boolean): LeadCrm {
  const url = recordUrl(salesforce.instanceUrl, object, id);
  return { status: isLinked ? "linked" : "likely", recordId: id, object, url };
}

/** As far as the contact tells it; null for one without an account, and for a person account. */
function accountOf({ accountId, company, website }: CrmRecord): FoundAccount | null {
  if (accountId === null || company === null) return null;
  return {
    ...{ id: accountId, name: company, website, industry: null, city: null, country: null },
    ...{
      countryCode: null,
      owner: null,
      parentId: null,
      ownerId: null,
      inTerritory: false,
      type: null,
      countryIso: null,
    },
    ...{ state: null, lastActivity: null, openOpportunities: null },
  };
}

async function othersAt(
  ctx: RequestContext,
  account: FoundAccount | null,
  leadId: string | undefined,
): Promise<ListedLead[]> {
  if (account === null) return [];
  const family = { account, isPerson: false, parent: null, children: [] };
  const workplaces = createWorkplaces(family, ctx.caller.userId);
  const found = await leadsByWords(ctx, wordsOfCompanies([account]), foundMax);
  return [...found.values()].filter(({ lead }) => lead.id !== leadId && workplaces.accountOf(lead) !== null);
}

const contacts: CacheKind<Promise<CrmRecord>> = { maxAgeMs: 5 * 60_000, max: 50 };

/**
 * A contact as the caller sees it. One API call, and one for what the org says of its fields where nobody has
 * asked that lately; then none for some minutes. Throws `insufficient-access` and `not-found`.
 */
function findContact(ctx: RequestContext, recordId: string): Promise<CrmRecord> {
  const id = toId18(recordId);
  if (!id?.startsWith("003")) throw refusal("no-such-record");
  const cache = ctx.memory.perUser(contacts, ctx.caller);
  return remember(cache, `${id}:${ctx.caller.crmChanges}`, async () => {
    const contact = await readCrmRecord(ctx.salesforce, await crmDescribe(ctx), id);
    rememberVisibility(ctx, id, contact !== null);
    if (!contact) throw refusal("no-such-record");
    return contact;
  });
}

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
async function leadBehind(ctx: RequestContext, contact: CrmRecord): Promise<LeadBehind | null> {
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
