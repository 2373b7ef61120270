import { leadIdField } from "../../../connector/salesforce/externalLeadId.ts";
import { soqlList, soqlText } from "../../../connector/salesforce/soql.ts";
import type { FieldDescribe } from "../../../connector/salesforce/describeTypes.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";

/** What this command writes has a name that begins so, by which somebody finds it whatever happens. */
export const markerText = "Crosswalk check, please delete";

/**
 * What the records of one user's runs have in common, and no other record has. An org's own account may have
 * a name that begins like ours, and another admin may run the command at the same time.
 */
export interface Mark {
  userId: string;
  /** Of the account, the opportunity and the contacts. */
  name: string;
  /** What the contacts have in the package's external-id field. */
  leadIds: { first: string; other: string };
}

/** The mark of the session's user. Throws where the org does not say who that is: nothing is written then. */
export function markOf(org: OrgSession): Promise<Mark> {
  return org.once("the mark of what is written", async () => {
    const { status, body } = await org.send("/services/oauth2/userinfo");
    if (status >= 400) throw new OrgRefusal(status, body);
    const { user_id: userId } = body as { user_id?: string };
    if (!userId) throw new Error("the org does not say whose session this is");
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

/** Asked anew each time, because writing changes it. */
export async function ask<Row = { Id: string }>(
  org: OrgSession,
  soql: string,
): Promise<{ totalSize: number; records: Row[] }> {
  const { status, body } = await org.send(`/query?q=${encodeURIComponent(soql)}`);
  if (status >= 400) throw new OrgRefusal(status, body);
  return body as { totalSize: number; records: Row[] };
}

/** Accounts with what of theirs is marked, and contacts that belong to no such account. */
interface Removable {
  accounts: readonly string[];
  contacts: readonly string[];
}

interface Removed {
  /** Why each record that is left could not be deleted, with its id. */
  left: string[];
  /** Accounts with what nobody marked, which the org would delete with them; with why. */
  kept: Map<string, string>;
}

/**
 * Deletes marked records, whatever else fails. An account goes only where nothing but marked records belongs
 * to it. What belongs to it is found by its id, as names may be encrypted.
 */
export async function removeRecords(org: OrgSession, { accounts, contacts }: Removable): Promise<Removed> {
  const mark = await markOf(org);
  const left: string[] = [];
  const kept = new Map<string, string>();
  const remove = async (object: string, id: string): Promise<void> => {
    try {
      const { status, body } = await org.send(`/sobjects/${object}/${id}`, { method: "DELETE" });
      if (status !== 204) left.push(`${object} ${id} (${new OrgRefusal(status, body).message})`);
    } catch (error) {
      left.push(`${object} ${id} (${wordsOf(error)})`);
    }
  };
  for (const id of contacts) await remove("Contact", id);
  for (const account of accounts) {
    try {
      const others = await removeBelongings(org, mark, account, remove);
      if (others.length === 0) await remove("Account", account);
      else kept.set(account, `Account ${account} (it has what is not this command's: ${others.join(", ")})`);
    } catch (error) {
      left.push(`Account ${account} with what belongs to it (${wordsOf(error)})`);
    }
  }
  return { left, kept };
}

/** Deletes what is marked of an account's, and gives the rest. Throws where the org does not tell. */
async function removeBelongings(
  org: OrgSession,
  mark: Mark,
  account: string,
  remove: (object: string, id: string) => Promise<void>,
): Promise<string[]> {
  const others: string[] = [];
  for (const [object, name] of belongings) {
    const { records } = await ask<Belonging>(
      org,
      `SELECT Id, ${name}, CreatedById FROM ${object} WHERE AccountId = ${soqlText(account)}`,
    );
    const isMarked = (row: Belonging) => row[name] === mark.name && row.CreatedById === mark.userId;
    for (const { Id } of records.filter(isMarked)) await remove(object, Id);
    others.push(...records.filter((row) => !isMarked(row)).map(({ Id }) => `${object} ${Id}`));
  }
  return others;
}

/** What an org deletes with its account, and the field that has the mark. */
const belongings = [
  ["Contact", "LastName"],
  ["Opportunity", "Name"],
] as const;

type Belonging = { Id: string; CreatedById: string } & Partial<Record<"LastName" | "Name", string | null>>;

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

interface MarkedContact {
  Id: string;
  LastName: string | null;
  AccountId: string | null;
  Account: { Name: string | null; CreatedById: string } | null;
}

/**
 * What earlier runs of this user left: accounts of the marked name, and contacts with the marked leads, by
 * which an org finds them where names are encrypted.
 */
export async function leftBefore(org: OrgSession): Promise<Removable> {
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
          "SELECT Id, LastName, AccountId, Account.Name, Account.CreatedById FROM Contact " +
            `WHERE ${byUser} AND ${leadField} IN ${soqlList([leadIds.first, leadIds.other])}`,
        ).catch(() => undefined);
  const contacts = (ofLeads?.records ?? []).filter(({ LastName }) => LastName === name);
  const isBelow = ({ Account }: MarkedContact) => Account?.Name === name && Account.CreatedById === userId;
  const above = contacts.filter(isBelow).map(({ AccountId }) => AccountId ?? "");
  const accounts = [...new Set([...(named?.records ?? []).map(({ Id }) => Id), ...above])];
  return { accounts, contacts: contacts.filter((each) => !isBelow(each)).map(({ Id }) => Id) };
}
