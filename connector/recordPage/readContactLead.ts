import type { RequestContext } from "../context.ts";
import { showMatch, type ShownMatch } from "../leadPage/showMatch.ts";
import { storedCrmOfLeads } from "../leads/crmOfLeads.ts";
import type { ListedLead } from "../leads/listedLeads.ts";
import { leadsByWords } from "../leads/searchLeads.ts";
import { listsOfLead } from "../leads/listsOfLead.ts";
import type { LeadCrm } from "../leads/showLead.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import type { FoundAccount } from "../salesforce/foundAccount.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import { createWorkplaces } from "./createWorkplaces.ts";
import { findContact } from "./findContact.ts";
import { leadBehind } from "./leadBehind.ts";
import { showContact, showPersonAt, type PageContact, type ShownPerson } from "./showPerson.ts";
import { wordsOfCompanies } from "./wordsOfCompany.ts";

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
