import { eq, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { traceOf } from "../../trace.ts";
import { requestIdOf } from "../batchContext.ts";
import { countingContext } from "../countingContext.ts";

/** The context of an undo's user; counts each request to Salesforce for it. Throws as countingContext. */
export function undoContext(app: AppContext, undo: BatchUndo): Promise<RequestContext> {
  const apiCalls = sql`${batchUndos.apiCalls} + 1`;
  return countingContext(app, undo, requestIdOf({ id: undo.batchId }, traceOf(app)), () =>
    app.database.update(batchUndos).set({ apiCalls }).where(eq(batchUndos.batchId, undo.batchId)),
  );
}
