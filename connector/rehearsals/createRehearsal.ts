import { and, asc, eq, inArray, not } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { chosenRows, type CreateBatchInput } from "../batches/chosenRows.ts";
import type { RequestContext } from "../context.ts";
import { digestsOf, type Digests } from "../creations/ledger/find.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { rehearsalRows, rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import { event } from "../log/event.ts";
import { hasLead } from "../privacy/withoutPeople.ts";
import { refusal } from "../reasons/refusal.ts";
import { storedKeysOf, type StoredKeys } from "../secrets/secrets.ts";
import { isOpen } from "./cancelRehearsal.ts";
import { requireRehearsals } from "./requireRehearsals.ts";
import { firstOf, oneOf } from "../database/firstOf.ts";

/**
 * Accepts a rehearsal of a batch, which then runs in the background. Throws at once: `not-found` for leads
 * that the caller may not see, `creation-disabled` where rehearsals are off, `lead-source-missing`, and
 * `creation-in-progress` with the `rehearsalId` of another one of the caller that has not ended: one goes on
 * at a time, whichever tab or connector is asked. A request repeated under the same Idempotency-Key is the
 * same rehearsal.
 */
export async function createRehearsal(
  ctx: RequestContext,
  input: CreateBatchInput,
  idempotencyKey?: string,
): Promise<Rehearsal> {
  const digests = await digestsOf(ctx.vault, input);
  const keys = idempotencyKey === undefined ? undefined : storedKeysOf(ctx.vault, ctx.caller, idempotencyKey);
  const known = await findByKey(ctx, ctx.database, keys, digests);
  if (known) return known;
  const { orgId, userId } = ctx.caller;
  const listId = input.listId ?? null;
  await requireRehearsals(ctx, { orgId, listId });
  const rows = await chosenRows(ctx, input);
  // To store them takes a while, as it took to read them.
  await setImmediate();
  return await inTransaction(ctx.database, async (transaction) => {
    // Another connector on the same database may have accepted it a moment ago.
    const overtaken = await findByKey(ctx, transaction, keys, digests);
    if (overtaken) return overtaken;
    await refuseSecond(ctx, transaction);
    const rehearsal = await oneOf(
      transaction
        .insert(rehearsals)
        .values({
          id: randomUUID(),
          orgId,
          userId,
          listId,
          state: "running",
          defaults: input.defaults ?? {},
          idempotencyKey: keys?.[0] ?? null,
          requestDigest: digests[0],
          createdAt: ctx.clock().getTime(),
        })
        .returning(),
    );
    const { id: rehearsalId } = rehearsal;
    const insertion = prepared(transaction, rowInsertion);
    for (const [position, row] of rows.entries()) await insertion.execute({ ...row, rehearsalId, position });
    await requireThere(transaction, rehearsalId);
    await event(ctx, "rehearsal.created", { rehearsalId, listId, userId, orgId, rows: rows.length });
    return rehearsal;
  });
}

function rowInsertion(handle: DatabaseHandle) {
  const { rehearsalId, position, leadId, isReviewed, accountId, opportunityId, ...others } =
    placeholdersOf(rehearsalRows);
  const { followsOpportunity, role, contact, saveAnyway } = others;
  const chosen = { opportunityId, followsOpportunity, role, contact, saveAnyway };
  return handle
    .insert(rehearsalRows)
    .values({ rehearsalId, position, leadId, state: "waiting", isReviewed, accountId, ...chosen })
    .prepare();
}

async function findByKey(
  { caller: { orgId, userId } }: RequestContext,
  handle: DatabaseHandle,
  keys: StoredKeys | undefined,
  digests: Digests,
): Promise<Rehearsal | undefined> {
  if (keys === undefined) return undefined;
  const isIt = and(
    eq(rehearsals.orgId, orgId),
    eq(rehearsals.userId, userId),
    inArray(rehearsals.idempotencyKey, keys),
  );
  const known = await firstOf(handle.select().from(rehearsals).where(isIt));
  if (!known || digests.includes(known.requestDigest ?? "")) return known;
  throw refusal("key-used", { field: "Idempotency-Key" });
}

async function refuseSecond(
  { caller: { orgId, userId } }: RequestContext,
  handle: DatabaseHandle,
): Promise<void> {
  const isOwn = and(eq(rehearsals.orgId, orgId), eq(rehearsals.userId, userId));
  const running = await firstOf(
    handle.select({ id: rehearsals.id }).from(rehearsals).where(and(isOwn, isOpen)).limit(1),
  );
  if (running) throw refusal("rehearsal-running", { members: { rehearsalId: running.id } });
}

/** They were read in turns: what was typed for a lead that is gone would stay. Throws `not-found`. */
async function requireThere(transaction: DatabaseHandle, rehearsalId: string): Promise<void> {
  const gone = await firstOf(
    transaction
      .select({ leadId: rehearsalRows.leadId })
      .from(rehearsalRows)
      .where(and(eq(rehearsalRows.rehearsalId, rehearsalId), not(hasLead(transaction, rehearsalRows.leadId))))
      .orderBy(asc(rehearsalRows.position))
      .limit(1),
  );
  if (gone) throw refusal("no-such-lead-id", { values: { lead: gone.leadId }, field: "leadIds" });
}
