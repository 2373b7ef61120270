import { isEncrypted } from "../schema/isEncrypted.ts";
import type { Environment } from "./queryEnvironment.ts";
import type { Column } from "./scope.ts";

/**
 * Whether a query may use the column so. Nobody's query may with an encrypted one; the org's own conditions
 * (validation rules) are evaluated on the plain values.
 */
export function allows(
  { org, viewer }: Environment,
  column: Column | undefined,
  use: "filterable" | "sortable" | "groupable",
): boolean {
  if (!column) return true;
  return column.field[use] && !(viewer && isEncrypted(org, column.object.name, column.field));
}
