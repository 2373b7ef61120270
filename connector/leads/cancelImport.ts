import { and, eq, isNotNull } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { leadLists } from "../database/schema/leads.ts";
import { event } from "../log/event.ts";
import { refusal } from "../reasons/refusal.ts";
import { deleteListAndOrphans } from "./deleteLeadList.ts";
import { importEnded, isImportRunning } from "./runningImport.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * Ends an import of the caller's, whichever connector runs it, and answers once nothing of the list is left.
 * What the database refuses to remove is hidden, and a job removes it. Either this or the import is first to
 * change the list; the other one is refused. Throws `not-found`, and `request-invalid` where it is complete.
 */
export async function cancelImport(ctx: RequestContext, listId: string): Promise<void> {
  const { userId, orgId } = ctx.caller;
  const isOwn = and(eq(leadLists.id, listId), eq(leadLists.orgId, orgId), eq(leadLists.ownerId, userId));
  const isFirst = await inTransaction(ctx.database, async (tx) => {
    const ended = { ...importEnded, importKey: null, runner: ctx.runner.id };
    const changes = changesOf(await tx.update(leadLists).set(ended).where(and(isOwn, isImportRunning)));
    if (changes === 1) await event(ctx, "import.cancelled", { listId, userId, orgId });
    return changes === 1;
  });
  if (isFirst) return await removeCanceled(ctx, listId);
  const complete = await firstOf(
    ctx.database
      .select({ id: leadLists.id })
      .from(leadLists)
      .where(and(isOwn, isNotNull(leadLists.readyAt))),
  );
  throw refusal(complete ? "import-over" : "no-such-import");
}

async function removeCanceled(ctx: RequestContext, listId: string): Promise<void> {
  try {
    await deleteListAndOrphans(ctx, listId);
  } catch (error) {
    ctx.log.error({ err: error, listId }, "canceled import not removed yet");
  }
}
