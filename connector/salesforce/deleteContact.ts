import { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlText } from "./soql.ts";

interface Stamps {
  CreatedDate: string;
  LastModifiedDate: string;
}

/** Changes within this time after creation count as the org's automation, not as changes by a person. */
const automationMs = 5_000;

type ContactCondition = "untouched" | "changed" | "gone";

/** Whether a contact is still as it was created. One API call. */
export async function contactCondition(
  session: SalesforceSession,
  contactId: string,
): Promise<ContactCondition> {
  const soql = `SELECT CreatedDate, LastModifiedDate FROM Contact WHERE Id = ${soqlText(contactId)}`;
  const [stamps] = await session.query<Stamps>(soql);
  if (!stamps) return "gone";
  const age = Date.parse(stamps.LastModifiedDate) - Date.parse(stamps.CreatedDate);
  return age <= automationMs ? "untouched" : "changed";
}

/**
 * Deletes a contact; Salesforce deletes its roles with it. After a lost answer it checks whether the contact
 * is gone.
 */
export async function deleteContact(session: SalesforceSession, contactId: string): Promise<void> {
  try {
    await session.request("DELETE", `/sobjects/Contact/${contactId}`);
  } catch (error) {
    // What is to be deleted is gone already.
    if (error instanceof AppError && error.code === "not-found") return;
    if (!isAnswerLost(error)) throw error;
    if ((await contactCondition(session, contactId)) === "gone") return;
    throw refusal("not-deleted", { cause: error });
  }
}

/** Whether it is open what Salesforce did. */
const isAnswerLost = (error: unknown): boolean =>
  error instanceof AppError && error.code === "outcome-unknown";
