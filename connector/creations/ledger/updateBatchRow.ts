import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { Happening } from "../../log/keepEvent.ts";
import type { StoredProblem } from "../../problems.ts";
import { afterFailure } from "./afterFailure.ts";
import { endCreated, writeRows } from "./writeRows.ts";
import { firstOf } from "../../database/firstOf.ts";

/** The result of a creation. `holdsForAll`: every request of the user would have failed so. */
type Ending =
  | { state: "created"; contactId: string }
  | { state: "unknown" }
  | { state: "undone"; contactId: string | null; problem: StoredProblem }
  | { state: "never-known"; problem: StoredProblem }
  | { state: "failed"; problem: StoredProblem; holdsForAll: boolean };

/**
 * Updates the batch's row in the transaction of its creation, so that both always agree. Does nothing where
 * the creation belongs to no batch.
 */
export async function updateBatchRow(
  app: Happening,
  handle: DatabaseHandle,
  { id, leadId, batchId }: Pick<Creation, "id" | "leadId" | "batchId">,
  ending: Ending,
): Promise<void> {
  if (batchId === null) return;
  const ofCreation = eq(batchRows.creationId, id);
  // By lead, because a contact given up may be found while another creation of the row is running.
  const ofLead = and(eq(batchRows.batchId, batchId), eq(batchRows.leadId, leadId));
  if (ending.state === "created") return await endCreated(app, handle, { batchId, leadId }, ending.contactId);
  const changes = await changesOf(handle, { id, leadId, batchId }, ending);
  if (!changes) return;
  await writeRows(app, handle, changes, whereOf());

  function whereOf() {
    return ending.state === "undone"
      ? and(ofLead, eq(batchRows.contactId, ending.contactId ?? ""))
      : ofCreation;
  }
}

async function changesOf(
  handle: DatabaseHandle,
  { id, leadId, batchId }: { id: string; leadId: string; batchId: string },
  ending: Exclude<Ending, { state: "created" }>,
): Promise<(Pick<BatchRow, "state"> & Partial<BatchRow>) | null> {
  switch (ending.state) {
    case "unknown":
      return { state: "unknown" };
    case "undone":
      // Retrying all that failed leaves skipped rows alone.
      return { state: "skipped", contactId: null, problem: ending.problem };
    case "never-known":
      // Another try might make a second contact, so that it is the rep's to decide.
      return { state: "failed", problem: ending.problem };
    case "failed": {
      const row = await firstOf(handle.select().from(batchRows).where(eq(batchRows.creationId, id)));
      if (!row || (await hasItsContact(handle, batchId, leadId))) return null;
      return afterFailure(row, ending.problem, ending.holdsForAll);
    }
  }
}

/** Whether an earlier try of the row turned out to have created its contact. */
async function hasItsContact(handle: DatabaseHandle, batchId: string, leadId: string): Promise<boolean> {
  const made = await firstOf(
    handle
      .select({ id: creations.id })
      .from(creations)
      .where(
        and(eq(creations.leadId, leadId), eq(creations.batchId, batchId), eq(creations.state, "created")),
      ),
  );
  return made !== undefined;
}
