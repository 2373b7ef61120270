import { validationRules } from "./validationRules.ts";
import { SalesforceErrors } from "../rest/failure.ts";
import { compileCondition } from "../soql/compileCondition.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/** Refuses the stored row where a rule's condition holds for it; every rule that fires has its message answered. */
export function applyValidationRules(org: Org, object: ObjectDefinition, id: string): void {
  const errors = validationRules(org, object.name).flatMap((rule) => {
    const { sql, params } = compileCondition(org, object.name, rule.when);
    const fires = statement(org.db, `SELECT 1 FROM ${quoted(object.name)} WHERE Id = ? AND (${sql})`).get(
      id,
      ...params,
    );
    if (fires === undefined) return [];
    const fields = rule.field === undefined ? [] : [rule.field];
    return [new SalesforceError(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message, fields)];
  });
  if (errors.length > 0) throw new SalesforceErrors(errors);
}
