import { and, not, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/open.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { event, noReason, whyOf } from "../../log/event.ts";
import { fieldsOf } from "../../log/fieldsOf.ts";
import { hasLead } from "../../privacy/keptProblem.ts";
import { withoutPeople } from "../../privacy/withoutPeople.ts";

type Changes = Pick<BatchRow, "state"> & Partial<BatchRow>;

/**
 * Writes a state of rows of batches, and tells it. No other code writes it. `running` is not told: the
 * creation that it begins with is. A row whose lead has gone meanwhile gets no words of it.
 */
export function writeRows(
  app: Happening,
  handle: DatabaseHandle,
  changes: Changes,
  where: SQL | undefined,
): void {
  const isOfLead = hasLead(handle, batchRows.leadId);
  const hasWords = changes.problem ?? changes.contact ?? changes.role ?? null;
  if (hasWords !== null) {
    write(app, handle, wordless(changes), and(where, not(isOfLead)));
    write(app, handle, changes, and(where, isOfLead));
  } else write(app, handle, changes, where);
}

const wordless = (changes: Changes): Changes => ({
  ...changes,
  contact: null,
  role: null,
  ...(changes.problem && { problem: withoutPeople(changes.problem) }),
});

function write(app: Happening, handle: DatabaseHandle, changes: Changes, where: SQL | undefined): void {
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
