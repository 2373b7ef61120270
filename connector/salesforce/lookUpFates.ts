import { fateFields, fateOf, withDeleted, type FateRow, type RecordFate } from "./lookUpRecord.ts";
import { runPaths } from "./runPaths.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlList } from "./soql.ts";
import { chunksOf } from "../chunksOf.ts";

/** Keeps a query's text far below what Salesforce takes. */
const idsPerQuery = 500;

/** What became of contacts, by their ids: see lookUpRecord. One API call for 2,500 of them. */
export async function lookUpFates(
  session: SalesforceSession,
  contactIds: readonly string[],
): Promise<Map<string, RecordFate>> {
  const paths = chunksOf([...contactIds], idsPerQuery).map(pathOfFates);
  const answers = await runPaths<FateRow & { Id: string }>(session, paths);
  const rows = answers.flatMap((answer) => {
    if ("error" in answer) throw answer.error;
    return answer.rows;
  });
  const byId = new Map(rows.map((row) => [row.Id, row]));
  return new Map(contactIds.map((id) => [id, fateOf([byId.get(id)].filter((row) => row !== undefined))]));
}

function pathOfFates(ids: readonly string[]): string {
  return withDeleted(queryPath(`SELECT Id, ${fateFields} FROM Contact WHERE Id IN ${soqlList(ids)}`));
}
