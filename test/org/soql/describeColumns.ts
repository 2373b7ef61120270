import type { Asker } from "../types.ts";
import { isAggregate } from "./aggregate.ts";
import { compileQuery, type QueryOptions } from "./compileQuery.ts";

/** The answer of `query?columns=true`: the query's columns instead of its rows. */
export function describeColumns(asker: Asker, soql: string, options: QueryOptions): Record<string, unknown> {
  const { plan, scope, parsed } = compileQuery(asker, soql, options);
  const columnMetadata = plan.metadata();
  return {
    columnMetadata,
    entityName: scope.object.name,
    groupBy: isAggregate(parsed) && parsed.query.groupBy !== undefined,
    idSelected: columnMetadata.some(({ columnName }) => columnName === "Id"),
    keyPrefix: scope.object.keyPrefix,
  };
}
