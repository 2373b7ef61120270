import type { RestCall } from "../rest/environment.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";

/**
 * Which records are locked until when, in milliseconds of `performance.now()`. Writing a child locks its parents until
 * the request is answered; requests are worked off one after the other here, so a lock is what the request's latency
 * stretches it to.
 */
export type Locks = Map<string, number>;

const locking: Record<string, string[]> = {
  Contact: ["AccountId"],
  Opportunity: ["AccountId"],
  OpportunityContactRole: ["OpportunityId", "ContactId"],
};

/** Takes the locks that writing this row needs, waiting for those of other requests, or refuses after the longest wait. */
export function lockParents(call: RestCall, object: ObjectDefinition, row: Row): void {
  const now = performance.now();
  for (const name of ["Id", ...(locking[object.name] ?? [])]) {
    const id = row[name];
    if (typeof id !== "string") continue;
    const wait = (call.service.locks.get(id) ?? 0) - now;
    if (wait > call.org.settings.lockWaitMs) {
      throw new SalesforceError(
        400,
        "UNABLE_TO_LOCK_ROW",
        `unable to obtain exclusive access to this record or 1 records: ${id}`,
        [],
      );
    }
    call.work.waitMs = Math.max(call.work.waitMs, wait);
    call.work.locked.add(id);
  }
}

/** Keeps what a request has locked until it is answered, `ms` from now. */
export function holdLocks(locks: Locks, locked: Iterable<string>, ms: number): void {
  const now = performance.now();
  for (const [id, until] of locks) if (until <= now) locks.delete(id);
  if (ms <= 0) return;
  for (const id of locked) locks.set(id, now + ms);
}
