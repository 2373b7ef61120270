import { nextId } from "../../storage/nextId.ts";
import { insertRow, updateRow, type Row } from "../../storage/rows.ts";
import { quoted, statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";

/** Writes the record of a file such as `Crosswalk_Setting.Default`. */
export function applyCustomMetadata(org: Org, fullName: string, root: XmlElement): void {
  const { object, record } = recordOf(fullName);
  const label = childText(root, "label") ?? record;
  const row: Row = {
    DeveloperName: record,
    MasterLabel: label,
    Label: label,
    Language: "en_US",
    QualifiedApiName: record,
    ...Object.fromEntries(childrenNamed(root, "values").map((value) => valueOf(value))),
  };
  const known = statement(org.db, `SELECT Id FROM ${quoted(object)} WHERE DeveloperName = ?`).get(record);
  if (known) updateRow(org, object, String(known["Id"]), row);
  else insertRow(org, object, { Id: nextId(org, org.schema.object(object)?.keyPrefix ?? "m00"), ...row });
}

export function removeCustomMetadata(org: Org, fullName: string): void {
  const { object, record } = recordOf(fullName);
  if (org.schema.object(object) === undefined) return;
  statement(org.db, `DELETE FROM ${quoted(object)} WHERE DeveloperName = ?`).run(record);
}

function recordOf(fullName: string): { object: string; record: string } {
  const [type = "", record = ""] = fullName.split(".");
  return { object: `${type}__mdt`, record };
}

function valueOf(element: XmlElement): [string, unknown] {
  const field = childText(element, "field") ?? "";
  const value = childrenNamed(element, "value")[0];
  if (!value || value.attributes["xsi:nil"] === "true") return [field, null];
  const type = value.attributes["xsi:type"]?.split(":")[1];
  if (type === "boolean") return [field, value.text === "true"];
  return [field, type === "double" || type === "int" ? Number(value.text) : value.text];
}
