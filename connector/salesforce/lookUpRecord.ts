import { crmObjectOf } from "./recordId.ts";
import { recordsOf, type SalesforceSession } from "./session.ts";
import { queryPath, soqlText, soqlList } from "./soql.ts";
import { runPaths } from "./runPaths.ts";
import { chunksOf } from "../work/inTurns.ts";
import { runQueries } from "./runQueries.ts";

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
  const object = crmObjectOf(recordId) ?? "Contact";
  const soql = `SELECT Id, ${fateFields} FROM ${object} WHERE Id = ${soqlText(recordId)}`;
  const { body } = await session.request<{ records: FateRow[] }>("GET", withDeleted(queryPath(soql)));
  return fateOf(recordsOf(body));
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
