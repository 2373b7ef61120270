import { eq, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { readSettings } from "../settings/readSettings.ts";
import { contextForUser } from "../signIn/contextFor.ts";
import { traceOf, type Trace } from "../trace.ts";
import { allowancePath, refuseBeyondCeiling } from "./requireAllowance.ts";

/** Stands in the log for a step of a batch, as the id of a request. */
export const requestIdOf = ({ id }: Pick<Batch, "id">, { traceId }: Trace) =>
  `batch-${id}-${traceId.slice(0, 8)}`;

/**
 * The context of a batch's user; counts each request to Salesforce for the batch. Throws `session-expired`
 * where the user is signed out. Its requests throw `api-limit-reached` at the admin's ceiling, whoever has
 * used up the allowance.
 */
export async function batchContext(app: AppContext, batch: Batch): Promise<RequestContext> {
  const ctx: RequestContext = await contextForUser(
    app,
    batch,
    requestIdOf(batch, traceOf(app)),
    async (path) => {
      if (path !== allowancePath) {
        refuseBeyondCeiling(ctx.salesforce.allowance, await readSettings(app.database, batch.orgId));
      }
      await app.database
        .update(batches)
        .set({ apiCalls: sql`${batches.apiCalls} + 1` })
        .where(eq(batches.id, batch.id))
        .run();
    },
  );
  return ctx;
}
