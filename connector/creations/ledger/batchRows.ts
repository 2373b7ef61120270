import { and, eq, not, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { Happening } from "../../log/keepEvent.ts";
import type { StoredProblem } from "../../reasons/problems.ts";
import { firstOf } from "../../database/rows.ts";
import { policyOf, type ErrorCode } from "../../errors.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { event, noReason, whyOf } from "../../log/event.ts";
import { fieldsOf } from "../../log/logFields.ts";
import { hasLead, withoutPeople } from "../../privacy/withoutPeople.ts";

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

/** Tries of one row. */
export const attemptsMax = 5;

/** Whether the error may pass by itself, so that the row is tried again. */
export function mayPass(error: { code: ErrorCode }): boolean {
  const { retry } = policyOf(error);
  return retry === "later" || retry === "pauseBatch";
}

/**
 * What happens to a failed row. `holdsForAll`: every request of the user would have failed the same way; the
 * row then waits together with its batch, and the try does not count. Any other try counts, so that no row
 * waits for ever.
 */
export function afterFailure(
  { attempts: before }: Pick<BatchRow, "attempts">,
  problem: StoredProblem,
  holdsForAll: boolean,
): Pick<BatchRow, "state"> & Partial<BatchRow> {
  if (holdsForAll) return { state: "waiting", creationId: null };
  const attempts = before + 1;
  if (mayPass(problem) && attempts < attemptsMax) return { state: "waiting", creationId: null, attempts };
  return { state: endStateOf(problem), attempts, problem };
}

/** The final state of a row that is not tried again. */
export function endStateOf(problem: { code: ErrorCode }): "skipped" | "failed" {
  return policyOf(problem).endsRowAs ?? "failed";
}

type Changes = Pick<BatchRow, "state"> & Partial<BatchRow>;

/**
 * Writes a state of rows of batches, and tells it. No other code writes it. `running` is not told: the
 * creation that it begins with is. A row whose lead has gone meanwhile gets no words of it.
 */
export async function writeRows(
  app: Happening,
  handle: DatabaseHandle,
  changes: Changes,
  where: SQL | undefined,
): Promise<void> {
  const isOfLead = hasLead(handle, batchRows.leadId);
  const hasWords = changes.problem ?? changes.contact ?? changes.role ?? null;
  if (hasWords !== null) {
    await write(app, handle, wordless(changes), and(where, not(isOfLead)));
    await write(app, handle, changes, and(where, isOfLead));
  } else await write(app, handle, changes, where);
}

/** The same for a row that is sent now, as many at a time as a request takes. */
export async function beginRow(
  app: Happening,
  handle: DatabaseHandle,
  { batchId, position }: Pick<BatchRow, "batchId" | "position">,
  creationId: string,
): Promise<void> {
  await prepared(handle, beginning).execute({ batchId, position, creationId, ...writtenBy(app) });
}

/** The same for the row of a lead whose contact has been created. */
async function endCreated(
  app: Happening,
  handle: DatabaseHandle,
  { batchId, leadId }: Pick<BatchRow, "batchId" | "leadId">,
  contactId: string,
): Promise<void> {
  const written = await prepared(handle, creating).execute({ batchId, leadId, contactId, ...writtenBy(app) });
  for (const row of written) await tell(app, row);
}

function beginning(handle: DatabaseHandle) {
  const { batchId, position, creationId, updatedAt, requestId } = placeholdersOf(batchRows);
  return handle
    .update(batchRows)
    .set({ state: "running", creationId, updatedAt, requestId })
    .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)))
    .prepare();
}

function creating(handle: DatabaseHandle) {
  const { batchId, leadId, contactId, updatedAt, requestId } = placeholdersOf(batchRows);
  return (
    handle
      .update(batchRows)
      // What was typed is in Salesforce now.
      .set({ state: "created", contactId, problem: null, contact: null, updatedAt, requestId })
      .where(and(eq(batchRows.batchId, batchId), eq(batchRows.leadId, leadId)))
      .returning(writtenColumns)
      .prepare()
  );
}

const writtenBy = ({ clock, log }: Happening) => ({
  updatedAt: clock().getTime(),
  requestId: log?.fields.requestId ?? null,
});

const writtenColumns = {
  batchId: batchRows.batchId,
  position: batchRows.position,
  leadId: batchRows.leadId,
  state: batchRows.state,
  creationId: batchRows.creationId,
  contactId: batchRows.contactId,
  attempts: batchRows.attempts,
  problem: batchRows.problem,
};

const wordless = (changes: Changes): Changes => ({
  ...changes,
  contact: null,
  role: null,
  ...(changes.problem && { problem: withoutPeople(changes.problem) }),
});

async function write(
  app: Happening,
  handle: DatabaseHandle,
  changes: Changes,
  where: SQL | undefined,
): Promise<void> {
  const written = await handle
    .update(batchRows)
    .set({ ...changes, ...writtenBy(app) })
    .where(where)
    .returning(writtenColumns);
  for (const row of written) await tell(app, row);
}

type WrittenRow = Pick<BatchRow, keyof typeof writtenColumns>;

async function tell(app: Happening, row: WrittenRow): Promise<void> {
  const { batchId, position, leadId, state, creationId, contactId, attempts, problem } = row;
  const ids = { batchId, position, leadId };
  switch (state) {
    case "running":
      return;
    case "waiting":
      return await event(app, "row.waiting", { ...ids, attempts });
    case "unknown":
      return await event(app, "row.unknown", { ...ids, creationId });
    case "created":
      return await event(app, "row.created", { ...ids, creationId, contactId });
    case "failed":
    case "skipped": {
      const why = problem ? whyOf(problem) : noReason;
      return await event(app, `row.${state}`, { ...ids, creationId, ...why, ...fieldsOf(problem?.fields) });
    }
  }
}
