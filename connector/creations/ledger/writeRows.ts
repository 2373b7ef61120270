import { and, eq, not, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { batchRows, type BatchRow } from "../../database/schema/batches.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { event, noReason, whyOf } from "../../log/event.ts";
import { fieldsOf } from "../../log/fieldsOf.ts";
import { hasLead } from "../../privacy/leadThere.ts";
import { withoutPeople } from "../../privacy/withoutPeople.ts";

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
export async function endCreated(
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
