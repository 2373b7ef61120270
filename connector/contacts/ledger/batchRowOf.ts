import { eq } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/open.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import type { Creation, StoredProblem } from "../../database/schema/contacts.ts";
import type { ErrorCode } from "../../errors.ts";

/** Tries of one row whose failure may pass by itself. */
const attemptsMax = 3;

/** Failures of the moment, not of the row: it waits, and the try does not count. */
const deferringCodes = new Set<ErrorCode>([
  "session-expired",
  "not-signed-in",
  "api-limit-reached",
  "too-many-requests",
]);
/** Failures that may pass by themselves: the row is tried again, a few times. */
const passingCodes = new Set<ErrorCode>(["salesforce-unavailable", "internal"]);

type Settled = Pick<Creation, "id" | "batchId">;

/** A batch's row follows its creation in the same transaction, so that the two never disagree. Nothing for creations of no batch. */
export function rowCreated(
  handle: DatabaseHandle,
  { id, batchId }: Settled,
  contactId: string,
  now: number,
): void {
  if (batchId === null) return;
  update(handle, id, { state: "created", contactId, problem: null, updatedAt: now });
}

export function rowUnknown(handle: DatabaseHandle, creationId: string, now: number): void {
  update(handle, creationId, { state: "unknown", updatedAt: now });
}

export function rowFailed(
  handle: DatabaseHandle,
  { id, batchId }: Settled,
  problem: StoredProblem,
  now: number,
  isWholeRequest: boolean,
): void {
  if (batchId === null) return;
  const row = handle.select().from(batchRows).where(eq(batchRows.creationId, id)).get();
  if (row) update(handle, id, { ...afterFailure(row, problem, isWholeRequest), updatedAt: now });
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
