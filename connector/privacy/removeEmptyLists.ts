import { and, eq, isNotNull, notExists, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { leadListMembers, leadLists } from "../database/schema/leads.ts";

/** Removes an org's lists without leads. */
export function removeEmptyLists(handle: DatabaseHandle, orgId: string): void {
  const member = handle
    .select({ one: sql`1` })
    .from(leadListMembers)
    .where(eq(leadListMembers.listId, leadLists.id));
  handle
    .delete(leadLists)
    .where(and(eq(leadLists.orgId, orgId), isNotNull(leadLists.readyAt), notExists(member)))
    .run();
}
