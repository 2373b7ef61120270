import { crmQueries, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import { areFilterable } from "../describeTypes.ts";
import { runQueries } from "../runQueries.ts";
import type { SalesforceSession } from "../session.ts";
import { soqlList } from "../soql.ts";
import { chunksOf } from "../../chunksOf.ts";

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
