import { eq, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { traceOf, type Trace } from "../trace.ts";
import { countingContext } from "./countingContext.ts";

/** Stands in the log for a step of a batch, as the id of a request. */
export const requestIdOf = ({ id }: Pick<Batch, "id">, { traceId }: Trace) =>
  `batch-${id}-${traceId.slice(0, 8)}`;

/** The context of a batch's user; counts each request to Salesforce for it. Throws as countingContext. */
export function batchContext(app: AppContext, batch: Batch): Promise<RequestContext> {
  const apiCalls = sql`${batches.apiCalls} + 1`;
  return countingContext(app, batch, requestIdOf(batch, traceOf(app)), () =>
    app.database.update(batches).set({ apiCalls }).where(eq(batches.id, batch.id)),
  );
}
