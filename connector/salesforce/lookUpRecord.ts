import { crmObjectOf } from "./crmObjectOf.ts";
import { recordsOf, type SalesforceSession } from "./session.ts";
import { queryPath, soqlText } from "./soql.ts";

/** By whom and when a record was made and edited. */
export interface Audit {
  CreatedDate: string;
  LastModifiedDate: string;
  CreatedById: string;
  LastModifiedById: string;
}

export interface FateRow extends Audit {
  IsDeleted: boolean;
  MasterRecordId: string | null;
}

export const auditFields = "CreatedDate, LastModifiedDate, CreatedById, LastModifiedById";

/** Changes of its creator within this time count as the org's automation, not as changes by a person. */
const automationMs = 5_000;

/**
 * What became of a record. Salesforce keeps deleted and merged records for some weeks. No row proves nothing:
 * the record may be hidden from the user, or erased from the Recycle Bin. One API call.
 */
export async function lookUpRecord(session: SalesforceSession, recordId: string): Promise<RecordFate> {
  const { body } = await session.request<{ records: FateRow[] }>("GET", pathOfFate(recordId));
  return fateOf(recordsOf(body));
}

/** The path of the query for `fateOf`. */
export function pathOfFate(recordId: string): string {
  const object = crmObjectOf(recordId) ?? "Contact";
  const soql = `SELECT Id, ${fateFields} FROM ${object} WHERE Id = ${soqlText(recordId)}`;
  return withDeleted(queryPath(soql));
}

/** The fields that tell what became of a record. */
export const fateFields = `IsDeleted, MasterRecordId, ${auditFields}`;

/** The path of the same query with what is in the Recycle Bin. */
export const withDeleted = (path: string): string => path.replace("/query?", "/queryAll?");

export function fateOf([row]: readonly FateRow[]): RecordFate {
  if (!row) return { state: "unseen" };
  if (!row.IsDeleted)
    return { state: "there", isUntouched: isUntouched(row), createdAt: new Date(row.CreatedDate) };
  return row.MasterRecordId === null ? { state: "deleted" } : { state: "merged", into: row.MasterRecordId };
}

/** `isUntouched`: whether it is still as it was created. */
export type RecordFate =
  | { state: "there"; isUntouched: boolean; createdAt: Date }
  | { state: "deleted" }
  | { state: "merged"; into: string }
  | { state: "unseen" };

/** Whether it is as it was made, but for what came with that. */
export function isUntouched(row: Audit): boolean {
  const { CreatedDate, LastModifiedDate, CreatedById, LastModifiedById } = row;
  return LastModifiedById === CreatedById && msBetween(CreatedDate, LastModifiedDate) <= automationMs;
}

/** Whether it came with another record: by the same user, at the same time, and not edited since. */
export const cameWith = (record: Audit, row: Audit): boolean =>
  row.CreatedById === record.CreatedById &&
  msBetween(record.CreatedDate, row.CreatedDate) <= automationMs &&
  isUntouched(row);

/** Whether Salesforce itself has written it since: a change that leaves its LastModifiedDate as it was. */
export const isRewritten = ({ CreatedDate, SystemModstamp }: Audit & { SystemModstamp: string }): boolean =>
  msBetween(CreatedDate, SystemModstamp) > automationMs;

const msBetween = (earlier: string, later: string) => Date.parse(later) - Date.parse(earlier);
