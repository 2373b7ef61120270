import { SalesforceError } from "../types.ts";
import type { CompiledQuery } from "./compileQuery.ts";
import type { SelectPlan } from "./selectPlan.ts";

/** The plan of the query's records, or of a child relationship at the given subquery positions. */
export function planAt({ plan }: CompiledQuery, childPath: readonly number[]): SelectPlan {
  let found = "sql" in plan ? undefined : plan;
  for (const index of childPath) found = found?.children[index]?.plan;
  if (found) return found;
  throw new SalesforceError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
}
