import { eq, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { readSettings } from "../../settings/readSettings.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { traceOf } from "../../trace.ts";
import { requestIdOf } from "../batchContext.ts";
import { allowancePath, refuseBeyondCeiling } from "../requireAllowance.ts";

/**
 * The context of the user of an undo; counts each request to Salesforce for it. Throws as that of a batch:
 * see batchContext.
 */
export async function undoContext(app: AppContext, undo: BatchUndo): Promise<RequestContext> {
  const requestId = requestIdOf({ id: undo.batchId }, traceOf(app));
  const ctx: RequestContext = await contextForUser(app, undo, requestId, async (path) => {
    if (path !== allowancePath)
      refuseBeyondCeiling(ctx.salesforce.allowance, await readSettings(app.database, undo.orgId));
    await app.database
      .update(batchUndos)
      .set({ apiCalls: sql`${batchUndos.apiCalls} + 1` })
      .where(eq(batchUndos.batchId, undo.batchId))
      .run();
  });
  return ctx;
}
