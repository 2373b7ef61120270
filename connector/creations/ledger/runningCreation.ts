import { and, eq, exists, inArray, sql, type AnyColumn, type Placeholder, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { prepared } from "../../database/prepared.ts";
import { creations, runningStates, type Creation } from "../../database/schema/contacts.ts";
import { firstOf } from "../../database/firstOf.ts";

/** The id of the lead's running creation, whoever started it. */
export async function runningCreation(
  handle: DatabaseHandle,
  leadId: string,
): Promise<Creation["id"] | undefined> {
  return (await firstOf(prepared(handle, running).execute({ leadId })))?.id;
}

const running = (handle: DatabaseHandle) =>
  handle
    .select({ id: creations.id })
    .from(creations)
    .where(isRunning(sql.placeholder("leadId")))
    .prepare();

/** The same as a condition on rows with a lead. */
export function hasRunningCreation(handle: DatabaseHandle, leadId: AnyColumn): SQL {
  const ofLead = handle
    .select({ one: sql`1` })
    .from(creations)
    .where(isRunning(leadId));
  return exists(ofLead);
}

function isRunning(leadId: Placeholder | AnyColumn): SQL | undefined {
  return and(eq(creations.leadId, leadId), inArray(creations.state, runningStates));
}
