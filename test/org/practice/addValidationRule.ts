import { PracticeError } from "./practiceError.ts";
import { checkFormula } from "../formula/evaluateFormula.ts";
import { parseFormula } from "../formula/parseFormula.ts";
import { hasPath } from "../formula/recordSubject.ts";
import { compileCondition } from "../soql/compileCondition.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import type { ValidationRule } from "../writing/validationRules.ts";

/** Adds or replaces a rule, after its condition was checked. */
export function addValidationRule(org: Org, objectName: string, rule: ValidationRule): void {
  const object = org.schema.object(objectName);
  if (object === undefined) throw new PracticeError(`There is no object ${objectName}`, 404);
  if (rule.field !== undefined && org.schema.field(object.name, rule.field) === undefined) {
    throw new PracticeError(`${object.name} has no field ${rule.field}`);
  }
  if ((rule.when === undefined) === (rule.formula === undefined)) {
    throw new PracticeError("A rule has either when, a SOQL condition, or formula");
  }
  try {
    if (rule.when !== undefined) compileCondition(org, object.name, rule.when);
    if (rule.formula !== undefined) {
      checkFormula(parseFormula(rule.formula), (path) => hasPath(org, object, path));
    }
  } catch (error) {
    throw new PracticeError(`${rule.when === undefined ? "formula" : "when"}: ${(error as Error).message}`);
  }
  statement(
    org.db,
    "INSERT OR REPLACE INTO _validation_rule (object, name, field, condition, formula, message) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(object.name, rule.name, rule.field ?? null, rule.when ?? null, rule.formula ?? null, rule.message);
}

export function removeValidationRule(org: Org, object: string, name: string): void {
  statement(org.db, "DELETE FROM _validation_rule WHERE object = ? COLLATE NOCASE AND name = ?").run(
    object,
    name,
  );
}
