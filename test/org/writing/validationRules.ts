import { PracticeError } from "../practice/practiceError.ts";
import { compileCondition } from "../soql/compileCondition.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** A rule that refuses records for which `when`, a SOQL condition, holds. */
export interface ValidationRule {
  name: string;
  /** The field the message is shown at; at the top of the page where absent. */
  field?: string | undefined;
  when: string;
  message: string;
}

export function addValidationRule(org: Org, objectName: string, rule: ValidationRule): void {
  const object = org.schema.object(objectName);
  if (object === undefined) throw new PracticeError(`There is no object ${objectName}`, 404);
  if (rule.field !== undefined && org.schema.field(object.name, rule.field) === undefined) {
    throw new PracticeError(`${object.name} has no field ${rule.field}`);
  }
  try {
    compileCondition(org, object.name, rule.when);
  } catch (error) {
    throw new PracticeError(`when: ${(error as Error).message}`);
  }
  statement(
    org.db,
    "INSERT OR REPLACE INTO _validation_rule (object, name, field, condition, message) VALUES (?, ?, ?, ?, ?)",
  ).run(object.name, rule.name, rule.field ?? null, rule.when, rule.message);
}

export function removeValidationRule(org: Org, object: string, name: string): void {
  statement(org.db, "DELETE FROM _validation_rule WHERE object = ? COLLATE NOCASE AND name = ?").run(
    object,
    name,
  );
}

export function validationRules(org: Org, object: string): ValidationRule[] {
  return statement(org.db, "SELECT * FROM _validation_rule WHERE object = ? ORDER BY name")
    .all(object)
    .map((row) => ({
      name: String(row["name"]),
      when: String(row["condition"]),
      message: String(row["message"]),
      ...(row["field"] === null ? {} : { field: String(row["field"]) }),
    }));
}
