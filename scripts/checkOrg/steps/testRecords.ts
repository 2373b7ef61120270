import { leadIdField } from "../../../connector/salesforce/externalLeadId.ts";
import { toId18 } from "../../../connector/salesforce/recordId.ts";
import { soqlList, soqlText } from "../../../connector/salesforce/soql.ts";
import type { FieldDescribe } from "../../../connector/salesforce/describeTypes.ts";
import { ask } from "./ask.ts";
import type { Parent } from "./attachments.ts";
import { othersAttached } from "./othersAttached.ts";
import { OrgRefusal, type OrgAnswer, type OrgSession } from "../../org/orgSession.ts";
import { readUserId } from "../../org/readUserId.ts";

/** What this command writes has a name that begins so, by which somebody finds it whatever happens. */
export const markerText = "Crosswalk check, please delete";

/**
 * What the records of one user's runs have in common, and no other record has. An org's own account may have
 * a name that begins like ours, and another admin may run the command at the same time.
 */
export interface Mark {
  /** In 18 characters. */
  userId: string;
  /** Of the account, the opportunity and the contacts. */
  name: string;
  /** What the contacts have in the package's external-id field. */
  leadIds: { first: string; other: string };
}

/** The mark of the session's user. Throws where the org does not say who that is: nothing is written then. */
export function markOf(org: OrgSession): Promise<Mark> {
  return org.once("the mark of what is written", async () => {
    const userId = await readUserId(org);
    const leadId = (kind: string) => `crosswalk${kind}${userId}`.padEnd(40, "0");
    return {
      userId,
      name: `${markerText} ${userId}`,
      leadIds: { first: leadId("check"), other: leadId("twice") },
    };
  });
}

/** The name of the package's external-id field; undefined where Contact has none. */
export async function leadFieldOf(org: OrgSession): Promise<string | undefined> {
  return leadIdField(await org.read<{ fields: FieldDescribe[] }>("/sobjects/Contact/describe"))?.name;
}

/** What a run has made, by the ids that it got back: an org's automation may change everything else. */
interface MadeRecords {
  accounts: Set<string>;
  opportunities: Set<string>;
  contacts: Set<string>;
  /** When the first was about to be made. */
  since: Date | undefined;
  /** The objects of those that may have been made, as no answer came. */
  unanswered: Parent[];
}

const made = new WeakMap<OrgSession, MadeRecords>();

/** What was made in this session. */
export function madeIn(org: OrgSession): MadeRecords {
  const nothing = {
    ...{ accounts: new Set<string>(), opportunities: new Set<string>(), contacts: new Set<string>() },
    ...{ since: undefined, unanswered: [] },
  };
  const known = made.get(org) ?? nothing;
  made.set(org, known);
  return known;
}

/**
 * Sends what makes a record. Throws where no answer came, or none that tells whether it was made, as from a
 * gateway in between, and keeps that it may be there.
 */
export async function sendCreation(
  org: OrgSession,
  object: Parent,
  send: () => Promise<OrgAnswer>,
): Promise<OrgAnswer> {
  const own = madeIn(org);
  own.since ??= new Date();
  try {
    const answer = await send();
    if (!tellsWhetherMade(answer)) throw new OrgRefusal(answer.status, answer.body);
    return answer;
  } catch (error) {
    own.unanswered.push(object);
    throw new Error(`no answer to creating ${object} came that tells: ${wordsOf(error)}`, { cause: error });
  }
}

interface CompositeBody {
  compositeResponse?: { httpStatusCode: number; body: unknown }[];
}

/** Whether the answer is Salesforce's, with the id of what was made or its words for refusing it. */
function tellsWhetherMade({ status, body }: Pick<OrgAnswer, "status" | "body">): boolean {
  const parts = (body as CompositeBody | null)?.compositeResponse;
  if (status === 200 && Array.isArray(parts)) {
    return (
      parts.length > 0 &&
      parts.every((part) => tellsWhetherMade({ status: part.httpStatusCode, body: part.body }))
    );
  }
  if (status === 201) return toId18((body as { id?: string } | null)?.id ?? "") !== null;
  // What went wrong at the org may have gone wrong after the record was made.
  return status >= 400 && status < 500 && new OrgRefusal(status, body).code !== "";
}

/** The org's clock may be behind this machine's by this much. */
const clockMs = 60_000;
const sinceOf = ({ since }: MadeRecords) => since && new Date(since.getTime() - clockMs);
/** Salesforce takes and shows seconds. */
const instant = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

/** What may be left although nothing was found, and where to look; undefined where each answer came. */
export async function mayBeLeft(org: OrgSession): Promise<string | undefined> {
  const own = madeIn(org);
  const from = sinceOf(own);
  if (from === undefined || own.unanswered.length === 0) return undefined;
  const objects = [...new Set(own.unanswered)].join(", ");
  const until = instant(new Date(Date.now() + clockMs));
  return (
    `an answer to creating ${objects} never came. Look for records that the user ${(await markOf(org)).userId} made ` +
    `from ${instant(from)} to ${until}: automation may have renamed them`
  );
}

interface Removed {
  /** Why each record that is left could not be deleted, with its id. */
  left: string[];
  /** Records that stay as they may be more than this command's, by id; with why. */
  kept: Map<string, string>;
  /** Whether the org let what earlier runs left be looked for. */
  isTold: boolean;
}

/**
 * Deletes what this run made, and what earlier runs of this user left, whatever else fails. An account goes
 * only where nothing else belongs to it. What belongs to it is found by its id, as names may be encrypted.
 */
export async function removeRecords(org: OrgSession): Promise<Removed> {
  const isOurs = ownerOf(await markOf(org), madeIn(org), await leadFieldOf(org).catch(() => undefined));
  const { accounts, contacts, opportunities, unmarked, isTold } = await leftBefore(org, isOurs);
  const left: string[] = [];
  const kept = new Map<string, string>();
  const attached = new Map<string, string[]>();
  const gone = new Map<string, boolean>();
  const remove: Remove = async (parent, ids) => {
    const untried = [...new Set(ids)].filter((id) => !gone.has(id));
    for (const id of untried) gone.set(id, false);
    try {
      // What belongs to an account has been looked at before.
      const asked = parent === "Account" ? [] : untried;
      const found = await othersAttached(org, { parent, ids: asked }, isOurs.user);
      for (const [id, others] of found) attached.set(id, others);
    } catch (error) {
      left.push(...untried.map((id) => `${parent} ${id} (${wordsOf(error)})`));
      return;
    }
    for (const id of untried) {
      const others = attached.get(id) ?? [];
      if (others.length > 0) {
        kept.set(id, `${parent} ${id} (others attached to it: ${others.join(", ")})`);
        continue;
      }
      const why = await whyNotDeleted(org, parent, id);
      if (why === undefined) gone.set(id, true);
      else left.push(`${parent} ${id} (${why})`);
    }
  };
  const own = madeIn(org);
  await remove("Contact", [...own.contacts, ...contacts]);
  await remove("Opportunity", [...own.opportunities, ...opportunities]);
  for (const account of new Set([...own.accounts, ...accounts])) {
    try {
      const isGone = (id: string) => gone.get(id) === true;
      const { ours, others } = await removeBelongings(org, isOurs, account, remove, isGone);
      const why = [
        ...(ours.length > 0 ? [`it still has ${ours.join(", ")}`] : []),
        ...(others.length > 0 ? [`it has what is not this command's: ${others.join(", ")}`] : []),
      ];
      if (why.length === 0) await remove("Account", [account]);
      else kept.set(account, `Account ${account} (${why.join("; ")})`);
    } catch (error) {
      left.push(`Account ${account} (${wordsOf(error)})`);
    }
  }
  for (const account of unmarked) {
    kept.set(
      account,
      `Account ${account} (an earlier run's contact was below it, and its name is not this command's)`,
    );
  }
  return { left, kept, isTold };
}

type Remove = (parent: Parent, ids: string[]) => Promise<void>;

/** Why a record may still be there after this; undefined where it is gone. */
async function whyNotDeleted(org: OrgSession, object: Parent, id: string): Promise<string | undefined> {
  try {
    const { status, body } = await org.send(`/sobjects/${object}/${id}`, { method: "DELETE" });
    if (status === 204) return undefined;
    const { code, message } = new OrgRefusal(status, body);
    // Automation may have deleted it itself.
    if (code === "ENTITY_IS_DELETED") return undefined;
    // An org says so of a record that it does not show to this user any more, too.
    return status === 404 ? `it may be left: ${message}` : message;
  } catch (error) {
    return wordsOf(error);
  }
}

/** What an account still has. */
interface Belongings {
  /** What could not be deleted, or was kept, of this command's. */
  ours: string[];
  others: string[];
}

/** Deletes what is ours of an account's, and gives what it still has. Throws where the org does not tell. */
async function removeBelongings(
  org: OrgSession,
  isOurs: IsOurs,
  account: string,
  remove: Remove,
  isGone: (id: string) => boolean,
): Promise<Belongings> {
  const ofAccount = `WHERE AccountId = ${soqlText(account)}`;
  const { records: contacts } = await ask<Row>(org, `SELECT ${isOurs.fields} FROM Contact ${ofAccount}`);
  const { records: opportunities } = await ask<Row>(
    org,
    `SELECT Id, Name, CreatedById FROM Opportunity ${ofAccount}`,
  );
  const found = await othersAttached(org, { parent: "Account", ids: [account] }, isOurs.user);
  const attached = found.get(account) ?? [];
  const otherContacts = contacts.filter((row) => !isOurs.contact(row));
  const hasOthers = otherContacts.length + attached.length > 0;
  // Automation may have named it; below an account with anybody else's it may be anybody's.
  const isOpportunity = (row: Row) => isOurs.opportunity(row) || (!hasOthers && isOurs.user(row.CreatedById));
  const [ownContacts, ownOpportunities] = [
    contacts.filter(isOurs.contact),
    opportunities.filter(isOpportunity),
  ];
  const idsOf = (rows: Row[]) => rows.map(({ Id }) => Id);
  await remove("Contact", idsOf(ownContacts));
  await remove("Opportunity", idsOf(ownOpportunities));
  const staying = (parent: Parent, rows: Row[]) =>
    idsOf(rows)
      .filter((id) => !isGone(id))
      .map((id) => `${parent} ${id}`);
  return {
    ours: [...staying("Contact", ownContacts), ...staying("Opportunity", ownOpportunities)],
    others: [
      ...staying("Contact", otherContacts),
      ...staying(
        "Opportunity",
        opportunities.filter((row) => !isOpportunity(row)),
      ),
      ...attached,
    ],
  };
}

type Row = { Id: string; CreatedById: string } & Record<string, string | null>;

/** Tells what a run of this user made. */
interface IsOurs {
  user: (id: string) => boolean;
  name: (name: string | null | undefined) => boolean;
  contact: (row: Row) => boolean;
  opportunity: (row: Row) => boolean;
  /** What to ask of a contact. */
  fields: string;
}

function ownerOf(mark: Mark, own: MadeRecords, leadField: string | undefined): IsOurs {
  const leadIds = Object.values(mark.leadIds);
  const user = (id: string) => toId18(id) === mark.userId;
  const name = (text: string | null | undefined) =>
    text?.toLowerCase().includes(mark.name.toLowerCase()) ?? false;
  const hasLead = (row: Row) => leadField !== undefined && leadIds.includes(row[leadField] ?? "");
  return {
    user,
    name,
    contact: (row) =>
      own.contacts.has(row.Id) || (user(row.CreatedById) && (hasLead(row) || name(row["LastName"]))),
    opportunity: (row) => own.opportunities.has(row.Id) || (user(row.CreatedById) && name(row["Name"])),
    fields: ["Id", "LastName", "CreatedById", ...(leadField === undefined ? [] : [leadField])].join(", "),
  };
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

interface MarkedContact {
  Id: string;
  AccountId: string | null;
  Account: { Name: string | null; CreatedById: string } | null;
}

interface LeftBefore {
  accounts: string[];
  /** Contacts that belong to no such account. */
  contacts: string[];
  /** Those of this run that have our name, wherever automation moved them. */
  opportunities: string[];
  /** This user's accounts with such a contact, of another name. */
  unmarked: string[];
  isTold: boolean;
}

/**
 * What earlier runs of this user left: accounts of the marked name, and contacts with the marked leads, by
 * which an org finds them where names are encrypted or changed.
 */
async function leftBefore(org: OrgSession, isOurs: IsOurs): Promise<LeftBefore> {
  const { userId, leadIds } = await markOf(org);
  const byUser = `CreatedById = ${soqlText(userId)}`;
  const named = await accountsNamed(org, byUser, isOurs.name).catch(() => undefined);
  const leadField = await leadFieldOf(org).catch(() => undefined);
  const ofLeads =
    leadField === undefined
      ? undefined
      : await ask<MarkedContact>(
          org,
          "SELECT Id, AccountId, Account.Name, Account.CreatedById FROM Contact " +
            `WHERE ${byUser} AND ${leadField} IN ${soqlList([leadIds.first, leadIds.other])}`,
        ).catch(() => undefined);
  const contacts = ofLeads?.records ?? [];
  const own = madeIn(org);
  const isMade = ({ AccountId }: MarkedContact) => own.accounts.has(AccountId ?? "");
  const isOfUser = ({ Account }: MarkedContact) => Account !== null && isOurs.user(Account.CreatedById);
  const isBelow = (each: MarkedContact) =>
    isMade(each) || (isOfUser(each) && isOurs.name(each.Account?.Name));
  const accountsOf = (some: MarkedContact[]) => some.map(({ AccountId }) => AccountId ?? "");
  const others = contacts.filter((each) => !isBelow(each));
  const [newAccounts, newOpportunities, newContacts] = await madeMeanwhile(org, isOurs);
  return {
    accounts: [...(named ?? []), ...accountsOf(contacts.filter(isBelow)), ...newAccounts],
    contacts: [...others.map(({ Id }) => Id), ...newContacts],
    opportunities: newOpportunities,
    unmarked: [...new Set(accountsOf(others.filter((each) => isOfUser(each) && !own.contacts.has(each.Id))))],
    isTold: named !== undefined && ofLeads !== undefined,
  };
}

/** Where names can be no condition, those of so many of the user's newest accounts are read. */
const newestMax = 2000;

/** The user's accounts of the marked name, which may be encrypted: no condition then, but shown. */
async function accountsNamed(org: OrgSession, byUser: string, isNamed: IsOurs["name"]): Promise<string[]> {
  const { name } = await markOf(org);
  const select = `SELECT Id, Name FROM Account WHERE ${byUser}`;
  const { records } = await ask<Row>(org, `${select} AND Name = ${soqlText(name)}`).catch(() =>
    ask<Row>(org, `${select} ORDER BY CreatedDate DESC LIMIT ${newestMax}`),
  );
  return records.filter((row) => isNamed(row["Name"])).map(({ Id }) => Id);
}

/** What this user made since the run began that has our mark: an answer with its id may have been lost. */
async function madeMeanwhile(
  org: OrgSession,
  isOurs: IsOurs,
): Promise<[accounts: string[], opportunities: string[], contacts: string[]]> {
  const own = madeIn(org);
  const from = sinceOf(own);
  if (from === undefined || own.unanswered.length === 0) return [[], [], []];
  const { userId } = await markOf(org);
  const where = `WHERE CreatedById = ${soqlText(userId)} AND CreatedDate >= ${instant(from)}`;
  // What cannot be asked is said to be unknown anyway.
  const idsOf = async (object: Parent, fields: string, has: (row: Row) => boolean): Promise<string[]> => {
    const found = await ask<Row>(org, `SELECT ${fields} FROM ${object} ${where}`).catch(() => undefined);
    return (found?.records ?? []).filter(has).map(({ Id }) => Id);
  };
  return [
    await idsOf("Account", "Id, Name, CreatedById", (row) => isOurs.name(row["Name"])),
    await idsOf("Opportunity", "Id, Name, CreatedById", isOurs.opportunity),
    await idsOf("Contact", isOurs.fields, isOurs.contact),
  ];
}
