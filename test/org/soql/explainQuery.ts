import type { Asker } from "../types.ts";
import { compileQuery, type QueryOptions } from "./compileQuery.ts";
import { leadingFields } from "./leadingFields.ts";

interface QueryPlan {
  cardinality: number;
  fields: string[];
  leadingOperationType: "Index" | "TableScan";
  notes: { description: string; fields: string[]; tableEnumOrId: string }[];
  relativeCost: number;
  sobjectCardinality: number;
  sobjectType: string;
}

/**
 * The share of rows up to which an index is used; beyond a million rows it is half of it, which is left out.
 */
const selectiveShare = { standard: 0.3, custom: 0.1 };

/**
 * The answer of `query?explain=`: the plans that could be followed, cheapest first, and why filters were left
 * out. An index is used only where it finds few enough rows. (REST API, Get Feedback on Query Performance.)
 */
export function explainQuery(
  asker: Asker,
  soql: string,
  options: QueryOptions,
): { plans: QueryPlan[]; sourceQuery: string } {
  const { org } = asker;
  const compiled = compileQuery(asker, soql, options);
  const { environment, scope, conditions } = compiled;
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const count = (sql: string): number =>
    Number(org.db.prepare<[Record<string, unknown>], number>(sql).pluck().get(environment.params) ?? 0);
  const cardinality = count(`SELECT COUNT(*) FROM ${scope.from()}${where}`);
  const sobjectCardinality = count(`SELECT COUNT(*) FROM "${scope.object.name}"`);
  const share = sobjectCardinality === 0 ? 0 : cardinality / sobjectCardinality;
  const { fields, unindexed } = leadingFields(compiled);
  const common = {
    cardinality,
    notes: unindexed.map((name) => ({
      description: "Not considering filter for optimization because unindexed",
      fields: [name],
      tableEnumOrId: scope.object.name,
    })),
    sobjectCardinality,
    sobjectType: scope.object.name,
  };
  // Salesforce calls a filter selective below a cost of 1. Reading the whole table always costs more here.
  const scan: QueryPlan = {
    ...common,
    fields: [],
    leadingOperationType: "TableScan",
    relativeCost: 1 + share,
  };
  const selective = fields?.some(({ custom }) => custom) ? selectiveShare.custom : selectiveShare.standard;
  const relativeCost = share / selective;
  if (fields === null || relativeCost >= 1) return { plans: [scan], sourceQuery: soql };
  const names = fields.map(({ name }) => name);
  const index: QueryPlan = { ...common, fields: names, leadingOperationType: "Index", relativeCost };
  return { plans: [index, scan], sourceQuery: soql };
}
