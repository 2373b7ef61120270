import { crmObjectOf } from "./crmObjectOf.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList } from "./soql.ts";
import { chunksOf } from "../chunksOf.ts";

/** Keeps a query's URL below Salesforce's limit of 16 KB. */
const idsPerQuery = 500;

/**
 * The ids of these Contacts and Salesforce Leads (18 characters) that the user may see. One API call for
 * 2,500 ids.
 */
export async function visibleRecordIds(session: SalesforceSession, ids: string[]): Promise<Set<string>> {
  const byObject = Map.groupBy(ids, (id) => crmObjectOf(id) ?? "Contact");
  const soqls = [...byObject].flatMap(([object, own]) =>
    chunksOf(own, idsPerQuery).map((part) => `SELECT Id FROM ${object} WHERE Id IN ${soqlList(part)}`),
  );
  // Salesforce refuses a query on an object that the user may not see.
  const results = await runQueries<{ Id: string }>(session, soqls, { isOptional: true });
  return new Set(results.flatMap(({ rows }) => rows.map(({ Id }) => Id)));
}
