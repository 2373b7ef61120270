import { afterSave } from "./afterSave.ts";
import { applyValidationRules } from "./applyValidationRules.ts";
import { beforeSave } from "./beforeSave.ts";
import { checkRequired, checkValues } from "./checkFields.ts";
import { checkReferences } from "./checkReferences.ts";
import { checkUnique } from "./checkUnique.ts";
import { completeAddresses } from "./completeAddress.ts";
import { lockParents } from "./lockParents.ts";
import { applyDuplicateRules, type DuplicateRuleHeader } from "../duplicates/applyDuplicateRules.ts";
import { settleRecordType } from "../recordTypes/settleRecordType.ts";
import { checkSharing } from "../sharing/checkSharing.ts";
import { keepSharing } from "../sharing/keepSharing.ts";
import { fireTriggers } from "./triggers.ts";
import type { RestCall } from "../call/environment.ts";
import type { Row } from "../storage/rows.ts";
import type { ObjectDefinition } from "../types.ts";

export interface SaveOptions {
  duplicateRule?: DuplicateRuleHeader;
}

/**
 * Salesforce's order of execution around one stored row. `store` writes it; whatever comes after that is undone by the
 * caller's transaction where a rule refuses.
 */
export function save(
  call: RestCall,
  object: ObjectDefinition,
  row: Row,
  before: Row | undefined,
  changed: Set<string>,
  options: SaveOptions,
  store: () => void,
): void {
  const { org } = call;
  completeAddresses(org, object, row, changed);
  settleRecordType(call, object, row, before, changed);
  checkRequired(object, row, changed);
  checkValues(object, row, changed);
  checkReferences(call, object, row, changed);
  checkSharing(call, object, row, before);
  beforeSave(object, row, before, org.now());
  lockParents(call, object, row);
  store();
  const operation = before === undefined ? "Insert" : "Update";
  fireTriggers(org, object, row, "Before", operation);
  applyValidationRules(org, object, row, before);
  applyDuplicateRules(call, object, row, before, options.duplicateRule);
  checkUnique(org, object, row, changed);
  fireTriggers(org, object, row, "After", operation);
  afterSave(org, object, row);
  keepSharing(org, object, row, before);
}
