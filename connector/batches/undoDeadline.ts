import { graceMs } from "../creations/lookUpContact.ts";
import { secondsLeft, undoMinutes } from "../creations/undoWindow.ts";
import type { RequestContext } from "../context.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { lookUpRecord } from "../salesforce/lookUpRecord.ts";
import { unlessHidden } from "../salesforce/patience.ts";
import { madeAt } from "../creations/undoWindow.ts";
import type { UndoableContact } from "./undoableContacts.ts";

/**
 * Until when a batch can be undone: so many minutes after its last contact, as reps look at what it has made
 * once it has ended.
 */
export async function undoDeadline(
  ctx: RequestContext,
  lastMadeAt: number,
): Promise<{ expiresAt: number; seconds: number; isOver: boolean; tooLate: AppError }> {
  const minutes = await undoMinutes(ctx);
  const seconds = secondsLeft(ctx.clock(), lastMadeAt, minutes);
  return {
    expiresAt: lastMadeAt + minutes * 60_000,
    seconds,
    isOver: seconds === 0,
    tooLate: refusal("undo-batch-too-late", { values: { minutes } }),
  };
}

/**
 * Throws where the last contact is too old by Salesforce's clock, since the connector's may have been set.
 * One API call.
 */
export async function requireInTime(
  ctx: RequestContext,
  contacts: readonly UndoableContact[],
): Promise<void> {
  const last = contacts.toSorted((one, other) => madeAt(one) - madeAt(other)).at(-1);
  if (!last) return;
  const unseen = { state: "unseen" } as const;
  const fate = await unlessHidden(() => lookUpRecord(ctx.salesforce, last.contactId), unseen);
  if (fate.state !== "there") return;
  const now = ctx.salesforce.salesforceTime ?? fate.createdAt;
  const minutes = await undoMinutes(ctx);
  if (now.getTime() - fate.createdAt.getTime() > minutes * 60_000 + graceMs)
    throw refusal("undo-batch-too-late", { values: { minutes } });
}
