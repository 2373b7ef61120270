import { holdsFor } from "./applyValidationRules.ts";
import { statement } from "../storage/statement.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/** An Apex trigger that throws for every record, or for those where the SOQL condition `when` holds. */
export interface Trigger {
  name: string;
  event: "BeforeInsert" | "BeforeUpdate" | "AfterInsert" | "AfterUpdate";
  when?: string | undefined;
  /** The exception's message. */
  message: string;
}

/** Fails like Apex where a trigger of this event throws for the stored row. */
export function fireTriggers(org: Org, object: ObjectDefinition, row: Row, event: Trigger["event"]): void {
  const triggers = statement(
    org.db,
    "SELECT * FROM _trigger WHERE object = ? AND event = ? ORDER BY name",
  ).all(object.name, event);
  for (const { name, condition, message } of triggers) {
    if (condition !== null && !holdsFor(org, object, String(condition), String(row["Id"]))) continue;
    throw new SalesforceError(
      400,
      "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
      `${String(name)}: execution of ${event}\n\ncaused by: System.DmlException: ${String(message)}\n\nTrigger.${String(name)}: line 1, column 1`,
      [],
    );
  }
}
