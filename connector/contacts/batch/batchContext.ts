import { eq, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { batches, type Batch } from "../../database/schema/batches.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { countingSession } from "./countingSession.ts";

/** Acts for the batch's user, counting each request to Salesforce for the batch. Throws `session-expired` where they are signed out. */
export function batchContext(app: AppContext, batch: Batch): RequestContext {
  const ctx = contextForUser(app, batch.userId, `batch-${batch.id}`);
  const count = () => {
    app.database
      .update(batches)
      .set({ apiCalls: sql`${batches.apiCalls} + 1` })
      .where(eq(batches.id, batch.id))
      .run();
  };
  return { ...ctx, salesforce: countingSession(ctx.salesforce, count) };
}
