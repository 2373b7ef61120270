import { eq, sql } from "drizzle-orm";
import { countingContext } from "../batches/countingContext.ts";
import type { AppContext, RequestContext } from "../context.ts";
import { rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";

const rehearsingPath = "/composite/sobjects";

/**
 * The context of a rehearsal's user; counts each request to Salesforce for the rehearsal. Throws as
 * countingContext.
 */
export function rehearsalContext(app: AppContext, rehearsal: Rehearsal): Promise<RequestContext> {
  const { id } = rehearsal;
  return countingContext(app, rehearsal, app.log.fields.requestId ?? id, (path) => {
    const counted =
      path === rehearsingPath
        ? { apiCalls: sql`${rehearsals.apiCalls} + 1` }
        : { otherCalls: sql`${rehearsals.otherCalls} + 1` };
    return app.database.update(rehearsals).set(counted).where(eq(rehearsals.id, id));
  });
}
