import { findDuplicates, type Match } from "./findDuplicates.ts";
import { reportDuplicates } from "./reportDuplicates.ts";
import { recordAttributes, showRecord } from "../records/showRecord.ts";
import type { RestCall } from "../call/restCall.ts";
import type { Saving } from "../call/saving.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError } from "../types.ts";

/**
 * `Sforce-Duplicate-Rule-Header`: save despite an Alert rule, include the records found, and respect the
 * caller's sharing.
 */
export interface DuplicateRuleHeader {
  allowSave: boolean;
  includeRecordDetails: boolean;
  runAsCurrentUser: boolean;
}

const message = "Use one of these records?";

/**
 * Refuses a record that the standard rules find a duplicate for, where they are set to alert or block. Rules
 * bypass sharing unless the caller asks otherwise; records that the caller cannot see count in `size` and are
 * not shown.
 */
export function applyDuplicateRules(
  { call, object, row, before }: Saving,
  header: DuplicateRuleHeader | undefined,
): void {
  const { duplicateRule } = call.org.settings;
  if (duplicateRule === "off" || (object.name !== "Contact" && object.name !== "Lead")) return;
  if (before !== undefined && compared.every((name) => row[name] === before[name])) return;
  const rule = `Standard_${object.name}_Duplicate_Rule`;
  const found = (["Contact", "Lead"] as const)
    .map((entityType) => ({
      entityType,
      matches: findDuplicates(call, {
        row,
        object: object.name,
        among: entityType,
        asCaller: header?.runAsCurrentUser ?? false,
      }),
    }))
    .filter(({ matches }) => matches.length > 0);
  if (found.length === 0) return;
  if (duplicateRule === "alert" && header?.allowSave) {
    reportDuplicates(
      call,
      rule,
      row,
      found.flatMap(({ matches }) => matches),
    );
    return;
  }
  const refusal = new SalesforceError(400, "DUPLICATES_DETECTED", message);
  refusal.extra = {
    duplicateResult: {
      allowSave: duplicateRule === "alert",
      duplicateRule: rule,
      duplicateRuleEntityType: object.name,
      errorMessage: message,
      matchResults: found.map(({ entityType, matches }) => ({
        entityType,
        errors: [],
        matchEngine: "FuzzyMatchEngine",
        matchRecords: matches
          .filter((match) => match.visible)
          .map((match) => matchRecord(call, entityType, match, header)),
        rule: `Standard_${entityType}_Match_Rule_v1_1`,
        size: matches.length,
        success: true,
      })),
    },
  };
  throw refusal;
}

const compared = [
  ...["FirstName", "LastName", "Email", "Phone", "Title", "Company", "AccountId"],
  ...["MailingStreet", "MailingCity", "MailingPostalCode", "Street", "City", "PostalCode"],
];

function matchRecord(
  call: RestCall,
  entityType: string,
  match: Match,
  header: DuplicateRuleHeader | undefined,
): Record<string, unknown> {
  return {
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: match.confidence,
    record: shownMatch(call, entityType, match.row, header?.includeRecordDetails ?? false),
  };
}

/** The record found: its id, or the readable fields that a person would compare. */
function shownMatch(
  call: RestCall,
  entityType: string,
  row: Row,
  withDetails: boolean,
): Record<string, unknown> {
  const object = call.org.schema.object(entityType);
  if (!withDetails || object === undefined) {
    return { attributes: recordAttributes(call, entityType, row["Id"]), Id: row["Id"] };
  }
  const names = ["Id", "Name", "FirstName", "LastName", "Title", "Company", "AccountId", "Email", "Phone"];
  const fields = names.flatMap((name) => {
    const field = call.org.schema.field(entityType, name);
    const readable = field !== undefined && call.access.field(call.caller, entityType, name).readable;
    return readable ? [field] : [];
  });
  return showRecord(call, object, row, fields);
}
