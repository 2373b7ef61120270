import { and, eq, inArray } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import {
  batches,
  batchRows,
  type Batch,
  type BatchDefaults,
  type BatchRow,
} from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { event } from "../log/event.ts";
import { findVisibleList } from "../leads/findLeadList.ts";
import { readSettings } from "../settings/readSettings.ts";
import { batchLeadSource } from "../creations/chooseLeadSource.ts";
import { refuseCreation } from "../creations/ledger/refuseCreation.ts";
import { digestsOf, type Digests } from "../creations/ledger/digestOf.ts";
import { storedKeysOf, type StoredKeys } from "../secrets/storedKeys.ts";
import { requireMembers } from "./requireMembers.ts";
import { findVisibleLeads, requireThere } from "./findVisibleLeads.ts";

/** How many leads a batch may have. The panel says it before it is tried. */
export const batchLeadsMax = 10_000;

export interface BatchRowInput {
  leadId: string;
  accountId?: string | undefined;
  /** Null: none, whatever the defaults say. */
  opportunityId?: string | null | undefined;
  role?: string | null | undefined;
  contact?: ContactValues | undefined;
  saveAnyway?: boolean | undefined;
}

interface CreateBatchInput {
  /** Absent: the leads of `rows`; without those all leads of the list. */
  leadIds?: string[] | undefined;
  /** All leads of the list, although `rows` names some. */
  all?: boolean | undefined;
  /** The list that the leads come from; it decides the Lead Source. */
  listId?: string | undefined;
  defaults?: Omit<BatchDefaults, "opportunityAccountId"> | undefined;
  /** Choices for single leads. A lead named here counts as reviewed by the rep. */
  rows?: BatchRowInput[] | undefined;
}

/**
 * Accepts a batch, which then runs in the background. Throws at once: `not-found` for leads that the caller
 * may not see, `creation-disabled`, `lead-source-missing`. A repeated request under the same Idempotency-Key
 * is the same batch.
 */
export async function createBatch(
  ctx: RequestContext,
  input: CreateBatchInput,
  idempotencyKey?: string,
): Promise<Batch> {
  const digests = digestsOf(ctx.vault, input);
  const keys = idempotencyKey === undefined ? undefined : storedKeysOf(ctx.vault, ctx.caller, idempotencyKey);
  const known = await findByKey(ctx, ctx.database, keys, digests);
  if (known) return known;
  const rows = await rowsOf(ctx, input);
  // To store them takes a while, as it took to read them.
  await setImmediate();
  const settings = await readSettings(ctx.database, ctx.caller.orgId);
  await refuseCreation({ settings });
  batchLeadSource(settings, input.listId ?? null);

  const now = ctx.clock().getTime();
  const batchId = randomUUID();
  return await inTransaction(ctx.database, async (transaction) => {
    // Another connector on the same database may have accepted it a moment ago.
    const overtaken = await findByKey(ctx, transaction, keys, digests);
    if (overtaken) return overtaken;
    const batch = await transaction
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
      .returning()
      .get();
    const insertion = prepared(transaction, rowInsertion);
    for (const [position, row] of rows.entries())
      await insertion.run({ ...row, batchId, position, updatedAt: now });
    // They were read in turns: what was typed for a lead that is gone would stay.
    await requireThere(transaction, batchId);
    const { orgId, userId, listId } = batch;
    await event(ctx, "batch.created", { batchId, listId, userId, orgId, rows: rows.length });
    return batch;
  });
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
  const known = await handle
    .select()
    .from(batches)
    .where(and(eq(batches.orgId, orgId), eq(batches.userId, userId), inArray(batches.idempotencyKey, keys)))
    .get();
  if (!known || digests.includes(known.requestDigest ?? "")) return known;
  throw refusal("key-used", { field: "Idempotency-Key" });
}

async function rowsOf(ctx: RequestContext, input: CreateBatchInput) {
  const chosen = new Map(input.rows?.map((row) => [row.leadId, row]));
  const leadIds = await leadIdsOf(ctx, input, chosen);
  await findVisibleLeads(ctx, leadIds);
  const { defaults } = input;
  return leadIds.map((leadId) => {
    const row = chosen.get(leadId);
    return {
      leadId,
      isReviewed: row !== undefined,
      accountId: row?.accountId ?? null,
      ...roleOf(row, defaults),
      contact: row?.contact ?? null,
      saveAnyway: row?.saveAnyway ?? false,
    };
  });
}

async function leadIdsOf(
  ctx: RequestContext,
  input: CreateBatchInput,
  chosen: Map<string, BatchRowInput>,
): Promise<string[]> {
  const { listId, all: isWholeList } = input;
  if (isWholeList && (listId === undefined || input.leadIds))
    throw refusal("all-of-no-list", { field: "all" });
  const named = input.leadIds ?? (input.rows && !isWholeList ? [...chosen.keys()] : undefined);
  const unique = [...new Set(named ?? (listId === undefined ? [] : await leadsOfList(ctx, listId)))];
  if (named && listId !== undefined) {
    await findVisibleList(ctx, listId);
    await requireMembers(ctx, listId, unique);
  }
  if (unique.length === 0) {
    const field = input.rows && !input.leadIds ? "rows" : "leadIds";
    throw refusal("no-leads-selected", { field });
  }
  if (unique.length > batchLeadsMax) {
    throw refusal("too-many-leads", { values: { max: batchLeadsMax }, field: "leadIds" });
  }
  const all = new Set(unique);
  const stray = [...chosen.keys()].find((leadId) => !all.has(leadId));
  if (stray !== undefined) throw refusal("lead-not-in-batch", { values: { lead: stray }, field: "rows" });
  return unique;
}

async function leadsOfList(ctx: RequestContext, listId: string): Promise<string[]> {
  const list = await findVisibleList(ctx, listId);
  return (
    await ctx.database
      .select({ leadId: leadListMembers.leadId })
      .from(leadListMembers)
      .where(eq(leadListMembers.listId, list.id))
      .orderBy(leadListMembers.position)
      .all()
  ).map(({ leadId }) => leadId);
}

/** The row's own opportunity and role, even where they are none; otherwise the defaults. */
function roleOf(
  row: BatchRowInput | undefined,
  defaults: BatchDefaults | undefined,
): Pick<BatchRow, "opportunityId" | "followsOpportunity" | "role"> {
  if (row?.opportunityId === null) return { opportunityId: null, followsOpportunity: false, role: null };
  return {
    opportunityId: row?.opportunityId ?? defaults?.opportunityId ?? null,
    followsOpportunity:
      row?.opportunityId === undefined &&
      defaults?.opportunityId !== undefined &&
      defaults.opportunityForAll !== true,
    role: row?.role === null ? null : (row?.role ?? defaults?.role ?? null),
  };
}
