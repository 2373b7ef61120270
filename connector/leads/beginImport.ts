import { randomUUID } from "node:crypto";
import { and, count, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { deleteListAndOrphans } from "./deleteLeadList.ts";
import { discardImport } from "./leftImports.ts";
import {
  importEnded,
  importsMax,
  isImportRunning,
  requireImport,
  runningImportsOf,
} from "./runningImport.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/firstOf.ts";

interface BegunImport {
  /** Empty until the file has arrived. */
  name: string;
  format: string | null;
  key: string | undefined;
}

/**
 * Writes down that an import begins, so that its owner sees it and can cancel it at any connector; gives the
 * id of the list. The list is shown only when it is complete. Until it is over it counts as one that this
 * process has in hand. Throws `too-many-requests` where too many of the caller's run, and `request-invalid`
 * where the file of an earlier request with the same key has arrived: who lost its answer asks again.
 */
export async function beginImport(ctx: RequestContext, { name, format, key }: BegunImport): Promise<string> {
  const { orgId, userId: ownerId } = ctx.caller;
  if (key !== undefined) await endLost(ctx, key);
  const id = randomUUID();
  await inTransaction(ctx.database, async (tx) => {
    if (key !== undefined && (await firstOf(tx.select().from(leadLists).where(isOfKey(ctx, key))))) {
      throw refusal("import-repeated", { field: "key" });
    }
    const isRunning = runningImportsOf(ctx.caller);
    const found = await firstOf(tx.select({ underWay: count() }).from(leadLists).where(isRunning));
    const underWay = found?.underWay ?? 0;
    if (underWay >= importsMax) {
      throw refusal("files-waiting", { values: { count: underWay }, retryAfter: 60 });
    }
    ctx.runner.listsInHand.add(id);
    await tx.insert(leadLists).values({
      ...{ id, orgId, ownerId, name, format },
      createdAt: ctx.clock(),
      runner: ctx.runner.id,
      rowsRead: 0,
      importKey: key ?? null,
    });
  });
  return id;
}

/** The caller's list of that key, complete or not. */
const isOfKey = ({ caller: { orgId, userId } }: RequestContext, key: string) =>
  and(eq(leadLists.orgId, orgId), eq(leadLists.ownerId, userId), eq(leadLists.importKey, key));

/** Removes an earlier import of that key whose file never arrived, or whose connector was killed. */
async function endLost(ctx: RequestContext, key: string): Promise<void> {
  const isEarlier = and(isOfKey(ctx, key), isImportRunning);
  const earlier = await firstOf(ctx.database.select().from(leadLists).where(isEarlier));
  if (!earlier) return;
  if (earlier.name !== "") return await discardImport(ctx, earlier);
  const isWaiting = and(eq(leadLists.id, earlier.id), eq(leadLists.name, ""), isImportRunning);
  const ended = { ...importEnded, importKey: null, runner: ctx.runner.id };
  const changes = changesOf(await ctx.database.update(leadLists).set(ended).where(isWaiting));
  if (changes === 1) await deleteListAndOrphans(ctx, earlier.id);
}

/**
 * Gives the list of an import its name or layout, once it is known. Throws `import-cancelled` where it
 * went meanwhile.
 */
export async function nameImport(
  ctx: RequestContext,
  listId: string,
  known: { name: string } | { format: string },
): Promise<void> {
  await inTransaction(ctx.database, async (tx) => {
    await requireImport(ctx, tx, listId);
    await tx.update(leadLists).set(known).where(eq(leadLists.id, listId));
  });
}
