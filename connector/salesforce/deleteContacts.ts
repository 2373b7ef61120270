import { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { SalesforceSession } from "./session.ts";
import { codeOf, translateErrors, type SalesforceErrorItem, SalesforceRefusal } from "./translateError.ts";

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

/** `missing`: Salesforce doesn't know it, or doesn't show it. `lost`: it isn't known what Salesforce did. */
type Deletion = { end: "deleted" } | { end: "missing" | "lost"; error: AppError };

/** Deletes a contact; Salesforce deletes its roles with it. Throws where Salesforce refuses. */
export async function deleteContact(session: SalesforceSession, contactId: string): Promise<Deletion> {
  try {
    const { status } = await session.request("DELETE", `/sobjects/Contact/${contactId}`);
    // REST API, sObject Rows: a deletion is answered with 204 alone. Anything else is a gateway's answer.
    return status === 204 ? { end: "deleted" } : { end: "lost", error: refusal("outcome-unknown") };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (isAnswerLost(error)) return { end: "lost", error };
    if (error.code === "not-found") return { end: "missing", error };
    throw error;
  }
}

/** Whether it is open what Salesforce did: nobody has answered, or somebody else has. */
function isAnswerLost({ code, cause, call }: AppError): boolean {
  // Renewing the session may have failed instead, before anything was deleted.
  const isAnswered = call?.method === "DELETE" && call.status !== null;
  return code === "outcome-unknown" || (isAnswered && !(cause instanceof SalesforceRefusal));
}
