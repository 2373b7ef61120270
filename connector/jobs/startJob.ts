import { and, asc, eq, inArray, not } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { digestsOf, type Digests } from "../creations/ledger/find.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { firstOf, oneOf } from "../database/rows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { LeadJob } from "../database/schema/jobs.ts";
import { hasLead } from "../privacy/withoutPeople.ts";
import { refusal } from "../reasons/refusal.ts";
import { type StoredKeys, storedKeysOf } from "../secrets.ts";
import { chosenRows, refuseMissing, type ChosenRow, type JobInput } from "./rows/chosenRows.ts";
import type { LeadJobKind } from "./kind.ts";

interface Starting<Job> {
  input: JobInput;
  idempotencyKey: string | undefined;
  /** Throws at once what would refuse every row. */
  require(ctx: RequestContext): Promise<void>;
  /** Throws in the transaction that stores the job. */
  refuse?(transaction: DatabaseHandle): Promise<void>;
  store(transaction: DatabaseHandle, job: Job, position: number, row: ChosenRow): Promise<unknown>;
  tell(job: Job, rows: number): Promise<void>;
}

/**
 * Accepts a job on many leads, which then runs in the background. Throws `not-found` for leads that the caller
 * may not see, and what `require` and `refuse` throw. A repeated request under the same Idempotency-Key is the
 * same job.
 */
export async function startJob<Job extends LeadJob>(
  kind: LeadJobKind<Job>,
  ctx: RequestContext,
  { input, idempotencyKey, ...starting }: Starting<Job>,
): Promise<Job> {
  const digests = await digestsOf(ctx.vault, input);
  const keys = idempotencyKey === undefined ? undefined : storedKeysOf(ctx.vault, ctx.caller, idempotencyKey);
  const asked = keys && { keys, digests };
  const known = await findByKey(kind, ctx, ctx.database, asked);
  if (known) return known;
  const rows = await chosenRows(ctx, input);
  // To store them takes a while, as it took to read them.
  await setImmediate();
  await starting.require(ctx);
  const { orgId, userId } = ctx.caller;
  const now = ctx.clock().getTime();
  return await inTransaction(ctx.database, async (transaction) => {
    // Another connector on the same database may have accepted it a moment ago.
    const overtaken = await findByKey(kind, ctx, transaction, asked);
    if (overtaken) return overtaken;
    await starting.refuse?.(transaction);
    const stored = await oneOf(
      transaction
        .insert(kind.table)
        .values({
          ...{ id: randomUUID(), orgId, userId, listId: input.listId ?? null },
          ...{ state: "running", stateSince: now, createdAt: now },
          defaults: input.defaults ?? {},
          idempotencyKey: keys?.[0] ?? null,
          requestDigest: digests[0],
        })
        .returning(),
    );
    const job = stored as Job;
    for (const [position, row] of rows.entries()) await starting.store(transaction, job, position, row);
    await requireThere(kind, transaction, job.id);
    await starting.tell(job, rows.length);
    return job;
  });
}

async function findByKey<Job extends LeadJob>(
  { table }: LeadJobKind<Job>,
  { caller: { orgId, userId } }: RequestContext,
  handle: DatabaseHandle,
  asked: { keys: StoredKeys; digests: Digests } | undefined,
): Promise<Job | undefined> {
  if (asked === undefined) return undefined;
  const { keys, digests } = asked;
  const isIt = and(eq(table.orgId, orgId), eq(table.userId, userId), inArray(table.idempotencyKey, keys));
  const known = await firstOf(handle.select().from(table).where(isIt));
  if (!known || digests.includes(known.requestDigest ?? "")) return known as Job | undefined;
  throw refusal("key-used", { field: "Idempotency-Key" });
}

/** They were read in turns: what was typed for a lead that is gone would stay. Throws `not-found`. */
async function requireThere({ rows }: LeadJobKind, transaction: DatabaseHandle, id: string): Promise<void> {
  const { table, job } = rows;
  const gone = await firstOf(
    transaction
      .select({ leadId: table.leadId })
      .from(table)
      .where(and(eq(job, id), not(hasLead(transaction, table.leadId))))
      .orderBy(asc(table.position))
      .limit(1),
  );
  if (gone) refuseMissing(gone.leadId);
}
