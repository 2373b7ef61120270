import type { FieldType as SelectedField } from "@jetstreamapp/soql-parser-js";
import type { Scope } from "./scope.ts";

/** Only computed columns may have an alias. */
export function refuseAliases(scope: Scope, fields: SelectedField[]): void {
  for (const field of fields) {
    if (field.type !== "Field" && field.type !== "FieldRelationship") continue;
    const alias = "alias" in field ? field.alias : undefined;
    if (alias === undefined) continue;
    throw scope.error(alias, "MALFORMED_QUERY", "only aggregate expressions use field aliasing");
  }
}
