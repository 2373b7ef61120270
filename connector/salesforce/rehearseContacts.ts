import type { AppError } from "../errors.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import { canaryPair, guardRecord } from "./guardRecord.ts";
import { toId18 } from "./recordId.ts";
import type { SalesforceSession } from "./session.ts";
import { codeOf, translateErrors, type SalesforceErrorItem } from "./translateError.ts";
import { withDeletedAccount } from "./withDeletedAccount.ts";
import { withDuplicates } from "./withDuplicates.ts";

/** Contacts in one request, beside the guard and the canaries. */
export const rehearsedMax = 197;

/**
 * What Salesforce would say to a contact. `wouldCreate` is null where the org does not tell. `marksAll`: a
 * trigger threw an exception for any contact of the request, which is the error of all of them.
 */
export type Foretold = { wouldCreate: true | null } | { error: AppError; marksAll: boolean };

/** What Salesforce said of the contacts; or the contacts that are there, where the guard did not hold. */
type Rehearsed = { foretold: Foretold[] } | { madeIds: string[] };

/** Which duplicate rules apply: as for a contact alone, or with a batch's header. */
export type DuplicateHeader = "none" | "alert" | "save-anyway";

interface SaveResult {
  id?: string;
  success: boolean;
  errors: SalesforceErrorItem[];
}

const rolledBackCode = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

/**
 * Asks Salesforce what it would say to contacts, without saving any: `allOrNone` undoes the request where one
 * record fails, and its last one, the guard, always does (REST API, Create Records Using sObject
 * Collections). Whether the others are looked at all the same is documented for Apex alone, so that a pair of
 * canaries has to show it. Throws where the whole request fails, and where there is no answer for each
 * record; nobody knows then whether the guard has held.
 */
export async function rehearseContacts(
  session: SalesforceSession,
  { contacts, userId, header }: { contacts: ContactValues[]; userId: string; header: DuplicateHeader },
  externalIdField: string | undefined,
): Promise<Rehearsed> {
  const canaries = canaryPair(contacts[0] ?? {}, externalIdField);
  const records = [...contacts, ...canaries, guardRecord(userId)].map((values) => ({
    attributes: { type: "Contact" },
    ...values,
  }));
  const { body } = await session.request<SaveResult[]>(
    "POST",
    "/composite/sobjects",
    { allOrNone: true, records },
    { headers: headersOf(header) },
  );
  if (!Array.isArray(body) || body.length !== records.length)
    throw new Error("Salesforce did not answer for every contact");
  const madeIds = body.flatMap(({ success, id }) => (success ? [toId18(id ?? "") ?? ""] : []));
  if (madeIds.length > 0 || !isRefused(body.at(-1))) return { madeIds: madeIds.filter(Boolean) };
  const wouldCreate = body.some(wasLookedAt) || null;
  const savesAnyway = header === "save-anyway";
  const context = { instanceUrl: session.instanceUrl, externalIdField, savesAnyway };
  return {
    foretold: contacts.map((values, index): Foretold => {
      const errors = body[index]?.errors ?? [];
      const own = errors.filter((item) => codeOf(item) !== rolledBackCode);
      if (errors.length > 0 && own.length === 0) return { wouldCreate };
      return {
        error: withDeletedAccount(withDuplicates(translateErrors(own, 400), context), values),
        marksAll: own.some(({ message }) => uncaught.test(message)),
      };
    }),
  };
}

/** "MyTrigger: execution of BeforeInsert caused by: System.NullPointerException: …". */
const uncaught = /: execution of (?:Before|After)/;

/** What Salesforce says after the fields of all records have been validated (Order of Execution). */
const lateCodes = ["DUPLICATE_VALUE", "DUPLICATES_DETECTED", "FIELD_CUSTOM_VALIDATION_EXCEPTION"];

/** As the second canary is by its external id, unless a rule of the org refuses it before that. */
function wasLookedAt({ errors }: SaveResult): boolean {
  return errors.some((item) => lateCodes.includes(codeOf(item)) || uncaught.test(item.message));
}

/** The guard has an error of its own. One that was only rolled back would not have held by itself. */
function isRefused(guard: SaveResult | undefined): boolean {
  return guard?.success === false && guard.errors.some((item) => codeOf(item) !== rolledBackCode);
}

function headersOf(header: DuplicateHeader): Record<string, string> {
  if (header === "none") return {};
  const allowSave = header === "save-anyway";
  return {
    "Sforce-Duplicate-Rule-Header": `allowSave=${allowSave}; includeRecordDetails=true; runAsCurrentUser=true`,
  };
}
