import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/open.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import { creations, type Creation, type StoredProblem } from "../../database/schema/contacts.ts";
import type { ErrorCode } from "../../errors.ts";

/** Tries of one row whose failure may pass by itself. */
export const attemptsMax = 5;

/** Failures of the moment, not of the row: it waits, and the try does not count. */
const deferringCodes = new Set<ErrorCode>([
  "session-expired",
  "not-signed-in",
  "api-limit-reached",
  "too-many-requests",
  "app-blocked",
  "api-disabled",
]);
/** Failures that may pass by themselves: the row is tried again, a few times. */
const passingCodes = new Set<ErrorCode>(["salesforce-unavailable", "internal"]);

type Settled = Pick<Creation, "id" | "leadId" | "batchId">;

/** A batch's row follows its creation in the same transaction, so that the two never disagree. Nothing for creations of no batch. */
export function rowCreated(
  handle: DatabaseHandle,
  { batchId, leadId }: Settled,
  contactId: string,
  now: number,
): void {
  if (batchId === null) return;
  // By its lead, not by its creation: a contact that was given up may be found when another try has begun.
  handle
    .update(batchRows)
    .set({ state: "created", contactId, problem: null, updatedAt: now })
    .where(and(eq(batchRows.batchId, batchId), eq(batchRows.leadId, leadId)))
    .run();
}

export function rowUnknown(handle: DatabaseHandle, creationId: string, now: number): void {
  update(handle, creationId, { state: "unknown", updatedAt: now });
}

export function rowFailed(
  handle: DatabaseHandle,
  { id, leadId, batchId }: Settled,
  problem: StoredProblem,
  now: number,
  isWholeRequest: boolean,
): void {
  if (batchId === null) return;
  const row = handle.select().from(batchRows).where(eq(batchRows.creationId, id)).get();
  if (row && hasItsContact(handle, batchId, leadId)) return;
  if (row) update(handle, id, { ...afterFailure(row, problem, isWholeRequest), updatedAt: now });
}

/** Whether an earlier try for the row turned out to have made its contact. */
function hasItsContact(handle: DatabaseHandle, batchId: string, leadId: string): boolean {
  const made = handle
    .select({ id: creations.id })
    .from(creations)
    .where(and(eq(creations.leadId, leadId), eq(creations.batchId, batchId), eq(creations.state, "created")))
    .get();
  return made !== undefined;
}

function afterFailure(row: BatchRow, problem: StoredProblem, isWholeRequest: boolean): Partial<BatchRow> {
  const waiting = { state: "waiting", creationId: null } as const;
  if (deferringCodes.has(problem.code)) return waiting;
  if (isWholeRequest && passingCodes.has(problem.code)) return waiting;
  const attempts = row.attempts + 1;
  if (passingCodes.has(problem.code) && attempts < attemptsMax) return { ...waiting, attempts };
  return { state: problem.code === "already-in-crm" ? "skipped" : "failed", attempts, problem };
}

function update(handle: DatabaseHandle, creationId: string, changes: Partial<BatchRow>): void {
  handle.update(batchRows).set(changes).where(eq(batchRows.creationId, creationId)).run();
}
