import { checkFormula } from "../formula/evaluateFormula.ts";
import { parseFormula } from "../formula/parseFormula.ts";
import { hasPath } from "../formula/recordSubject.ts";
import { PracticeError } from "../practice/practiceError.ts";
import { compileCondition } from "../soql/compileCondition.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** A rule that refuses records for which its condition holds: `when` in SOQL, or a formula as Setup takes it. */
export interface ValidationRule {
  name: string;
  /** The field the message is shown at; at the top of the page where absent. */
  field?: string | undefined;
  when?: string | undefined;
  formula?: string | undefined;
  message: string;
}

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

export function validationRules(org: Org, object: string): ValidationRule[] {
  const text = (value: unknown) => (value === null ? undefined : String(value));
  return statement(org.db, "SELECT * FROM _validation_rule WHERE object = ? ORDER BY name")
    .all(object)
    .map((row) => ({
      name: String(row["name"]),
      field: text(row["field"]),
      when: text(row["condition"]),
      formula: text(row["formula"]),
      message: String(row["message"]),
    }));
}
