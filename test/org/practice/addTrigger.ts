import { PracticeError } from "./practiceError.ts";
import { compileCondition } from "../soql/compileCondition.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import type { Trigger } from "../writing/fireTriggers.ts";

/** Adds or replaces a trigger that refuses records, after its condition was checked. */
export function addTrigger(org: Org, objectName: string, trigger: Trigger): void {
  const object = org.schema.object(objectName);
  if (object === undefined) throw new PracticeError(`There is no object ${objectName}`, 404);
  try {
    if (trigger.when !== undefined) compileCondition(org, object.name, trigger.when);
  } catch (error) {
    throw new PracticeError(`when: ${(error as Error).message}`);
  }
  statement(
    org.db,
    "INSERT OR REPLACE INTO _trigger (object, name, event, condition, message, adds_error) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(
    ...[object.name, trigger.name, trigger.event, trigger.when ?? null, trigger.message],
    Number(trigger.addsError ?? false),
  );
}
