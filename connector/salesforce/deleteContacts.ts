import { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { isAnswerLost } from "./deleteContact.ts";
import type { SalesforceSession } from "./session.ts";
import { codeOf, translateErrors, type SalesforceErrorItem } from "./translateError.ts";

/**
 * How the deletion of one of many contacts ended. `missing`: Salesforce doesn't know it, or doesn't show it.
 * `lost`: it isn't known what Salesforce did.
 */
export type ManyDeletions = { end: "deleted" } | { end: "missing" | "lost" | "refused"; error: AppError };

interface DeleteResult {
  id?: string;
  success?: boolean;
  errors?: SalesforceErrorItem[];
}

/** What Salesforce says of a record that is gone, or hidden from the user. */
const missing: ReadonlySet<string> = new Set([
  "ENTITY_IS_DELETED",
  "INVALID_CROSS_REFERENCE_KEY",
  "NOT_FOUND",
]);

/**
 * Deletes up to 200 contacts in one API call, each by itself; Salesforce deletes their roles with them.
 * Throws where Salesforce refuses the whole request, and has deleted none.
 */
export async function deleteContacts(
  session: SalesforceSession,
  contactIds: readonly string[],
): Promise<ManyDeletions[]> {
  const path = `/composite/sobjects?ids=${contactIds.join(",")}&allOrNone=false`;
  try {
    const { status, body } = await session.request<DeleteResult[]>("DELETE", path);
    if (status !== 200 || !isOfAll(body, contactIds)) return allLost(contactIds, refusal("outcome-unknown"));
    return body.map(endOf);
  } catch (error) {
    if (error instanceof AppError && isAnswerLost(error)) return allLost(contactIds, error);
    throw error;
  }
}

/** Anything else is a gateway's answer. Salesforce answers in the order of the ids. */
function isOfAll(body: unknown, contactIds: readonly string[]): body is DeleteResult[] {
  if (!Array.isArray(body) || body.length !== contactIds.length) return false;
  return body.every((result: DeleteResult, index) => {
    const isOf = result.id === undefined || result.id === null || result.id === contactIds[index];
    return isOf && typeof result.success === "boolean";
  });
}

const allLost = (contactIds: readonly string[], error: AppError): ManyDeletions[] =>
  contactIds.map(() => ({ end: "lost", error }));

function endOf({ success, errors = [] }: DeleteResult): ManyDeletions {
  if (success) return { end: "deleted" };
  const error = translateErrors(errors, 400);
  return { end: errors.some((item) => missing.has(codeOf(item))) ? "missing" : "refused", error };
}
