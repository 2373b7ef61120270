import { AppError, policyOf } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { toId18, recordUrl } from "./recordId.ts";
import { codeOf, SalesforceRefusal, type SalesforceErrorItem } from "./translateError.ts";
import type { SalesforceSession } from "./session.ts";

/** A record that the org's duplicate rules report as similar, as far as the user may see it. */
interface DuplicateRecord {
  id: string;
  object: string;
  name: string | null;
  title: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  /** Opens the record in Lightning. */
  url: string;
}

export interface DuplicateContext {
  instanceUrl: string;
  /** The package's field, to tell its unique index from that of the org's own fields. */
  externalIdField?: string | undefined;
  /** Whether the contact was sent to be saved over rules that only alert. */
  savesAnyway?: boolean;
}

interface DuplicateResult {
  allowSave?: boolean;
  errorMessage?: string;
  matchResults?: {
    size?: number;
    matchRecords?: { record: Record<string, unknown> & { attributes?: { type?: string }; Id: string } }[];
  }[];
}

/**
 * "duplicate value found: Field__c duplicates value on record with id: 003…"; both parts read `<unknown>`
 * where the user may not see the record.
 */
const duplicateValue = /duplicate value found: (\S+) duplicates value on record with id: (\S+)/;
const unseen = "<unknown>";

/**
 * Makes the error of a refused creation specific where the org already has the person: `duplicate-detected`
 * with the records and `canSaveAnyway` for duplicate rules, and `already-in-crm` with `recordId` for the
 * package's external id. Of many records at once Salesforce says neither which record it means nor whether
 * its rule only alerts (REST API, sObject Collections: SaveResult): then the contact may be saved anyway,
 * unless it was sent so.
 */
export function withDuplicates(error: AppError, context: DuplicateContext): AppError {
  const refusal = error.cause;
  if (!(refusal instanceof SalesforceRefusal)) return error;
  for (const item of refusal.items) {
    if (codeOf(item) === "DUPLICATES_DETECTED") return duplicateDetected(item, refusal, context);
    if (codeOf(item) === "DUPLICATE_VALUE") return duplicateValueFound(item, refusal, context) ?? error;
  }
  return error;
}

function duplicateDetected(
  item: SalesforceErrorItem,
  cause: SalesforceRefusal,
  { instanceUrl, savesAnyway = false }: DuplicateContext,
): AppError {
  if (item.duplicateResult === undefined && !savesAnyway) {
    const members = { records: [], hiddenCount: 0, canSaveAnyway: true };
    return refusal("duplicate-unclear", { detail: item.message, members, cause });
  }
  const result = (item.duplicateResult ?? {}) as DuplicateResult;
  const matches = result.matchResults ?? [];
  const records = matches.flatMap((match) =>
    (match.matchRecords ?? []).map(({ record }) => toRecord(record, instanceUrl)),
  );
  const found = matches.reduce((sum, match) => sum + (match.size ?? match.matchRecords?.length ?? 0), 0);
  const canSaveAnyway = result.allowSave ?? false;
  return refusal(canSaveAnyway ? "duplicate-alert" : "duplicate-block", {
    detail: result.errorMessage ?? item.message,
    members: { records, hiddenCount: Math.max(0, found - records.length), canSaveAnyway },
    cause,
  });
}

function duplicateValueFound(
  item: SalesforceErrorItem,
  cause: SalesforceRefusal,
  { externalIdField, instanceUrl }: DuplicateContext,
): AppError | null {
  const [, field = "", id = ""] = duplicateValue.exec(item.message) ?? [];
  const isOurs = field.toLowerCase() === externalIdField?.toLowerCase();
  if (!externalIdField || !(isOurs || field === unseen)) return null;
  const recordId = toId18(id);
  return refusal(recordId ? "link-instead" : "contact-unseen", {
    members: recordId ? { recordId, url: recordUrl(instanceUrl, "Contact", recordId) } : {},
    cause,
  });
}

function toRecord(
  record: Record<string, unknown> & { attributes?: { type?: string }; Id: string },
  instanceUrl: string,
): DuplicateRecord {
  const text = (name: string) => (typeof record[name] === "string" ? record[name] : null);
  const account = record["Account"] as { Name?: unknown } | null | undefined;
  const name = [text("FirstName"), text("LastName")].filter((part) => part).join(" ");
  const object = record.attributes?.type ?? "Contact";
  return {
    id: record.Id,
    object,
    name: text("Name") ?? (name || null),
    title: text("Title"),
    company: text("Company") ?? (typeof account?.Name === "string" ? account.Name : null),
    email: text("Email"),
    phone: text("Phone"),
    url: recordUrl(instanceUrl, object, record.Id),
  };
}

export interface DuplicateRule {
  label: string;
}

/**
 * Active duplicate rules on Contact (object DuplicateRule, API 38 and later); null where the user may not see
 * them. One API call.
 */
export async function findDuplicateRules(salesforce: SalesforceSession): Promise<DuplicateRule[] | null> {
  try {
    const records = await salesforce.query<{ MasterLabel: string }>(
      "SELECT MasterLabel FROM DuplicateRule WHERE SobjectType = 'Contact' AND IsActive = true",
    );
    return records.map(({ MasterLabel }) => ({ label: MasterLabel }));
  } catch (error) {
    if (error instanceof AppError && policyOf(error).isUnseen) return null;
    throw error;
  }
}
