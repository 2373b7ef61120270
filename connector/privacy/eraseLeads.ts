import { and, eq, inArray, isNotNull, notExists, or, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { batchRows } from "../database/schema/batches.ts";
import { creations, runningStates } from "../database/schema/contacts.ts";
import { leadListMembers, leadLists, leads } from "../database/schema/leads.ts";

const unfinished = ["waiting", "running", "unknown"] as const;

/** Leads that no running creation needs, nor a lost answer that is still looked up. */
export function erasableLeads(handle: DatabaseHandle, ids: string[]): string[] {
  const busy = new Set([
    ...handle
      .select({ leadId: creations.leadId })
      .from(creations)
      .where(
        and(
          inArray(creations.leadId, ids),
          // A creation that counts as failed may still be looked for in Salesforce.
          or(inArray(creations.state, runningStates), isNotNull(creations.checkAt)),
        ),
      )
      .all()
      .map(({ leadId }) => leadId),
    ...handle
      .select({ leadId: batchRows.leadId })
      .from(batchRows)
      .where(and(inArray(batchRows.leadId, ids), inArray(batchRows.state, unfinished)))
      .all()
      .map(({ leadId }) => leadId),
  ]);
  return ids.filter((id) => !busy.has(id));
}

/**
 * Erases leads with everything that identifies them: profiles, memberships, links, rejections, and what
 * creations and batches stored. The ledger's rows stay without personal data, because the quota counts them.
 * Changes nothing in Salesforce. Runs in the caller's transaction.
 */
export function eraseLeads(handle: DatabaseHandle, ids: string[]): void {
  if (ids.length === 0) return;
  handle
    .update(creations)
    .set({
      contact: null,
      externalId: null,
      requestDigest: null,
      idempotencyKey: null,
      problem: codeOnly(creations.problem),
    })
    .where(inArray(creations.leadId, ids))
    .run();
  handle
    .update(batchRows)
    .set({ contact: null, problem: codeOnly(batchRows.problem) })
    .where(inArray(batchRows.leadId, ids))
    .run();
  handle.delete(leads).where(inArray(leads.id, ids)).run();
}

/** Removes an org's lists without leads. */
export function eraseEmptyLists(handle: DatabaseHandle, orgId: string): void {
  const member = handle
    .select({ one: sql`1` })
    .from(leadListMembers)
    .where(eq(leadListMembers.listId, leadLists.id));
  handle
    .delete(leadLists)
    .where(and(eq(leadLists.orgId, orgId), isNotNull(leadLists.readyAt), notExists(member)))
    .run();
}

/** Keeps only the code of a stored problem, because its text may quote the lead or name similar records. */
function codeOnly(problem: typeof creations.problem | typeof batchRows.problem) {
  return sql`CASE WHEN ${problem} IS NULL THEN NULL ELSE json_object('code', json_extract(${problem}, '$.code'), 'detail', '', 'action', '') END`;
}
