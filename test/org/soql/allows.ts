import { isEncrypted } from "../schema/isEncrypted.ts";
import type { Environment } from "./queryEnvironment.ts";
import type { Column } from "./scope.ts";

/**
 * Whether a query may filter, sort or group by the column. A user's query may not if the column is encrypted.
 * The org's own conditions (validation rules) may, because they are evaluated on the plain values.
 */
export function allows(
  { org, viewer }: Environment,
  column: Column | undefined,
  use: "filterable" | "sortable" | "groupable",
): boolean {
  if (!column) return true;
  return column.field[use] && !(viewer && isEncrypted(org, column.object.name, column.field));
}
