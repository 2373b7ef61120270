import { and, eq, inArray } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import {
  batchUndoRows,
  batchUndos,
  type BatchUndo,
  type UndoOutcome,
  type UndoReason,
} from "../../database/schema/batchUndos.ts";
import { policyOf } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { batchKind } from "../batch/batchKind.ts";
import type { JobKind } from "../kind.ts";
import { contactsToLookAt } from "./chooseUndoRows.ts";

const idsOf = ({ id: batchId, userId, orgId }: BatchUndo) => ({ batchId, userId, orgId });

/** The undo of a batch. */
export const undoKind: JobKind<BatchUndo, UndoOutcome> = {
  table: batchUndos,
  rows: {
    table: batchUndoRows,
    job: batchUndoRows.batchId,
    position: batchUndoRows.position,
    state: batchUndoRows.outcome,
  },
  of: batchKind,
  idsOf,
  stepName: "batch",
  missing: "no-batch-undo",
  over: "undo-batch-over",
  tell: {
    running: (app, undo) => event(app, "batch.undo-resumed", idsOf(undo)),
    paused: (app, undo, pause) => event(app, "batch.undo-paused", { ...idsOf(undo), ...pause }),
    cancelled: (app, undo) => event(app, "batch.undo-cancelled", idsOf(undo)),
    finished: (app, undo, { undone, kept, failed }) =>
      event(app, "batch.undone", { ...idsOf(undo), undone, kept, failed }),
  },
  isBroken: (_, __, error) => policyOf(error).isOurFault === true,
  async endWaiting(app, transaction, { id }, error) {
    const reason = policyOf(error).retry === "failBatch" ? "not-allowed" : "refused";
    await endContacts(app, transaction, id, { outcome: "failed", reason });
  },
};

/** Ends all contacts that wait alike. Those whose deletion was sent are settled by Salesforce's word. */
export async function endContacts(
  { clock }: Pick<AppContext, "clock">,
  transaction: DatabaseHandle,
  batchId: string,
  ending: { outcome: "kept" | "failed"; reason: UndoReason },
): Promise<void> {
  const ofUndo = eq(batchUndoRows.batchId, batchId);
  const waiting = contactsToLookAt(transaction, ofUndo);
  await transaction
    .update(batchUndoRows)
    .set({ ...ending, updatedAt: clock().getTime() })
    .where(and(ofUndo, inArray(batchUndoRows.position, waiting)));
}
