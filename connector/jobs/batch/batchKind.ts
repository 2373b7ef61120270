import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { writeRows } from "../../creations/ledger/batchRows.ts";
import { holdsForAll } from "../../creations/sendCreations.ts";
import {
  batches,
  batchRows,
  type Batch,
  type BatchRow,
  type BatchRowState,
} from "../../database/schema/batches.ts";
import { policyOf, type AppError } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { SalesforceRefusal } from "../../salesforce/translateError.ts";
import type { LeadJobKind } from "../kind.ts";

const idsOf = ({ id: batchId, userId, orgId }: Batch) => ({ batchId, userId, orgId });

/** The contacts of many leads, created in the background. */
export const batchKind: LeadJobKind<Batch, BatchRowState> = {
  table: batches,
  rows: {
    table: batchRows,
    job: batchRows.batchId,
    position: batchRows.position,
    state: batchRows.state,
  },
  idsOf,
  stepName: "batch",
  missing: "no-such-batch",
  over: "batch-over",
  tell: {
    running: (app, batch) => event(app, "batch.resumed", idsOf(batch)),
    paused: (app, batch, pause) => event(app, "batch.paused", { ...idsOf(batch), ...pause }),
    cancelled: (app, batch) => event(app, "batch.cancelled", idsOf(batch)),
    finished: (app, batch, { created, failed, skipped }) =>
      event(app, "batch.finished", { ...idsOf(batch), created, failed, skipped }),
    delayed: (app, batch, resumeAt) => event(app, "batch.delayed", { ...idsOf(batch), resumeAt }),
  },
  isBroken: (app, batch, error) => policyOf(error).isOurFault === true || isTry(app, batch, error),
  async endWaiting(app, transaction, { id }, error) {
    const isWaiting = and(eq(batchRows.batchId, id), eq(batchRows.state, "waiting"));
    await writeRows(app, transaction, { state: "failed", problem: storedProblem(error) }, isWaiting);
  },
};

/** A row by its place. */
export const isRow = ({ batchId, position }: Pick<BatchRow, "batchId" | "position">) =>
  and(eq(batchRows.batchId, batchId), eq(batchRows.position, position));

/** Outages of Salesforce longer than this count as failures of the batch itself. */
const outageMsMax = 24 * 60 * 60_000;

/**
 * Whether a failed preparation counts as a try of its rows, which would otherwise wait for ever. It does
 * where Salesforce refused what was asked. Errors that any request would meet, and outages, do not count.
 */
function isTry(app: AppContext, { preparedAt, createdAt }: Batch, error: AppError): boolean {
  if (preparedAt !== null || policyOf(error).isOurFault || holdsForAll(error)) return false;
  const isRefused = error.cause instanceof SalesforceRefusal && error.cause.status < 500;
  return isRefused || app.clock().getTime() - createdAt > outageMsMax;
}
