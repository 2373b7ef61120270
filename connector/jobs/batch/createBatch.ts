import type { RequestContext } from "../../context.ts";
import { batchLeadSource } from "../../creations/createContact.ts";
import { refuseCreation } from "../../creations/ledger/refuse.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { batchRows, type Batch } from "../../database/schema/batches.ts";
import { withFreshDescribe } from "../../form/contactDescribe.ts";
import { policyOf } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { createPatience, optionalMsMax, readOr } from "../../salesforce/patience.ts";
import { readSettings } from "../../settings/settings.ts";
import { chosenOf, type JobInput } from "../rows/chosenRows.ts";
import { startJob } from "../startJob.ts";
import { batchKind } from "./batchKind.ts";

/**
 * Starts a batch. Throws as startJob; `creation-disabled`, `lead-source-missing` and `insufficient-access`.
 */
export async function createBatch(
  ctx: RequestContext,
  input: JobInput,
  idempotencyKey?: string,
): Promise<Batch> {
  return await startJob(batchKind, ctx, {
    input,
    idempotencyKey,
    require: () => requireCreation(ctx, input),
    store: (transaction, { id: batchId, createdAt: updatedAt }, position, row) =>
      prepared(transaction, rowInsertion).execute({ ...row, batchId, position, updatedAt }),
    tell: ({ id: batchId, listId, userId, orgId }, rows) =>
      event(ctx, "batch.created", { batchId, listId, userId, orgId, rows }),
  });
}

/** Refuses what settings and describe decide, such as a missing right. The batch meets other faults itself. */
async function requireCreation(
  ctx: RequestContext,
  { listId = null }: { listId?: string | null | undefined },
) {
  const settings = await readSettings(ctx.database, ctx.caller.orgId);
  await refuseCreation({ settings });
  batchLeadSource(settings, listId);
  const patience = createPatience(optionalMsMax(ctx.salesforce));
  patience.start();
  const allowed = withFreshDescribe(ctx, (describe) => refuseCreation({ describe }));
  await readOr(
    () => patience.orNull(allowed),
    (failure) => {
      if (policyOf(failure).dependsOnDescribe) throw failure;
      return null;
    },
  );
}

function rowInsertion(handle: DatabaseHandle) {
  const { batchId, updatedAt, ...columns } = placeholdersOf(batchRows);
  const row = { batchId, updatedAt, ...chosenOf(columns) };
  return handle
    .insert(batchRows)
    .values({ ...row, state: "waiting" })
    .prepare();
}
