import type { SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/open.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { event, noReason, whyOf } from "../../log/event.ts";
import { fieldsOf } from "../../log/fieldsOf.ts";

/**
 * Writes a state of rows of batches, and tells it. No other code writes it. `running` is not told: the
 * creation that it begins with is.
 */
export function writeRows(
  app: Happening,
  handle: DatabaseHandle,
  changes: Pick<BatchRow, "state"> & Partial<BatchRow>,
  where: SQL | undefined,
): void {
  const written = handle
    .update(batchRows)
    .set({ ...changes, updatedAt: app.clock().getTime(), requestId: app.log?.fields.requestId ?? null })
    .where(where)
    .returning({
      batchId: batchRows.batchId,
      position: batchRows.position,
      leadId: batchRows.leadId,
      state: batchRows.state,
      creationId: batchRows.creationId,
      contactId: batchRows.contactId,
      attempts: batchRows.attempts,
      problem: batchRows.problem,
    })
    .all();
  for (const row of written) tell(app, row);
}

type WrittenRow = Pick<
  BatchRow,
  "batchId" | "position" | "leadId" | "state" | "creationId" | "contactId" | "attempts" | "problem"
>;

function tell(app: Happening, row: WrittenRow): void {
  const { batchId, position, leadId, state, creationId, contactId, attempts, problem } = row;
  const ids = { batchId, position, leadId };
  switch (state) {
    case "running":
      return;
    case "waiting":
      return event(app, "row.waiting", { ...ids, attempts });
    case "unknown":
      return event(app, "row.unknown", { ...ids, creationId });
    case "created":
      return event(app, "row.created", { ...ids, creationId, contactId });
    case "failed":
    case "skipped": {
      const why = problem ? whyOf(problem) : noReason;
      return event(app, `row.${state}`, { ...ids, creationId, ...why, ...fieldsOf(problem?.fields) });
    }
  }
}
