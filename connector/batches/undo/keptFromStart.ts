import { isByName, madeAt } from "../../creations/undoWindow.ts";
import type { UndoReason } from "../../database/schema/batchUndos.ts";
import type { UndoableContact } from "../undoableContacts.ts";

/**
 * A batch that goes on after a pause, or is tried again later, may have contacts that are much older than its
 * last one. Whoever undoes it means those of today.
 */
const togetherMs = 24 * 60 * 60_000;

/** Why a contact is kept, as the ledger alone tells; null where Salesforce is to be asked. */
export function keptFromStart(contact: UndoableContact, lastMadeAt: number): UndoReason | null {
  if (isByName(contact)) return "by-name";
  return lastMadeAt - madeAt(contact) > togetherMs ? "old" : null;
}
