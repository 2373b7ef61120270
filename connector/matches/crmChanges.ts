import { eq, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { firstOf } from "../database/rows.ts";
import { users } from "../database/schema/sessions.ts";

/**
 * Call this after something was written to Salesforce, or found changed there, as the caller. What any
 * connector has kept of Salesforce's answers to them is given no more: it is kept by users.crmChanges, which
 * each request reads with its session.
 */
export async function tellCrmChange({ database, caller }: RequestContext): Promise<void> {
  const told = await firstOf(
    database
      .update(users)
      .set({ crmChanges: sql`${users.crmChanges} + 1` })
      .where(eq(users.id, caller.userId))
      .returning({ changes: users.crmChanges }),
  );
  // A user who was erased meanwhile has no row, and nothing that is kept.
  if (told) caller.crmChanges = told.changes;
}
