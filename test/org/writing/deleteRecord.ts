import { findForWriting } from "../records/findRecord.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import type { RestCall } from "../call/restCall.ts";
import { checkShareRemoval } from "../sharing/checkSharing.ts";
import { forgetSharing } from "../sharing/keepSharing.ts";
import { readRow, updateRow } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/** Moves a record to the recycle bin, with the children that depend on it. */
export function deleteRecord(call: RestCall, object: ObjectDefinition, id: string): void {
  if (!object.deletable) {
    throw new SalesforceError(
      400,
      "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
      `entity type cannot be deleted: ${object.label}`,
      [],
    );
  }
  const row = findForWriting(call, object, id, "delete");
  checkShareRemoval(object, row);
  call.org.db.transaction(() => removeRow(call.org, object, String(row["Id"])))();
  call.work.records++;
}

function removeRow(org: Org, object: ObjectDefinition, id: string): void {
  const removed = readRow(org, object.name, id);
  for (const child of object.childRelationships) {
    const childObject = org.schema.object(child.childObject);
    if (childObject === undefined) continue;
    const children = statement(
      org.db,
      `SELECT Id FROM ${quoted(child.childObject)} WHERE ${quoted(child.field)} = ? ${
        isRecycled(org, childObject) ? "AND IsDeleted = 0" : ""
      }`,
    ).all(id);
    for (const each of children) {
      if (child.cascadeDelete) removeRow(org, childObject, String(each["Id"]));
      else updateRow(org, childObject.name, String(each["Id"]), { [child.field]: null });
    }
  }
  if (isRecycled(org, object)) {
    updateRow(org, object.name, id, { IsDeleted: 1, ...stamp(org, object) });
  } else {
    statement(org.db, `DELETE FROM ${quoted(object.name)} WHERE Id = ?`).run(id);
    org.accessVersion++;
  }
  if (removed !== undefined) forgetSharing(org, object, removed);
}

const isRecycled = (org: Org, object: ObjectDefinition) =>
  org.schema.field(object.name, "IsDeleted") !== undefined;

function stamp(org: Org, object: ObjectDefinition) {
  const now = toDateTime(org.now());
  return org.schema.field(object.name, "SystemModstamp") === undefined
    ? { LastModifiedDate: now }
    : { LastModifiedDate: now, SystemModstamp: now };
}
