import { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { SalesforceSession } from "./session.ts";
import { SalesforceRefusal } from "./translateError.ts";

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
export function isAnswerLost({ code, cause, call }: AppError): boolean {
  // Renewing the session may have failed instead, before anything was deleted.
  const isAnswered = call?.method === "DELETE" && call.status !== null;
  return code === "outcome-unknown" || (isAnswered && !(cause instanceof SalesforceRefusal));
}
