import { eq, sql } from "drizzle-orm";
import { allowancePath, refuseBeyondCeiling } from "../batches/requireAllowance.ts";
import type { AppContext, RequestContext } from "../context.ts";
import { rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import { readSettings } from "../settings/readSettings.ts";
import { contextForUser } from "../signIn/contextFor.ts";

const rehearsingPath = "/composite/sobjects";

/**
 * The context of a rehearsal's user; counts each request to Salesforce for the rehearsal. Throws
 * `session-expired` where the user is signed out. Its requests throw `api-limit-reached` at the admin's
 * ceiling.
 */
export async function rehearsalContext(app: AppContext, rehearsal: Rehearsal): Promise<RequestContext> {
  const { id, orgId } = rehearsal;
  const ctx: RequestContext = await contextForUser(
    app,
    rehearsal,
    app.log.fields.requestId ?? id,
    async (path) => {
      if (path !== allowancePath) {
        refuseBeyondCeiling(ctx.salesforce.allowance, await readSettings(app.database, orgId));
      }
      const counted =
        path === rehearsingPath
          ? { apiCalls: sql`${rehearsals.apiCalls} + 1` }
          : { otherCalls: sql`${rehearsals.otherCalls} + 1` };
      await app.database.update(rehearsals).set(counted).where(eq(rehearsals.id, id)).run();
    },
  );
  return ctx;
}
