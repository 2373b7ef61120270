import { and, eq, sql, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { leadListMembers, leads } from "../database/schema/leads.ts";

/** The search texts of a list's members, by their positions: for a prepared query about `listId`. */
export const textsOfMembers = (handle: DatabaseHandle, condition: SQL | undefined) =>
  handle
    .select({ position: leadListMembers.position, searchText: leads.searchText })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(and(eq(leadListMembers.listId, sql.placeholder("listId")), condition));
