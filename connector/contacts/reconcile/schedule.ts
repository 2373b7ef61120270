import type { Creation } from "../../database/schema/contacts.ts";

/**
 * How long after the loss of an answer a contact that is not there counts as not created. Salesforce may still be at work when
 * the connection is gone, so it is not the first look that decides. With the unique field a second contact is impossible in
 * any case, and the rep need not wait as long.
 */
const settleAfterMs = { withExternalId: 10_000, byName: 60_000 };

/** Pauses between looks at Salesforce, the last for ever. */
const pausesMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** Salesforce ends any transaction within ten minutes; what was given up earlier is looked for once more after this. */
const lateCheckMs = 15 * 60_000;

/** Whether a contact that is not there may be taken for not created. */
export function isOverdue(creation: Creation, now: Date): boolean {
  const waitMs = creation.externalId === null ? settleAfterMs.byName : settleAfterMs.withExternalId;
  return now.getTime() - (creation.lostAt ?? 0) >= waitMs;
}

/** When to look again, in milliseconds since 1970. */
export function nextCheckAt(creation: Creation, now: Date): number {
  const waitedMs = now.getTime() - (creation.lostAt ?? now.getTime());
  const pauseMs = pausesMs.find((pause) => pause > waitedMs / 2) ?? pausesMs.at(-1) ?? 0;
  return now.getTime() + pauseMs;
}

/** When to make sure that a contact given up did not come after all. */
export function lateCheckAt(creation: Creation): number {
  return (creation.lostAt ?? 0) + lateCheckMs;
}
