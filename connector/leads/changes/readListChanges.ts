import { askTogether } from "../../work/askTogether.ts";
import type { RequestContext } from "../../context.ts";
import { decodeCursor, encodeCursor } from "../../work/cursor.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { AppError, policyOf } from "../../errors.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { hasNewTitle } from "../../matching/changes/hasNewTitle.ts";
import { type CacheKind, remember } from "../../work/memory.ts";
import type { ContactWithRoles } from "../../salesforce/contactRoles.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { mapInTurns } from "../../work/inTurns.ts";
import { findOwnList } from "../lists.ts";
import { showPerson } from "../showLead.ts";
import { leadsById } from "../findLead.ts";
import { accountsOfMoved, type AccountsOfMoved, type EarlierJob, type MovedLead } from "./moved.ts";
import { contactsOfLeads, type ContactsOfLeads, isStillThere, worksAt } from "./isStillThere.ts";
import { findChanges, type Change, type FoundChanges } from "./findChanges.ts";

type ChangeKind = "leftCompany" | "newTitle" | "new" | "gone";

interface AskedChanges {
  kind: ChangeKind;
  cursor?: string | undefined;
  limit: number;
  /** Whether it is answered with what is stored, without asking Salesforce. */
  crm?: "stored" | undefined;
}

interface ShownContact {
  id: string;
  name: string;
  account: { id: string; name: string } | null;
  url: string;
  opportunities: { id: string; name: string; url: string }[];
}

interface ShownChange {
  lead: ReturnType<typeof showPerson>;
  /** Title and company as they were; a title only where it is another one. */
  before: { title: string | null; company: string | null } | null;
  /** What told it: the import before, or the account of the contact in Salesforce. */
  toldBy: "import" | "crm";
  contact: ShownContact | null;
  /** The account of the new employer, where one is it exactly. */
  newAccount: { id: string; name: string } | null;
}

interface ListChanges {
  comparedWith: { id: string; name: string; createdAt: string } | null;
  /** Whether Salesforce was asked: without it, contacts and those only it tells of are missing. */
  isComparedWithCrm: boolean;
  counts: Record<ChangeKind, number>;
  items: ShownChange[];
  nextCursor: string | null;
  total: number;
}

/** What Salesforce knows of those who changed: their contacts, and the accounts of their new employers. */
interface InCrm {
  contacts: ContactsOfLeads;
  accounts: AccountsOfMoved;
}

/** Of so many the accounts of both employers are looked up: that goes in the call for their contacts. */
const proposedMax = 100;

/** So that the pages of one look at it are of one answer. */
const found: CacheKind<Promise<FoundChanges>> = { maxAgeMs: 60_000, max: 3, usersMax: 100 };
const asked: CacheKind<Promise<InCrm>> = { maxAgeMs: 60_000, max: 3, usersMax: 100 };

/**
 * What is different in the caller's own list since the last one of the same leads, and against the contacts
 * in Salesforce. Changes nothing. Throws `not-found`, and `insufficient-access` for a colleague's list.
 */
export async function readListChanges(
  ctx: RequestContext,
  listId: string,
  { kind, cursor, limit, crm }: AskedChanges,
): Promise<ListChanges> {
  const list = await findOwnList(ctx, listId);
  const key = `${listId}:${list.leadCount}`;
  const changes = await remember(ctx.memory.perUser(found, ctx.caller), key, () => findChanges(ctx, list));
  const rows = await rowsOf(ctx, changes.leftCompany);
  const inCrm = crm === "stored" ? null : await askForContacts(ctx, key, changes, rows);
  const contacts = inCrm?.contacts ?? null;
  const left = [
    ...changes.leftCompany.flatMap((change) => leftByImport(change, rows, inCrm)),
    ...(await leftByCrm(ctx, changes, contacts)),
  ];
  const ofKind: Record<ChangeKind, Change[]> = {
    leftCompany: left.map(({ change }) => change),
    newTitle: changes.newTitle,
    new: changes.new.map(alone),
    gone: changes.gone.map(alone),
  };
  const from = cursor === undefined ? 0 : Number(decodeCursor(cursor, ["number"])[0]);
  const wanted = ofKind[kind].slice(from, from + limit);
  return {
    comparedWith: changes.known ? showList(changes.known.list) : null,
    isComparedWithCrm: contacts !== null,
    counts: {
      new: ofKind.new.length,
      gone: ofKind.gone.length,
      newTitle: ofKind.newTitle.length,
      leftCompany: ofKind.leftCompany.length,
    },
    items:
      kind === "leftCompany"
        ? left.slice(from, from + limit).map((one) => showLeft(ctx, one, inCrm?.accounts))
        : await showChanges(ctx, kind, wanted),
    nextCursor: from + limit < ofKind[kind].length ? encodeCursor([from + limit]) : null,
    total: ofKind[kind].length,
  };
}

const alone = (leadId: string): Change => ({ leadId, earlierId: leadId });

const showList = ({ id, name, createdAt }: { id: string; name: string; createdAt: Date }) => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
});

type Rows = ReadonlyMap<string, LeadRow>;

const rowsOf = (ctx: RequestContext, changes: readonly Change[]): Promise<Rows> =>
  leadsById(ctx.database, [...new Set(changes.flatMap(({ leadId, earlierId }) => [leadId, earlierId]))]);

/** Null where Salesforce does not answer. Throws where the sign-in has ended. */
async function askForContacts(
  ctx: RequestContext,
  key: string,
  { leftCompany, known, all }: FoundChanges,
  rows: Rows,
): Promise<InCrm | null> {
  const left = leftCompany.flatMap((change): MovedLead[] => {
    const lead = rows.get(change.leadId);
    const earlier = lead && earlierOf(change, lead, rows);
    return earlier ? [{ lead, earlier }] : [];
  });
  // A list that is no later state of another one tells nothing of who has left meanwhile.
  const linkedOf = known ? all : left.map(({ lead }) => lead.id);
  try {
    return await remember(ctx.memory.perUser(asked, ctx.caller), key, () =>
      askSalesforce(ctx, left, linkedOf),
    );
  } catch (error) {
    if (!(error instanceof AppError) || !policyOf(error).leavesUnknown) throw error;
    ctx.log.warn({ err: error }, "contacts of changed leads could not be asked for");
    return null;
  }
}

async function askSalesforce(
  ctx: RequestContext,
  moved: MovedLead[],
  all: readonly string[],
): Promise<InCrm> {
  const objects = await contactDescribe(ctx);
  const [contacts, accounts] = await askTogether(
    () => contactsOfLeads(ctx, { left: moved.map(({ lead }) => lead), all }),
    () => accountsOfMoved(ctx, objects, moved.slice(0, proposedMax)),
  );
  return { contacts, accounts };
}

/** Somebody who has left a company, with all that is shown of it. */
interface Left {
  change: Change;
  lead: LeadRow;
  earlier: { title: string | null; company: string };
  toldBy: "import" | "crm";
  contact: ContactWithRoles | null;
}

const contactOf = (contacts: ContactsOfLeads | null, leadId: string): ContactWithRoles | null =>
  contacts?.get(leadId) ?? null;

function leftByImport(change: Change, rows: Rows, inCrm: InCrm | null): Left[] {
  const lead = rows.get(change.leadId);
  const earlier = lead && earlierOf(change, lead, rows);
  if (!lead || !earlier?.company) return [];
  const { title, company } = earlier;
  const contact = contactOf(inCrm?.contacts ?? null, lead.id);
  if (inCrm && isStillThere({ lead, earlier }, inCrm.accounts.get(lead.id), contact)) return [];
  return [{ change, lead, earlier: { title, company }, toldBy: "import", contact }];
}

function earlierOf({ leadId, earlierId }: Change, lead: LeadRow, rows: Rows): EarlierJob | undefined {
  if (leadId !== earlierId) return rows.get(earlierId);
  const { earlierTitle: title, earlierCompany: company, earlierCompanyDomain: companyDomain } = lead;
  return { title, company, companyDomain };
}

/** Those of whom the import before says nothing, and whose contact is still at another company's account. */
async function leftByCrm(
  ctx: RequestContext,
  { leftCompany }: FoundChanges,
  contacts: ContactsOfLeads | null,
): Promise<Left[]> {
  if (!contacts) return [];
  const told = new Set(leftCompany.map(({ leadId }) => leadId));
  const others = [...contacts].filter(([leadId, { account }]) => account !== null && !told.has(leadId));
  const rows = await leadsById(
    ctx.database,
    others.map(([leadId]) => leadId),
  );
  const left = await mapInTurns(others, ([leadId, contact]): Left[] => {
    const lead = rows.get(leadId);
    const { account } = contact;
    if (!lead || !account) return [];
    if (worksAt(lead, account) || (account.parent && worksAt(lead, account.parent))) return [];
    const earlier = { title: null, company: account.name };
    return [{ change: alone(leadId), lead, earlier, toldBy: "crm", contact }];
  });
  return left.flat();
}

function showLeft(
  ctx: RequestContext,
  { lead, earlier, toldBy, contact }: Left,
  accounts: InCrm["accounts"] | undefined,
): ShownChange {
  const exact = accounts?.get(lead.id)?.now;
  const title = hasNewTitle(earlier.title, lead.title) ? earlier.title : null;
  return {
    ...{ lead: showPerson(lead), before: { title, company: earlier.company }, toldBy },
    contact: contact && showContact(ctx, contact),
    newAccount: exact ? { id: exact.id, name: exact.name } : null,
  };
}

async function showChanges(
  ctx: RequestContext,
  kind: Exclude<ChangeKind, "leftCompany">,
  changes: readonly Change[],
): Promise<ShownChange[]> {
  const rows = await rowsOf(ctx, changes);
  return changes.flatMap((change): ShownChange[] => {
    const lead = rows.get(change.leadId);
    const earlier = lead && earlierOf(change, lead, rows);
    if (!earlier) return [];
    const before = kind === "newTitle" ? { title: earlier.title, company: earlier.company } : null;
    return [{ lead: showPerson(lead), before, toldBy: "import", contact: null, newAccount: null }];
  });
}

function showContact(ctx: RequestContext, contact: ContactWithRoles): ShownContact {
  const { instanceUrl } = ctx.salesforce;
  return {
    id: contact.id,
    name: fullName(contact),
    account: contact.account && { id: contact.account.id, name: contact.account.name },
    url: recordUrl(instanceUrl, "Contact", contact.id),
    opportunities: contact.opportunities.map(({ id, name }) => ({
      ...{ id, name },
      url: recordUrl(instanceUrl, "Opportunity", id),
    })),
  };
}
