import { defineRecordType } from "../../recordTypes/defineRecordType.ts";
import { updateRow } from "../../storage/rows.ts";
import { statement } from "../../storage/statement.ts";
import type { ObjectDefinition, Org } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";

/** Org-wide defaults by the names that metadata has for them. */
const sharingModels: Record<string, string> = {
  Private: "None",
  Read: "Read",
  ReadWrite: "Edit",
  ReadWriteTransfer: "ReadEditTransfer",
  FullAccess: "All",
  ControlledByParent: "ControlledByParent",
};

/** Applies the org-wide default, record types and validation rules of an object's file. Others stay. */
export function applyObjectParts(org: Org, object: ObjectDefinition, root: XmlElement, userId: string): void {
  const model = sharingModels[childText(root, "sharingModel") ?? ""];
  const column = `Default${object.name}Access`;
  if (model !== undefined && org.schema.field("Organization", column) !== undefined) {
    updateRow(org, "Organization", org.id, { [column]: model });
  }
  for (const element of childrenNamed(root, "recordTypes")) {
    const developerName = childText(element, "fullName") ?? "";
    const picklists = childrenNamed(element, "picklistValues").map((list): [string, string[]] => [
      childText(list, "picklist") ?? "",
      childrenNamed(list, "values").map((value) => decodeURIComponent(childText(value, "fullName") ?? "")),
    ]);
    defineRecordType(
      org,
      object,
      {
        developerName,
        label: childText(element, "label") ?? developerName,
        description: childText(element, "description"),
        active: childText(element, "active") === "true",
        picklistValues: Object.fromEntries(picklists),
      },
      userId,
    );
  }
  for (const element of childrenNamed(root, "validationRules"))
    applyValidationRule(org, object.name, element);
}

function applyValidationRule(org: Org, object: string, element: XmlElement): void {
  const name = childText(element, "fullName") ?? "";
  removeValidationRule(org, `${object}.${name}`);
  if (childText(element, "active") !== "true") return;
  statement(
    org.db,
    "INSERT INTO _validation_rule (object, name, field, condition, formula, message) VALUES (?, ?, ?, NULL, ?, ?)",
  ).run(
    object,
    name,
    childText(element, "errorDisplayField") ?? null,
    childText(element, "errorConditionFormula") ?? "",
    childText(element, "errorMessage") ?? "",
  );
}

export function removeValidationRule(org: Org, fullName: string): void {
  const [object = "", name = ""] = fullName.split(".");
  statement(org.db, "DELETE FROM _validation_rule WHERE object = ? AND name = ?").run(object, name);
}

/** Removes a record type. Answers why not, where it is active or in use. */
export function removeRecordType(org: Org, fullName: string): string | undefined {
  const [object = "", developerName = ""] = fullName.split(".");
  const row = statement(
    org.db,
    "SELECT Id, IsActive FROM RecordType WHERE SobjectType = ? AND DeveloperName = ?",
  ).get(object, developerName);
  if (row === undefined) return undefined;
  if (row["IsActive"] === 1) return "Cannot delete record type through API; deactivate it first.";
  const id = String(row["Id"]);
  statement(org.db, "DELETE FROM RecordType WHERE Id = ?").run(id);
  statement(org.db, "DELETE FROM _record_type_grant WHERE record_type_id = ?").run(id);
  return undefined;
}
