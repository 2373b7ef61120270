import { and, eq, exists, isNull, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { leads } from "../database/schema/leads.ts";
import type { AppError } from "../errors.ts";
import { storedProblem, type StoredProblem } from "../problems.ts";
import { withoutPeople } from "./withoutPeople.ts";

/** A problem as it may be stored about a lead: without its words where the lead has gone, or is to go. */
export function keptProblem(handle: DatabaseHandle, leadId: string, error: AppError): StoredProblem {
  const problem = storedProblem(error);
  return isLeadThere(handle, leadId) ? problem : withoutPeople(problem);
}

/** Whether a lead is there, and nothing waits to remove it. */
export const isLeadThere = (handle: DatabaseHandle, leadId: string): boolean =>
  prepared(handle, byPlaceholder).get({ leadId }) !== undefined;

const byPlaceholder = (handle: DatabaseHandle) => ofLead(handle, sql.placeholder("leadId")).prepare();

/** Whether the row's lead is there, and nothing waits to remove it. */
export const hasLead = (handle: DatabaseHandle, leadId: AnySQLiteColumn): SQL =>
  exists(ofLead(handle, leadId));

const ofLead = (handle: DatabaseHandle, leadId: AnySQLiteColumn | Placeholder) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.id, leadId), isNull(leads.removedAt)));
