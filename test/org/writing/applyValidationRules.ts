import { validationRules, type ValidationRule } from "./validationRules.ts";
import { evaluateFormula } from "../formula/evaluateFormula.ts";
import { parseFormula } from "../formula/parseFormula.ts";
import { recordSubject } from "../formula/recordSubject.ts";
import { SalesforceErrors } from "../call/failure.ts";
import type { Saving } from "../call/saving.ts";
import { compileCondition } from "../soql/compileCondition.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/** Refuses the stored row where a rule's condition holds. The answer has the message of every such rule. */
export function applyValidationRules(saving: Saving): void {
  const { call, object } = saving;
  const errors = validationRules(call.org, object.name)
    .filter((rule) => fires(saving, rule))
    .map(({ field, message }) => {
      const fields = field === undefined ? [] : [field];
      return new SalesforceError(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", message, fields);
    });
  if (errors.length > 0) throw new SalesforceErrors(errors);
}

function fires({ call: { org }, object, row, before }: Saving, rule: ValidationRule): boolean {
  if (rule.formula !== undefined) {
    return evaluateFormula(parseFormula(rule.formula), recordSubject(org, object, row, before)) === true;
  }
  return holdsFor(org, object, rule.when ?? "", String(row["Id"]));
}

/** Whether a SOQL condition holds for one stored record. */
export function holdsFor(org: Org, object: ObjectDefinition, condition: string, id: string): boolean {
  const { sql, params } = compileCondition(org, object.name, condition);
  const found = statement(org.db, `SELECT 1 FROM ${quoted(object.name)} WHERE Id = ? AND (${sql})`);
  return found.get(id, ...params) !== undefined;
}
