import type { AppContext } from "../../context.ts";
import type { CacheKind } from "../../work/memory.ts";
import type { Creation } from "../../database/schema/contacts.ts";

/**
 * How long after a lost answer a missing contact counts as not created. Salesforce may still be working on
 * the request, so the first look does not decide. With the unique field a second contact is impossible, and
 * the rep need not wait long. Without it the wait exceeds Salesforce's longest transaction, ten minutes.
 */
const settleAfterMs = { withExternalId: 10_000, byName: 11 * 60_000 };

/** Pauses between looks at Salesforce; the last one repeats. */
const pausesMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/**
 * A creation that counts as failed is checked once more after this time, in case its contact appears late.
 */
const lateCheckMs = 15 * 60_000;

type Waiting = Pick<AppContext, "memory" | "elapsedMs">;

/** When this connector began to wait for a result. */
const waits: CacheKind<number> = { max: Infinity };

/** A creation or added role whose end is unknown; with `undoAt`, an undo of it. */
type Awaited = Pick<Creation, "id"> & Partial<Pick<Creation, "undoAt">>;

/** Tells apart the undos of a creation: each is waited for on its own, whichever connector sent it. */
export function waitKey({ id, undoAt = null }: Awaited): string {
  return undoAt === null ? id : `${id}:${undoAt}`;
}

/**
 * How long this connector has been waiting for the result, from the first call on. Measured by a clock that
 * nobody sets; a restarted connector starts anew.
 */
export function waitedMs({ memory, elapsedMs }: Waiting, awaited: Awaited): number {
  const since = memory.shared(waits);
  const now = elapsedMs();
  const key = waitKey(awaited);
  return now - (since.get(key) ?? since.set(key, now));
}

/** Ends the wait. */
export function endWait({ memory }: Pick<AppContext, "memory">, awaited: Awaited): void {
  memory.shared(waits).delete(waitKey(awaited));
}

/** Whether a missing contact may count as not created. */
export function isOverdue(app: Waiting, creation: Creation): boolean {
  return (
    waitedMs(app, creation) >=
    (creation.externalId === null ? settleAfterMs.byName : settleAfterMs.withExternalId)
  );
}

/** Whether Salesforce can't be at work any more on what was sent before the wait. */
export function mayNotBeAtWork(app: Waiting, awaited: Awaited): boolean {
  return waitedMs(app, awaited) >= settleAfterMs.byName;
}

/** When to look again, in milliseconds since 1970. */
export function nextCheckAt(app: Waiting & Pick<AppContext, "clock">, awaited: Awaited): number {
  return app.clock().getTime() + pauseMs(app, awaited);
}

/** How long to wait until the next look. */
export function pauseMs(app: Waiting, awaited: Awaited): number {
  const waited = waitedMs(app, awaited);
  return pausesMs.find((pause) => pause > waited / 2) ?? pausesMs.at(-1) ?? 0;
}

/** When to check once more that a failed creation has really created no contact. */
export function lateCheckAt({ clock }: Pick<AppContext, "clock">): number {
  return clock().getTime() + lateCheckMs;
}

/** No check is further ahead than this, unless the clock was set back since. */
export const putOffMaxMs = lateCheckMs + 60_000;
