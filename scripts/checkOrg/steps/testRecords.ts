import { leadIdField } from "../../../connector/salesforce/externalLeadId.ts";
import { toId18 } from "../../../connector/salesforce/recordId.ts";
import { soqlList, soqlText } from "../../../connector/salesforce/soql.ts";
import type { FieldDescribe } from "../../../connector/salesforce/describeTypes.ts";
import { ask } from "./ask.ts";
import { othersAttached } from "./othersAttached.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";
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
}

const made = new WeakMap<OrgSession, MadeRecords>();

/** What was made in this session. */
export function madeIn(org: OrgSession): MadeRecords {
  const known = made.get(org) ?? { accounts: new Set(), opportunities: new Set(), contacts: new Set() };
  made.set(org, known);
  return known;
}

interface Removed {
  /** Why each record that is left could not be deleted, with its id. */
  left: string[];
  /** Accounts that stay as they may be more than this command's, by id; with why. */
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
  const { accounts, contacts, unmarked, isTold } = await leftBefore(org, isOurs);
  const left: string[] = [];
  const kept = new Map<string, string>();
  const tried = new Set<string>();
  const remove = async (object: string, id: string): Promise<void> => {
    if (tried.has(id)) return;
    tried.add(id);
    try {
      const { status, body } = await org.send(`/sobjects/${object}/${id}`, { method: "DELETE" });
      // Automation may have deleted it itself.
      if (status !== 204 && status !== 404)
        left.push(`${object} ${id} (${new OrgRefusal(status, body).message})`);
    } catch (error) {
      left.push(`${object} ${id} (${wordsOf(error)})`);
    }
  };
  const own = madeIn(org);
  for (const id of [...own.contacts, ...contacts]) await remove("Contact", id);
  for (const id of own.opportunities) await remove("Opportunity", id);
  for (const account of new Set([...own.accounts, ...accounts])) {
    try {
      const others = await removeBelongings(org, isOurs, account, remove);
      if (others.length === 0) await remove("Account", account);
      else kept.set(account, `Account ${account} (it has what is not this command's: ${others.join(", ")})`);
    } catch (error) {
      left.push(`Account ${account} with what belongs to it (${wordsOf(error)})`);
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

/** Deletes what is ours of an account's, and gives the rest. Throws where the org does not tell. */
async function removeBelongings(
  org: OrgSession,
  isOurs: IsOurs,
  account: string,
  remove: (object: string, id: string) => Promise<void>,
): Promise<string[]> {
  const ofAccount = `WHERE AccountId = ${soqlText(account)}`;
  const { records: contacts } = await ask<Row>(org, `SELECT ${isOurs.fields} FROM Contact ${ofAccount}`);
  const { records: opportunities } = await ask<Row>(
    org,
    `SELECT Id, Name, CreatedById FROM Opportunity ${ofAccount}`,
  );
  const attached = await othersAttached(org, account, isOurs.user);
  const otherContacts = contacts.filter((row) => !isOurs.contact(row)).map(({ Id }) => `Contact ${Id}`);
  const others = [...otherContacts, ...attached];
  // Automation may have named it; below an account with anybody else's it may be anybody's.
  const isOpportunity = (row: Row) =>
    isOurs.opportunity(row) || (others.length === 0 && isOurs.user(row.CreatedById));
  for (const row of contacts.filter(isOurs.contact)) await remove("Contact", row.Id);
  for (const row of opportunities.filter(isOpportunity)) await remove("Opportunity", row.Id);
  const otherOpportunities = opportunities.filter((row) => !isOpportunity(row));
  return [...otherContacts, ...otherOpportunities.map(({ Id }) => `Opportunity ${Id}`), ...attached];
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
  /** This user's accounts with such a contact, of another name. */
  unmarked: string[];
  isTold: boolean;
}

/**
 * What earlier runs of this user left: accounts of the marked name, and contacts with the marked leads, by
 * which an org finds them where names are encrypted or changed.
 */
async function leftBefore(org: OrgSession, isOurs: IsOurs): Promise<LeftBefore> {
  const { name, userId, leadIds } = await markOf(org);
  const byUser = `CreatedById = ${soqlText(userId)}`;
  const named = await ask(org, `SELECT Id FROM Account WHERE ${byUser} AND Name = ${soqlText(name)}`).catch(
    () => undefined,
  );
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
  return {
    accounts: [...(named?.records ?? []).map(({ Id }) => Id), ...accountsOf(contacts.filter(isBelow))],
    contacts: others.map(({ Id }) => Id),
    unmarked: [...new Set(accountsOf(others.filter((each) => isOfUser(each) && !own.contacts.has(each.Id))))],
    isTold: named !== undefined && ofLeads !== undefined,
  };
}
