import { mayRead } from "./mayRead.ts";
import type { Scope } from "./scope.ts";

/**
 * The fields of FIELDS(ALL), FIELDS(STANDARD) or FIELDS(CUSTOM) that the viewer may read, in describe's
 * order.
 */
export function expandFields(scope: Scope, kind: string): string[] {
  return scope.object.fields
    .filter((field) => kind === "ALL" || field.custom === (kind === "CUSTOM"))
    .filter((field) => mayRead(scope.environment, scope.object, field))
    .map((field) => field.name);
}
