import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** A validation rule. Its condition is `when` in SOQL, or a formula as in Setup. */
export interface ValidationRule {
  name: string;
  /** The field that shows the message; absent: the top of the page. */
  field?: string | undefined;
  when?: string | undefined;
  formula?: string | undefined;
  message: string;
}

/** The rules of an object, in the order of their names. */
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
