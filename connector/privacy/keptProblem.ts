import { and, eq, exists, isNull, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "../database/open.ts";
import { leads } from "../database/schema/leads.ts";
import type { AppError } from "../errors.ts";
import { storedProblem, type StoredProblem } from "../problems.ts";
import { withoutPeople } from "./withoutPeople.ts";

/** A problem as it may be stored about a lead: without its words where the lead has gone, or is to go. */
export function keptProblem(handle: DatabaseHandle, leadId: string, error: AppError): StoredProblem {
  const problem = storedProblem(error);
  return ofLead(handle, leadId).get() ? problem : withoutPeople(problem);
}

/** Whether the row's lead is there, and nothing waits to remove it. */
export const hasLead = (handle: DatabaseHandle, leadId: AnySQLiteColumn): SQL =>
  exists(ofLead(handle, leadId));

const ofLead = (handle: DatabaseHandle, leadId: string | AnySQLiteColumn) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.id, leadId), isNull(leads.removedAt)));
