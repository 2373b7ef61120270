import { type Api, type Asker, SalesforceError } from "../types.ts";
import { addSelected } from "./addSelected.ts";
import { type AggregatePlan, isAggregate, planAggregate } from "./aggregate.ts";
import { createEnvironment, type Environment } from "./queryEnvironment.ts";
import { type ParsedSoql, parseSoql } from "./parseSoql.ts";
import { refuseAliases } from "./refuseAliases.ts";
import { defaultVersion } from "./page.ts";
import { requireObject } from "./requireObject.ts";
import { Scope } from "./scope.ts";
import { SelectPlan } from "./selectPlan.ts";
import { prepareFunctions } from "./prepareFunctions.ts";
import { checkReified } from "./checkReified.ts";
import { checkSelectedTogether } from "./checkSelectedTogether.ts";
import { compileConditions } from "./where.ts";

export interface QueryOptions {
  /** Includes deleted rows, as queryAll and ALL ROWS do. */
  all?: boolean | undefined;
  /** Records a page, 200 to 2,000. */
  batchSize?: number | undefined;
  /** The API version in the answer's URLs, e.g. "67.0". */
  version?: string | undefined;
  /** The API that was called; the data API by default. */
  api?: Api | undefined;
}

const offsetMax = 2000;
/** The most rows that FIELDS(ALL) and FIELDS(CUSTOM) may request. */
const unboundedFieldsLimitMax = 200;

export interface CompiledQuery {
  environment: Environment;
  parsed: ParsedSoql;
  scope: Scope;
  plan: SelectPlan | AggregatePlan;
  /** SQL conditions: first the scope's own, then WHERE. */
  conditions: string[];
}

/** Parses SOQL and compiles its SELECT and condition for a caller. Throws SalesforceError. */
export function compileQuery(asker: Asker, soql: string, options: QueryOptions): CompiledQuery {
  const { org, access, caller } = asker;
  prepareFunctions(org.db);
  const parsed = parseSoql(soql);
  const { query } = parsed;
  const environment = createEnvironment({
    org,
    viewer: { access, caller },
    parsed,
    all: (options.all ?? false) || parsed.allRows,
    api: options.api,
  });
  const object = requireObject(environment, query.sObject);
  const scope = new Scope(environment, object, query.sObjectAlias, parsed.parentAliases);
  checkLimits(scope, parsed);
  checkReified(object, parsed);
  checkSelectedTogether(object, parsed);
  let plan: SelectPlan | undefined;
  if (!isAggregate(parsed)) {
    plan = new SelectPlan(scope, options.version ?? defaultVersion);
    refuseAliases(scope, query.fields ?? []);
    for (const field of query.fields ?? []) addSelected(plan, field);
  }
  const conditions = scope.rowConditions();
  if (query.usingScope?.toLowerCase() === "mine") {
    conditions.push(`${scope.column("OwnerId").sql} = ${environment.bind(caller.userId)}`);
  }
  if (query.where) conditions.push(compileConditions(scope, query.where));
  return { environment, parsed, scope, plan: plan ?? planAggregate(scope, parsed, conditions), conditions };
}

function checkLimits(scope: Scope, { query }: ParsedSoql): void {
  if ((query.offset ?? 0) > offsetMax) {
    throw scope.error(
      String(query.offset),
      "NUMBER_OUTSIDE_VALID_RANGE",
      `Maximum SOQL offset allowed is ${String(offsetMax)}`,
    );
  }
  const unbounded = (query.fields ?? []).some(
    (field) =>
      field.type === "FieldFunctionExpression" &&
      field.functionName.toUpperCase() === "FIELDS" &&
      !(typeof field.parameters[0] === "string" && /^standard$/i.test(field.parameters[0])),
  );
  if (unbounded && (query.limit ?? Infinity) > unboundedFieldsLimitMax) {
    throw new SalesforceError(
      400,
      "MALFORMED_QUERY",
      `The SOQL FIELDS function must have a LIMIT of at most ${String(unboundedFieldsLimitMax)}`,
    );
  }
}
