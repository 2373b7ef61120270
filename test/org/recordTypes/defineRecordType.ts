import { lookup } from "../schema/fields.ts";
import { saveDefinition } from "../schema/saveDefinition.ts";
import { rowWriter } from "../storage/rowWriter.ts";
import { updateRow } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import type { ObjectDefinition, Org } from "../types.ts";

interface RecordTypeInput {
  developerName: string;
  label: string;
  description?: string | undefined;
  active: boolean;
  /** The values that each picklist offers with this record type. Unnamed picklists offer all values. */
  picklistValues: Record<string, string[]>;
}

/** Creates or changes a record type; answers its id. Grant it before anybody can use it. */
export function defineRecordType(
  org: Org,
  object: ObjectDefinition,
  input: RecordTypeInput,
  userId: string,
): string {
  addRecordTypeField(org, object);
  const row = { Name: input.label, Description: input.description, IsActive: input.active };
  const key = { SobjectType: object.name, DeveloperName: input.developerName };
  const known = findRecordType(org, object.name, input.developerName);
  const id = known ?? rowWriter(org, () => userId).add("RecordType", { ...key, ...row }, 0);
  if (known !== undefined) updateRow(org, "RecordType", known, row);
  statement(org.db, "INSERT OR REPLACE INTO _record_type (id, picklists) VALUES (?, ?)").run(
    id,
    JSON.stringify(input.picklistValues),
  );
  org.accessVersion++;
  return id;
}

export function findRecordType(org: Org, object: string, developerName: string): string | undefined {
  const row = statement(org.db, "SELECT Id FROM RecordType WHERE SobjectType = ? AND DeveloperName = ?").get(
    object,
    developerName,
  );
  return row && String(row["Id"]);
}

/** Grants a record type to a permission set or profile, as the default or as a choice. */
export function grantRecordType(
  org: Org,
  permissionSetId: string,
  recordTypeId: string,
  { visible, isDefault }: { visible: boolean; isDefault: boolean },
): void {
  if (isDefault) {
    statement(
      org.db,
      `UPDATE _record_type_grant SET is_default = 0 WHERE permission_set_id = ? AND record_type_id IN (
         SELECT Id FROM RecordType WHERE SobjectType = (SELECT SobjectType FROM RecordType WHERE Id = ?))`,
    ).run(permissionSetId, recordTypeId);
  }
  statement(
    org.db,
    "INSERT OR REPLACE INTO _record_type_grant (permission_set_id, record_type_id, visible, is_default) VALUES (?, ?, ?, ?)",
  ).run(permissionSetId, recordTypeId, Number(visible || isDefault), Number(isDefault));
  org.accessVersion++;
}

/** An object gets the field with its first record type. */
function addRecordTypeField(org: Org, object: ObjectDefinition): void {
  if (org.schema.field(object.name, "RecordTypeId") !== undefined) return;
  const field = lookup("RecordTypeId", "Record Type ID", "RecordType", {
    permissionable: false,
    describe: {},
  });
  org.schema.addFields(object.name, [field], "Name");
  saveDefinition(org, object.name);
}
