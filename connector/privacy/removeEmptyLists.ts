import { and, eq, isNotNull, notExists, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { leadListMembers, leadLists } from "../database/schema/leads.ts";
import { inSteps } from "./inSteps.ts";

/** Removes an org's lists without leads. Looks for them before it keeps other writers waiting. */
export async function removeEmptyLists(database: Database, orgId: string): Promise<void> {
  const member = database
    .select({ one: sql`1` })
    .from(leadListMembers)
    .where(eq(leadListMembers.listId, leadLists.id));
  const isEmpty = and(isNotNull(leadLists.readyAt), notExists(member));
  const empty = database
    .select({ id: leadLists.id })
    .from(leadLists)
    .where(and(eq(leadLists.orgId, orgId), isEmpty));
  await inSteps(database, await empty, async (tx, part) => {
    for (const { id } of part) await tx.delete(leadLists).where(and(eq(leadLists.id, id), isEmpty));
  });
}
