import type { AppContext } from "../../context.ts";
import type { CacheKind } from "../../memory.ts";
import type { Creation } from "../../database/schema/contacts.ts";

/**
 * How long after the loss of an answer a contact that is not there counts as not created. Salesforce may
 * still be at work when the connection is gone, so it is not the first look that decides. With the unique
 * field a second contact is impossible in any case, and the rep need not wait long; without it nothing is
 * sent again before Salesforce has ended every transaction that it may have begun, which it does within ten
 * minutes.
 */
const settleAfterMs = { withExternalId: 10_000, byName: 11 * 60_000 };

/** Pauses between looks at Salesforce, the last for ever. */
const pausesMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** What was given up before Salesforce must have ended it is looked for once more after this. */
const lateCheckMs = 15 * 60_000;

type Waiting = Pick<AppContext, "memory" | "elapsedMs">;

/** Since when news of a creation are waited for. */
const waits: CacheKind<number> = { max: Infinity };

/**
 * Milliseconds that this connector has been waiting for news of a creation, from the first time this is
 * asked. No clock that can be set has a say in it, nor another connector's: whoever starts anew waits anew.
 */
export function waitedMs({ memory, elapsedMs }: Waiting, { id }: Pick<Creation, "id">): number {
  const since = memory.shared(waits);
  const now = elapsedMs();
  return now - (since.get(id) ?? since.set(id, now));
}

/** There is nothing more to wait for. */
export function endWait({ memory }: Pick<AppContext, "memory">, { id }: Pick<Creation, "id">): void {
  memory.shared(waits).delete(id);
}

/** Whether a contact that is not there may be taken for not created. */
export function isOverdue(app: Waiting, creation: Creation): boolean {
  return (
    waitedMs(app, creation) >=
    (creation.externalId === null ? settleAfterMs.byName : settleAfterMs.withExternalId)
  );
}

/** When to look again, in milliseconds since 1970. */
export function nextCheckAt(app: Waiting & Pick<AppContext, "clock">, creation: Creation): number {
  const waited = waitedMs(app, creation);
  const pauseMs = pausesMs.find((pause) => pause > waited / 2) ?? pausesMs.at(-1) ?? 0;
  return app.clock().getTime() + pauseMs;
}

/** When to make sure that a contact given up did not come after all. */
export function lateCheckAt({ clock }: Pick<AppContext, "clock">): number {
  return clock().getTime() + lateCheckMs;
}

/**
 * No check is ever put off further: one that seems to be was put off by a clock that has been set back since.
 */
export const putOffMaxMs = lateCheckMs + 60_000;
