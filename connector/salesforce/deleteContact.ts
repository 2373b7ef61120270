import { AppError } from "../errors.ts";
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

/** `gone`: found so. `open`: the answer was lost, and the contact is still there or can't be looked for. */
interface Deletion {
  end: "deleted" | "gone" | "open";
  /** Why the answer was lost. */
  lostBy?: unknown;
}

/**
 * Deletes a contact; Salesforce deletes its roles with it. After a lost answer it checks whether the contact
 * is gone; Salesforce may still be at work on one that is there. Throws where Salesforce refuses.
 */
export async function deleteContact(session: SalesforceSession, contactId: string): Promise<Deletion> {
  try {
    await session.request("DELETE", `/sobjects/Contact/${contactId}`);
    return { end: "deleted" };
  } catch (error) {
    // What is to be deleted is gone already.
    if (error instanceof AppError && error.code === "not-found") return { end: "gone" };
    if (!isAnswerLost(error)) throw error;
    const condition = await contactCondition(session, contactId).catch(() => "unknown" as const);
    return condition === "gone" ? { end: "gone" } : { end: "open", lostBy: error };
  }
}

/** Whether it is open what Salesforce did. */
const isAnswerLost = (error: unknown): boolean =>
  error instanceof AppError && error.code === "outcome-unknown";
