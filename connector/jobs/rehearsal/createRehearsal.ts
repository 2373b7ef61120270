import { and, eq } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { batchLeadSource } from "../../creations/createContact.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/rows.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { rehearsalRows, rehearsals, type Rehearsal } from "../../database/schema/rehearsals.ts";
import { event } from "../../log/event.ts";
import { refusal } from "../../reasons/refusal.ts";
import { readRules, type Settings } from "../../settings/settings.ts";
import { openIn } from "../lifecycle.ts";
import { chosenOf, type JobInput } from "../rows/chosenRows.ts";
import { startJob } from "../startJob.ts";
import { rehearsalKind } from "./rehearsalKind.ts";

/**
 * Starts a rehearsal of a batch. Throws as startJob; `creation-disabled` where rehearsals are off,
 * `lead-source-missing`, and `creation-in-progress` with the `rehearsalId` of another one of the caller that
 * has not ended: one goes on at a time, whichever tab or connector is asked.
 */
export async function createRehearsal(
  ctx: RequestContext,
  input: JobInput,
  idempotencyKey?: string,
): Promise<Rehearsal> {
  const { orgId } = ctx.caller;
  return await startJob(rehearsalKind, ctx, {
    input,
    idempotencyKey,
    require: async () => void (await requireRehearsals(ctx, { ...ctx.caller, listId: input.listId ?? null })),
    refuse: (transaction) => refuseSecond(ctx, transaction),
    store: (transaction, { id: rehearsalId }, position, row) =>
      prepared(transaction, rowInsertion).execute({ ...row, rehearsalId, position }),
    tell: ({ id: rehearsalId, listId, userId }, rows) =>
      event(ctx, "rehearsal.created", { rehearsalId, listId, userId, orgId, rows }),
  });
}

function rowInsertion(handle: DatabaseHandle) {
  const { rehearsalId, ...columns } = placeholdersOf(rehearsalRows);
  return handle
    .insert(rehearsalRows)
    .values({ rehearsalId, ...chosenOf(columns), state: "waiting" })
    .prepare();
}

async function refuseSecond(
  { caller: { orgId, userId } }: RequestContext,
  handle: DatabaseHandle,
): Promise<void> {
  const isOwn = and(eq(rehearsals.orgId, orgId), eq(rehearsals.userId, userId), openIn(rehearsals));
  const running = await firstOf(handle.select({ id: rehearsals.id }).from(rehearsals).where(isOwn).limit(1));
  if (running) throw refusal("rehearsal-running", { members: { rehearsalId: running.id } });
}

/**
 * The settings and the Lead Source of a rehearsal. Throws `creation-disabled` where no admin has turned
 * rehearsals on, and `lead-source-missing`. Contacts need not be created yet: an admin rehearses before that.
 */
export async function requireRehearsals(
  { database }: Pick<AppContext, "database">,
  { orgId, userId, listId }: Pick<Rehearsal, "orgId" | "userId" | "listId">,
): Promise<{ settings: Settings & { list: string | null }; leadSource: string }> {
  const settings = await readRules(database, { orgId, userId }, listId);
  if (!settings.rehearsals) throw refusal("rehearsals-off");
  return { settings, leadSource: batchLeadSource(settings, listId) };
}
