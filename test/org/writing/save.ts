import { afterSave } from "./afterSave.ts";
import { applyValidationRules } from "./applyValidationRules.ts";
import { assignOwner } from "./assignOwner.ts";
import { beforeSave } from "./beforeSave.ts";
import { checkAssignedOnce } from "./checkAssignedOnce.ts";
import { checkRequired, checkValues } from "./checkFields.ts";
import { checkReferences } from "./checkReferences.ts";
import { checkUnique } from "./checkUnique.ts";
import { completeAddresses } from "./completeAddresses.ts";
import { lockParents } from "./lockParents.ts";
import { applyDuplicateRules, type DuplicateRuleHeader } from "../duplicates/applyDuplicateRules.ts";
import { settleRecordType } from "../recordTypes/settleRecordType.ts";
import { checkSharing } from "../sharing/checkSharing.ts";
import { keepSharing } from "../sharing/keepSharing.ts";
import { fireTriggers } from "./fireTriggers.ts";
import type { Saving } from "../call/saving.ts";

export interface SaveOptions {
  duplicateRule?: DuplicateRuleHeader;
  /** TRUE, FALSE or the id of an assignment rule; absent where no client could say. */
  assignmentRule?: string;
}

/**
 * Saves one row in Salesforce's order of execution. `store` writes it. Where a later rule refuses, the
 * caller's transaction undoes it.
 */
export function save(saving: Saving, options: SaveOptions, store: () => void): void {
  const { call, object, row, before, changed } = saving;
  const { org } = call;
  completeAddresses(org, object, row, changed);
  settleRecordType(saving);
  checkRequired(object, row, changed);
  checkValues(object, row, changed);
  checkReferences(call, object, row, changed);
  checkSharing(call, object, row, before);
  beforeSave(object, row, before, org.now());
  lockParents(call, object, row);
  store();
  const operation = before === undefined ? "Insert" : "Update";
  fireTriggers(org, object, row, `Before${operation}`);
  applyValidationRules(saving);
  applyDuplicateRules(saving, options.duplicateRule);
  checkUnique(org, object, row, changed);
  checkAssignedOnce(org, object, row);
  fireTriggers(org, object, row, `After${operation}`);
  assignOwner(saving, options.assignmentRule);
  afterSave(org, object, row);
  keepSharing(org, object, row, before);
}
