import type { Asker } from "../types.ts";
import { compileQuery, type QueryOptions } from "./compileQuery.ts";

interface QueryPlan {
  cardinality: number;
  fields: string[];
  leadingOperationType: "Index" | "TableScan";
  notes: { description: string; fields: string[]; tableEnumOrId: string }[];
  relativeCost: number;
  sobjectCardinality: number;
  sobjectType: string;
}

/** The answer of `query?explain=`, from SQLite's plan: whether an index is used, and the number of rows. */
export function explainQuery(
  asker: Asker,
  soql: string,
  options: QueryOptions,
): { plans: QueryPlan[]; sourceQuery: string } {
  const { org } = asker;
  const { environment, scope, conditions } = compileQuery(asker, soql, options);
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const from = `FROM ${scope.from()}${where}`;
  const steps = org.db
    .prepare<[Record<string, unknown>], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT ${scope.alias}.Id ${from}`,
    )
    .all(environment.params);
  const search = steps.find(({ detail }) => detail.startsWith(`SEARCH ${scope.alias} `));
  const column = /\("?(\w+)"?[=<>]/.exec(search?.detail ?? "")?.[1];
  const count = (sql: string): number =>
    Number(org.db.prepare<[Record<string, unknown>], number>(sql).pluck().get(environment.params) ?? 0);
  const cardinality = count(`SELECT COUNT(*) ${from}`);
  const sobjectCardinality = count(`SELECT COUNT(*) FROM "${scope.object.name}"`);
  const share = sobjectCardinality === 0 ? 0 : cardinality / sobjectCardinality;
  const plan: QueryPlan = {
    cardinality,
    fields: column === undefined ? [] : [column],
    leadingOperationType: column === undefined ? "TableScan" : "Index",
    notes: [],
    // Salesforce calls a filter selective below 1. A scan always costs more.
    relativeCost: column === undefined ? 1 + share : share,
    sobjectCardinality,
    sobjectType: scope.object.name,
  };
  return { plans: [plan], sourceQuery: soql };
}
