import { crmQueries, type CrmObjects } from "./crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "./crmRecord.ts";
import { queryPath, soqlText } from "./soql.ts";
import type { SalesforceSession } from "./session.ts";

/** Key prefixes are the same in every org. */
const objectByPrefix: Record<string, "Contact" | "Lead" | undefined> = { "003": "Contact", "00Q": "Lead" };

/** Which of the two objects a record id names; null for ids of anything else. */
export function crmObjectOf(recordId: string): "Contact" | "Lead" | null {
  return objectByPrefix[recordId.slice(0, 3)] ?? null;
}

/** A Contact or Salesforce Lead by its id; null where there is none that the user may see. One API call. */
export async function readCrmRecord(
  session: SalesforceSession,
  objects: CrmObjects,
  recordId: string,
): Promise<CrmRecord | null> {
  const query = crmQueries(objects).find(({ object }) => object === crmObjectOf(recordId));
  if (!query) return null;
  const [row] = await session.query<CrmRow>(`${query.select} WHERE Id = ${soqlText(recordId)}`);
  return row ? toCrmRecord(row, query) : null;
}

/** What became of a record that can no longer be read: deleted, merged into another, or not for this user's eyes. */
export type RecordFate = { state: "deleted" } | { state: "merged"; into: string } | { state: "hidden" };

/** Looks among deleted records, where Salesforce keeps what a merge left for some weeks. One API call. */
export async function recordFate(session: SalesforceSession, recordId: string): Promise<RecordFate> {
  const object = crmObjectOf(recordId) ?? "Contact";
  const soql = `SELECT Id, IsDeleted, MasterRecordId FROM ${object} WHERE Id = ${soqlText(recordId)}`;
  const { body } = await session.request<{
    records: { IsDeleted: boolean; MasterRecordId: string | null }[];
  }>("GET", queryPath(soql).replace("/query?", "/queryAll?"));
  const [row] = body.records;
  if (!row?.IsDeleted) return { state: "hidden" };
  return row.MasterRecordId === null ? { state: "deleted" } : { state: "merged", into: row.MasterRecordId };
}
