import { crmObjectOf } from "./crmObjectOf.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlText } from "./soql.ts";

/** Looks up a deleted record. Salesforce keeps merged records for some weeks. One API call. */
export async function lookUpDeletedRecord(session: SalesforceSession, recordId: string): Promise<RecordFate> {
  const object = crmObjectOf(recordId) ?? "Contact";
  const soql = `SELECT Id, IsDeleted, MasterRecordId FROM ${object} WHERE Id = ${soqlText(recordId)}`;
  const { body } = await session.request<{
    records: { IsDeleted: boolean; MasterRecordId: string | null }[];
  }>("GET", queryPath(soql).replace("/query?", "/queryAll?"));
  const [row] = body.records;
  if (!row?.IsDeleted) return { state: "hidden" };
  return row.MasterRecordId === null ? { state: "deleted" } : { state: "merged", into: row.MasterRecordId };
}

/** Why a record can no longer be read: deleted, merged into another, or not visible to the user. */
type RecordFate = { state: "deleted" } | { state: "merged"; into: string } | { state: "hidden" };
