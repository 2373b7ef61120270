import type { AccountRow } from "../accountSummary.ts";
import { fieldOf, readableFields, type ObjectDescribe, areFilterable } from "../describeTypes.ts";
import { toFoundAccount, type FoundAccount } from "../accounts.ts";
import { soqlText, soqlList } from "../soql.ts";
import { crmQueries, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import { runQueries } from "../runQueries.ts";
import type { SalesforceSession } from "../session.ts";
import { chunksOf } from "../../work/inTurns.ts";

/** An account with the one that it belongs to and those that belong to it, as far as the user sees them. */
export interface AccountFamily {
  account: FoundAccount;
  /** Whether it is a person, to whom no contact may belong. */
  isPerson: boolean;
  parent: FoundAccount | null;
  /** The first by name, if there are very many. */
  children: FoundAccount[];
}

export interface FamilyRow extends AccountRow {
  IsPersonAccount?: boolean;
  Parent?: AccountRow | null;
}

const childrenMax = 100;
const usualFields = ["Website", "BillingCountry", "ParentId"];

/** Asks for an account with its parent and children. Without a describe, for the fields of any org. */
export function selectFamily(account: ObjectDescribe | null, accountId: string): string {
  const own = account === null ? usualFields : readableFields(account, [...usualFields, "IsPersonAccount"]);
  const hasParent = own.includes("ParentId");
  const ofParent = own.filter((name) => name === "Website" || name === "BillingCountry");
  const fields = [
    "Id",
    "Name",
    ...own,
    ...(hasParent ? ["Id", "Name", ...ofParent].map((name) => `Parent.${name}`) : []),
  ];
  const id = soqlText(accountId);
  const isMeant = hasParent ? `Id = ${id} OR ParentId = ${id}` : `Id = ${id}`;
  return `SELECT ${fields.join(", ")} FROM Account WHERE ${isMeant} LIMIT ${childrenMax + 1}`;
}

/** Whether only a describe tells if the account is a person: other orgs have no field for it. */
export const mayBePerson = (account: ObjectDescribe | null): boolean =>
  account !== null && fieldOf(account, "IsPersonAccount") !== undefined;

/** Finds the account if it is a person. Orgs without such accounts refuse it. */
export const selectPerson = (accountId: string): string =>
  `SELECT Id FROM Account WHERE Id = ${soqlText(accountId)} AND IsPersonAccount = true`;

/** Null where the account is not among the rows: the user does not see it. */
export function toFamily(rows: readonly FamilyRow[], accountId: string): AccountFamily | null {
  const own = rows.find(({ Id }) => Id === accountId);
  if (!own) return null;
  return {
    account: toFoundAccount(own),
    isPerson: own.IsPersonAccount ?? false,
    parent: own.Parent ? toFoundAccount(own.Parent) : null,
    children: rows.filter(({ Id }) => Id !== accountId).map(toFoundAccount),
  };
}

interface SoughtContacts {
  /** In these accounts contacts are looked for by the last names. */
  accountIds: readonly string[];
  lastNames: readonly string[];
  /** Anywhere: "First Last". */
  names: readonly string[];
  contactIds: readonly string[];
}

/** All fit in one call: of five queries these take three. */
export const contactIdsMax = 1_200;
const idsPerQuery = 400;
const rowsMax = 2_000;

/**
 * Contacts that the user sees: in accounts those with one of the last names, anywhere those with one of the
 * names, and those of the ids. One API call, however many contacts the accounts have; none where nothing is
 * sought. Of very many namesakes the first are read.
 */
export async function contactsLike(
  session: SalesforceSession,
  objects: CrmObjects,
  { accountIds, lastNames, names, contactIds }: SoughtContacts,
): Promise<CrmRecord[]> {
  const query = crmQueries(objects).find(({ object }) => object === "Contact");
  const { contact } = objects;
  if (!query || !contact) return [];
  const select = (where: string) => `${query.select} WHERE ${where} LIMIT ${rowsMax}`;
  const canAskNames = areFilterable(contact, "FirstName", "LastName");
  const needed = [
    ...(canAskNames && lastNames.length > 0
      ? [select(`AccountId IN ${soqlList(accountIds)} AND LastName IN ${soqlList(lastNames)}`)]
      : []),
    ...chunksOf([...contactIds], idsPerQuery).map((ids) => select(`Id IN ${soqlList(ids)}`)),
  ];
  const anywhere = canAskNames && names.length > 0 ? [select(`Name IN ${soqlList(names)}`)] : [];
  // Both go in one call. In the largest orgs Salesforce may refuse the second as too slow.
  const results = (
    await Promise.all([
      runQueries<CrmRow>(session, needed),
      runQueries<CrmRow>(session, anywhere, { isOptional: true }),
    ])
  ).flat();
  const records = results.flatMap(({ rows }) => rows.map((row) => toCrmRecord(row, query)));
  return [...new Map(records.map((record) => [record.id, record])).values()];
}
