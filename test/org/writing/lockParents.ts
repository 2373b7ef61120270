import type { RestCall } from "../call/restCall.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";

const locking: Record<string, string[]> = {
  Contact: ["AccountId"],
  Opportunity: ["AccountId"],
  OpportunityContactRole: ["OpportunityId", "ContactId"],
};

/**
 * Takes the locks for writing this row. Waits for other requests' locks, up to the longest wait, then
 * refuses.
 */
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
