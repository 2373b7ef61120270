import { and, eq, inArray } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import { withFreshDescribe } from "../describe/contactDescribe.ts";
import { policyOf } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { createPatience, optionalMsMax, readOr } from "../salesforce/patience.ts";
import { event } from "../log/event.ts";
import { readSettings } from "../settings/settings.ts";
import { batchLeadSource } from "../creations/createContact.ts";
import { refuseCreation } from "../creations/ledger/refuse.ts";
import { digestsOf, type Digests } from "../creations/ledger/find.ts";
import { storedKeysOf, type StoredKeys } from "../secrets/secrets.ts";
import { chosenRows, type CreateBatchInput } from "./chosenRows.ts";
import { requireThere } from "./findVisibleLeads.ts";
import { firstOf, oneOf } from "../database/firstOf.ts";

/**
 * Accepts a batch, which then runs in the background. Throws at once: `not-found` for leads that the caller
 * may not see, `creation-disabled`, `lead-source-missing`, `insufficient-access`. A repeated request under
 * the same Idempotency-Key is the same batch.
 */
export async function createBatch(
  ctx: RequestContext,
  input: CreateBatchInput,
  idempotencyKey?: string,
): Promise<Batch> {
  const digests = await digestsOf(ctx.vault, input);
  const keys = idempotencyKey === undefined ? undefined : storedKeysOf(ctx.vault, ctx.caller, idempotencyKey);
  const known = await findByKey(ctx, ctx.database, keys, digests);
  if (known) return known;
  const rows = await chosenRows(ctx, input);
  // To store them takes a while, as it took to read them.
  await setImmediate();
  const settings = await readSettings(ctx.database, ctx.caller.orgId);
  await refuseCreation({ settings });
  batchLeadSource(settings, input.listId ?? null);
  await requireCreateAccess(ctx);

  const now = ctx.clock().getTime();
  const batchId = randomUUID();
  return await inTransaction(ctx.database, async (transaction) => {
    // Another connector on the same database may have accepted it a moment ago.
    const overtaken = await findByKey(ctx, transaction, keys, digests);
    if (overtaken) return overtaken;
    const batch = await oneOf(
      transaction
        .insert(batches)
        .values({
          id: batchId,
          orgId: ctx.caller.orgId,
          userId: ctx.caller.userId,
          listId: input.listId ?? null,
          state: "running",
          defaults: input.defaults ?? {},
          idempotencyKey: keys?.[0] ?? null,
          requestDigest: digests[0],
          createdAt: now,
          stateSince: now,
        })
        .returning(),
    );
    const insertion = prepared(transaction, rowInsertion);
    for (const [position, row] of rows.entries())
      await insertion.execute({ ...row, batchId, position, updatedAt: now });
    // They were read in turns: what was typed for a lead that is gone would stay.
    await requireThere(transaction, batchId);
    const { orgId, userId, listId } = batch;
    await event(ctx, "batch.created", { batchId, listId, userId, orgId, rows: rows.length });
    return batch;
  });
}

/** Refuses what the describe decides, such as a missing right. The batch meets other faults itself. */
async function requireCreateAccess(ctx: RequestContext): Promise<void> {
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
  const { batchId, position, leadId, isReviewed, accountId, opportunityId, role, contact, ...others } =
    placeholdersOf(batchRows);
  const { followsOpportunity, saveAnyway, updatedAt } = others;
  const chosenRole = { opportunityId, followsOpportunity, role };
  const chosen = { leadId, isReviewed, accountId, ...chosenRole, contact, saveAnyway };
  return handle
    .insert(batchRows)
    .values({ batchId, position, state: "waiting", ...chosen, updatedAt })
    .prepare();
}

async function findByKey(
  { caller: { orgId, userId } }: RequestContext,
  handle: DatabaseHandle,
  keys: StoredKeys | undefined,
  digests: Digests,
): Promise<Batch | undefined> {
  if (keys === undefined) return undefined;
  const known = await firstOf(
    handle
      .select()
      .from(batches)
      .where(
        and(eq(batches.orgId, orgId), eq(batches.userId, userId), inArray(batches.idempotencyKey, keys)),
      ),
  );
  if (!known || digests.includes(known.requestDigest ?? "")) return known;
  throw refusal("key-used", { field: "Idempotency-Key" });
}
