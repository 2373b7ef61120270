import type { UndoReason } from "../../database/schema/batchUndos.ts";
import { policyOf, type AppError } from "../../errors.ts";
import type { Reason } from "../../reasons/refusal.ts";
import type { UndoEnding } from "./endUndoRow.ts";

const kept = (reason: UndoReason): UndoEnding => ({ outcome: "kept", reason });
const failed = (reason: UndoReason): UndoEnding => ({ outcome: "failed", reason });

/** How a contact ends in the undo of its batch by the reason why its own undo has left it. */
const endings: Partial<Record<Reason, UndoEnding>> = {
  "undo-changed": kept("changed"),
  "undo-has-role": kept("role"),
  "undo-role-changed": kept("role-changed"),
  "undo-has-activity": kept("records"),
  "undo-not-looked": kept("not-looked"),
  "undo-linked": kept("linked"),
  "undo-merged": kept("merged"),
  "undo-not-certain": kept("by-name"),
  "undo-too-late": kept("old"),
  "undo-hidden": kept("unseen"),
  "undo-unseen": failed("unseen"),
  "undo-not-allowed": failed("not-allowed"),
  "undo-not-done": failed("not-done"),
  "undo-never-known": failed("never-known"),
};

/** The end of a contact by an error of its undo; null for one that may pass, so that it goes on waiting. */
export function endingOf(error: AppError): UndoEnding | null {
  const known = endings[error.members["reason"] as Reason];
  if (known) return known;
  return policyOf(error).retry === "never" ? failed("refused") : null;
}
