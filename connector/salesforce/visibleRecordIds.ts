import { crmObjectOf } from "./crmObjectOf.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList } from "./soql.ts";
import { chunksOf } from "../chunksOf.ts";

/** Keeps a query's address short enough for Salesforce, which takes 16 KB of it. */
const idsPerQuery = 500;

/**
 * Which of these Contacts and Salesforce Leads, by 18-character ids, the user may see. One API call for 2,500
 * of them.
 */
export async function visibleRecordIds(session: SalesforceSession, ids: string[]): Promise<Set<string>> {
  const byObject = Map.groupBy(ids, (id) => crmObjectOf(id) ?? "Contact");
  const soqls = [...byObject].flatMap(([object, own]) =>
    chunksOf(own, idsPerQuery).map((part) => `SELECT Id FROM ${object} WHERE Id IN ${soqlList(part)}`),
  );
  // Who may not see an object at all is refused its query.
  const results = await runQueries<{ Id: string }>(session, soqls, { isOptional: true });
  return new Set(results.flatMap(({ rows }) => rows.map(({ Id }) => Id)));
}
