import type { AppContext, RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { mayNotDelete } from "../describe/contactDescribe.ts";

/** How long a contact can be undone. */
export const undoWithinMs = 10 * 60_000;

/** Whether the contact was recognized by its name after a lost answer: the rep may have made it by hand. */
export const isByName = ({ lostAt, externalId }: Pick<Creation, "lostAt" | "externalId">): boolean =>
  lostAt !== null && externalId === null;

/** For how long undo is offered: never to a user who is known not to be allowed to delete contacts. */
export async function undoSecondsOffered(ctx: RequestContext, creation: Creation): Promise<number> {
  const seconds = undoSecondsLeft(ctx, creation);
  return seconds > 0 && (await mayNotDelete(ctx)) ? 0 : seconds;
}

/** Whole seconds for which a creation can still be undone; 0 where it can't be. */
export function undoSecondsLeft(
  { clock }: Pick<AppContext, "clock">,
  creation: Pick<Creation, "state" | "sentAt" | "settledAt" | "lostAt" | "externalId">,
): number {
  const { state, sentAt, settledAt } = creation;
  if (state !== "created" || isByName(creation)) return 0;
  const sinceMs = clock().getTime() - (sentAt ?? settledAt ?? 0);
  // A clock that was set back would offer it for longer. By NTP it goes back by less than a second.
  if (sinceMs < -1000) return 0;
  const leftMs = undoWithinMs - Math.max(0, sinceMs);
  return Math.max(0, Math.floor(leftMs / 1000));
}
