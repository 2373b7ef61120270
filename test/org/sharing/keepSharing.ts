import type { Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { ObjectDefinition, Org } from "../types.ts";
import { keepRoleGroups } from "./keepRoleGroups.ts";
import { isTeamMember, keepTeamShare } from "./teamShares.ts";

/** Updates share rows for a record that was just stored. `before` is absent for a new one. */
export function keepSharing(org: Org, object: ObjectDefinition, row: Row, before: Row | undefined): void {
  if (isTeamMember(object)) keepTeamShare(org, object, row);
  if (object.name === "UserRole") keepRoleGroups(org);
  if (org.schema.object(`${object.name}Share`) === undefined) return;
  const isTransferred = before !== undefined && before["OwnerId"] !== row["OwnerId"];
  if (isTransferred) dropManualShares(org, object.name, String(row["Id"]));
}

/** Updates share rows after a record was deleted. */
export function forgetSharing(org: Org, object: ObjectDefinition, row: Row): void {
  if (isTeamMember(object)) keepTeamShare(org, object, { ...row, IsDeleted: 1 });
}

/** Manual shares end with the ownership of the user who gave them. */
function dropManualShares(org: Org, object: string, id: string): void {
  statement(
    org.db,
    `DELETE FROM ${quoted(`${object}Share`)} WHERE ${quoted(`${object}Id`)} = ? AND RowCause = 'Manual'`,
  ).run(id);
}
