import { AppError, policyOf } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { SalesforceSession } from "./session.ts";

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
    if (error.code === "not-found") return { end: "missing", error };
    if (isAnswerLost(error)) return { end: "lost", error };
    throw policyOf(error).detailIsFields ? refused(error) : error;
  }
}

/** Whether it is open what Salesforce did. */
const isAnswerLost = ({ code }: AppError): boolean => code === "outcome-unknown";

/** The usual words for it are about a contact that is saved. */
function refused({ message: detail, cause, call }: AppError): AppError {
  return Object.assign(refusal("undo-refused", { detail, cause }), { call });
}
