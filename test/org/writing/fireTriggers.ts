import { holdsFor } from "./applyValidationRules.ts";
import { statement } from "../storage/statement.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/** An Apex trigger that refuses every record, or those where the SOQL condition `when` holds. */
export interface Trigger {
  name: string;
  event: "BeforeInsert" | "BeforeUpdate" | "AfterInsert" | "AfterUpdate";
  when?: string | undefined;
  /** It calls `addError()` on the record. Otherwise it throws an exception that nothing catches. */
  addsError?: boolean | undefined;
  /** The exception's message. */
  message: string;
}

/**
 * An exception that no trigger caught: "all records are marked with an error and no further processing takes
 * place" (Apex Developer Guide, Trigger Exceptions).
 */
export class UnhandledException extends SalesforceError {}

/** Fails like Apex where a trigger of this event refuses the stored row. */
export function fireTriggers(org: Org, object: ObjectDefinition, row: Row, event: Trigger["event"]): void {
  const triggers = statement(
    org.db,
    "SELECT * FROM _trigger WHERE object = ? AND event = ? ORDER BY name",
  ).all(object.name, event);
  for (const { name, condition, message, adds_error: addsError } of triggers) {
    if (condition !== null && !holdsFor(org, object, String(condition), String(row["Id"]))) continue;
    if (addsError === 1)
      throw new SalesforceError(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", String(message), []);
    throw new UnhandledException(
      400,
      "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
      `${String(name)}: execution of ${event}\n\ncaused by: System.DmlException: ${String(message)}\n\nTrigger.${String(name)}: line 1, column 1`,
      [],
    );
  }
}
