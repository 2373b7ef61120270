import type { AppContext, RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { mayNotDelete } from "../form/contactDescribe.ts";
import { readSettings } from "../settings/settings.ts";

/** How many minutes after it was created a contact can be undone: as the admin of the org decides. */
export async function undoMinutes({ database, caller }: RequestContext): Promise<number> {
  return (await readSettings(database, caller.orgId)).undoMinutes;
}

/** Whether the contact was recognized by its name after a lost answer: the rep may have made it by hand. */
export const isByName = ({ lostAt, externalId }: Pick<Creation, "lostAt" | "externalId">): boolean =>
  lostAt !== null && externalId === null;

/** For how long undo is offered: never to a user who is known not to be allowed to delete contacts. */
export async function undoSecondsOffered(ctx: RequestContext, creation: Creation): Promise<number> {
  const seconds = undoSecondsLeft(ctx, creation, await undoMinutes(ctx));
  return seconds > 0 && (await mayNotDelete(ctx)) ? 0 : seconds;
}

/** Whole seconds for which a creation can still be undone; 0 where it can't be. */
export function undoSecondsLeft(
  { clock }: Pick<AppContext, "clock">,
  creation: Pick<Creation, "state" | "sentAt" | "settledAt" | "lostAt" | "externalId">,
  minutes: number,
): number {
  if (creation.state !== "created" || isByName(creation)) return 0;
  return secondsLeft(clock(), madeAt(creation), minutes);
}

/** Between an answer's time and the next request. */
const graceMs = 60_000;

/** Whether a contact is too old to be undone by Salesforce's clock, since the connector's may have been set. */
export async function isTooOld(ctx: RequestContext, createdAt: Date): Promise<boolean> {
  const now = ctx.salesforce.salesforceTime ?? createdAt;
  return now.getTime() - createdAt.getTime() > (await undoMinutes(ctx)) * 60_000 + graceMs;
}

/** When the connector made it, by its own clock. */
export const madeAt = ({ sentAt, settledAt }: Pick<Creation, "sentAt" | "settledAt">): number =>
  sentAt ?? settledAt ?? 0;

/** Whole seconds that are left of some minutes since then. */
export function secondsLeft(now: Date, since: number, minutes: number): number {
  const sinceMs = now.getTime() - since;
  // A clock that was set back would offer it for longer. By NTP it goes back by less than a second.
  if (sinceMs < -1000) return 0;
  const leftMs = minutes * 60_000 - Math.max(0, sinceMs);
  return Math.max(0, Math.floor(leftMs / 1000));
}
