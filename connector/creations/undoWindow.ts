import type { AppContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";

/** How long a contact can be undone. */
export const undoWithinMs = 10 * 60_000;

/** Whole seconds for which a creation can still be undone; 0 where it can't be. */
export function undoSecondsLeft(
  { clock }: Pick<AppContext, "clock">,
  { state, settledAt }: Pick<Creation, "state" | "settledAt">,
): number {
  if (state !== "created") return 0;
  const leftMs = undoWithinMs - (clock().getTime() - (settledAt ?? 0));
  return Math.max(0, Math.floor(leftMs / 1000));
}
