import { crmObjectOf } from "./crmObjectOf.ts";
import { recordsOf, type SalesforceSession } from "./session.ts";
import { queryPath, soqlText } from "./soql.ts";

interface Row {
  IsDeleted: boolean;
  MasterRecordId: string | null;
  CreatedDate: string;
  LastModifiedDate: string;
  CreatedById: string;
  LastModifiedById: string;
}

/** Changes of its creator within this time count as the org's automation, not as changes by a person. */
const automationMs = 5_000;

/**
 * What became of a record. Salesforce keeps deleted and merged records for some weeks. No row proves nothing:
 * the record may be hidden from the user, or erased from the Recycle Bin. One API call.
 */
export async function lookUpRecord(session: SalesforceSession, recordId: string): Promise<RecordFate> {
  const object = crmObjectOf(recordId) ?? "Contact";
  const fields =
    "Id, IsDeleted, MasterRecordId, CreatedDate, LastModifiedDate, CreatedById, LastModifiedById";
  const soql = `SELECT ${fields} FROM ${object} WHERE Id = ${soqlText(recordId)}`;
  const { body } = await session.request<{ records: Row[] }>(
    "GET",
    queryPath(soql).replace("/query?", "/queryAll?"),
  );
  const [row] = recordsOf(body);
  if (!row) return { state: "unseen" };
  if (!row.IsDeleted)
    return { state: "there", isUntouched: isUntouched(row), createdAt: new Date(row.CreatedDate) };
  return row.MasterRecordId === null ? { state: "deleted" } : { state: "merged", into: row.MasterRecordId };
}

/** `isUntouched`: whether it is still as it was created. */
type RecordFate =
  | { state: "there"; isUntouched: boolean; createdAt: Date }
  | { state: "deleted" }
  | { state: "merged"; into: string }
  | { state: "unseen" };

const isUntouched = ({ CreatedDate, LastModifiedDate, CreatedById, LastModifiedById }: Row) =>
  LastModifiedById === CreatedById && Date.parse(LastModifiedDate) - Date.parse(CreatedDate) <= automationMs;
