import type { Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/** Requires values of unique fields to be in one live record only. */
export function checkUnique(
  org: Org,
  object: ObjectDefinition,
  row: Row,
  changed: ReadonlySet<string>,
): void {
  const live = org.schema.field(object.name, "IsDeleted") === undefined ? "" : "AND IsDeleted = 0";
  for (const field of object.fields) {
    const value = row[field.name] ?? null;
    if (!field.unique || !changed.has(field.name) || value === null) continue;
    const exact = field.describe?.["caseSensitive"] === true ? "COLLATE BINARY" : "";
    const other = statement(
      org.db,
      `SELECT Id FROM ${quoted(object.name)} WHERE ${quoted(field.name)} = ? ${live} AND Id <> ?
       ${exact === "" ? "" : `AND ${quoted(field.name)} = ? ${exact}`} LIMIT 1`,
    ).get(...(exact === "" ? [value, row["Id"]] : [value, row["Id"], value]));
    if (other === undefined) continue;
    throw new SalesforceError(
      400,
      "DUPLICATE_VALUE",
      `duplicate value found: ${field.name} duplicates value on record with id: ${String(other["Id"]).slice(0, 15)}`,
      [],
    );
  }
}
