import { type Org, SalesforceError } from "../types.ts";
import { createEnvironment } from "./queryEnvironment.ts";
import { parseCondition } from "./parseSoql.ts";
import { quoted, Scope } from "./scope.ts";
import { prepareFunctions } from "./prepareFunctions.ts";
import { compileConditions } from "./where.ts";

/**
 * A SOQL condition (the part after WHERE) as SQL on the object's table, with its parameters in order. Runs as
 * the org, so every field and row counts. Throws SalesforceError for an invalid condition.
 */
export function compileCondition(
  org: Org,
  objectName: string,
  soqlWhere: string,
): { sql: string; params: unknown[] } {
  const object = org.schema.object(objectName);
  if (!object)
    throw new SalesforceError(400, "INVALID_TYPE", `sObject type '${objectName}' is not supported.`);
  prepareFunctions(org.db);
  const parsed = parseCondition(object.name, soqlWhere);
  const environment = createEnvironment({ org, viewer: undefined, parsed, all: true });
  const scope = new Scope(environment, object);
  const condition = parsed.query.where ? compileConditions(scope, parsed.query.where) : "1";
  const table = quoted(object.name);
  const params: unknown[] = [];
  const sql =
    `EXISTS (SELECT 1 FROM ${scope.from()} WHERE ${scope.alias}.Id = ${table}.Id AND (${condition}))`.replaceAll(
      /@(p\d+)\b/g,
      (_, name: string) => {
        params.push(environment.params[name]);
        return "?";
      },
    );
  return { sql, params };
}
