import { accessLevels } from "../schema/objects/userRecordAccess.ts";
import { readId } from "../ids.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type Access, type Org } from "../types.ts";

/**
 * Access computed before a query runs, by user and record, because SQLite cannot be queried during a query.
 */
const prepared = new WeakMap<Org, Map<string, number>>();

/**
 * Computes, before a query of UserRecordAccess runs, the access of every user among `values` to every record
 * among them.
 */
export function prepareRecordAccess(org: Org, access: Access, values: unknown[]): void {
  const ids = values.flatMap(listed).filter((value) => readId(value) === value);
  const levels = new Map<string, number>();
  for (const userId of ids.filter((id) => id.startsWith("005"))) {
    for (const recordId of ids) {
      const level = levelOf(org, access, userId, recordId);
      if (level !== undefined) levels.set(userId + recordId, level);
    }
  }
  prepared.set(org, levels);
}

/** The texts of a bound value: one text, or a JSON array of several. */
const listed = (value: unknown): string[] =>
  typeof value !== "string" ? [] : value.startsWith("[") ? (JSON.parse(value) as string[]) : [value];

/** Answers queries of UserRecordAccess, which has no table. SQLite calls it with user and record. */
export function serveRecordAccess(org: Org): void {
  org.db.table("UserRecordAccess", {
    columns: [
      "Id",
      "HasReadAccess",
      "HasEditAccess",
      "HasDeleteAccess",
      "HasTransferAccess",
      "HasAllAccess",
      "MaxAccessLevel",
    ],
    parameters: ["UserId", "RecordId"],
    *rows(userId: unknown, recordId: unknown) {
      if (typeof userId !== "string" || typeof recordId !== "string") throw unfiltered();
      const level = prepared.get(org)?.get(userId + recordId);
      if (level === undefined) return;
      const has = (name: (typeof accessLevels)[number]) => Number(level >= accessLevels.indexOf(name));
      yield {
        Id: recordId,
        HasReadAccess: has("Read"),
        HasEditAccess: has("Edit"),
        HasDeleteAccess: has("Delete"),
        HasTransferAccess: has("Transfer"),
        HasAllAccess: has("All"),
        MaxAccessLevel: accessLevels[level] ?? null,
      };
    },
  });
}

const unfiltered = () =>
  new SalesforceError(
    400,
    "MALFORMED_QUERY",
    "Can only filter with equality (=) on UserId, and with equality (=) or IN on RecordId",
  );

/** The index of the user's highest access among `accessLevels`; undefined for no such record. */
function levelOf(org: Org, access: Access, userId: string, recordId: string): number | undefined {
  const object = org.schema.byKeyPrefix(recordId.slice(0, 3));
  if (object === undefined || object.virtual) return undefined;
  const row = statement(org.db, `SELECT * FROM ${quoted(object.name)} WHERE Id = ?`).get(recordId);
  if (row === undefined) return undefined;
  const user = { userId, username: "", profileId: "", scopes: new Set<string>(), clientId: "" };
  const { sql, params } = access.visibleRows(user, object.name, "row_");
  const seen = statement(org.db, `SELECT 1 FROM ${quoted(object.name)} row_ WHERE Id = ? AND (${sql})`);
  if (seen.get(recordId, ...params) === undefined) return accessLevels.indexOf("None");
  if (!access.canEditRow(user, object.name, recordId)) return accessLevels.indexOf("Read");
  const isFull = access.hasFullAccess(user, object.name, recordId);
  if (!isFull) return accessLevels.indexOf(mayTransfer(access, user.userId, row) ? "Transfer" : "Edit");
  return accessLevels.indexOf(access.object(user, object.name).delete ? "All" : "Transfer");
}

const mayTransfer = (access: Access, userId: string, row: Record<string, unknown>) =>
  access.systemPermission(
    { userId, username: "", profileId: "", scopes: new Set(), clientId: "" },
    "TransferAnyEntity",
  ) && row["OwnerId"] !== undefined;
