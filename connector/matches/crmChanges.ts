import { eq, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { users } from "../database/schema/sessions.ts";
import type { CacheKind } from "../work/memory.ts";
import { firstOf } from "../database/rows.ts";

/** How many changes of the CRM this connector knows that connectors have made for a user. */
const known: CacheKind<number> = { max: 1 };
const key = "";

/**
 * Tells all connectors that one of them has changed the CRM for the caller, so that what each has kept of
 * Salesforce's answers may be out of date. True where another one has changed it since this one looked.
 */
export async function tellCrmChange({ database, memory, caller }: RequestContext): Promise<boolean> {
  const told = await firstOf(
    database
      .update(users)
      .set({ crmChanges: sql`${users.crmChanges} + 1` })
      .where(eq(users.id, caller.userId))
      .returning({ changes: users.crmChanges }),
  );
  // A user who was erased meanwhile has no row, and nothing that is kept.
  if (!told) return true;
  const seen = memory.perUser(known, caller);
  const before = seen.get(key) ?? told.changes - 1;
  seen.set(key, Math.max(before, told.changes));
  return told.changes > before + 1;
}

/** Whether another connector has changed the CRM for the caller since this one last looked. */
export function noticeCrmChange({ memory, caller }: RequestContext): boolean {
  const seen = memory.perUser(known, caller);
  const before = seen.get(key) ?? caller.crmChanges;
  seen.set(key, Math.max(before, caller.crmChanges));
  return caller.crmChanges > before;
}

/**
 * A number that is another one after each change of the CRM for the caller, as far as this connector knows:
 * what was kept under an earlier one may be out of date.
 */
export function crmVersion({ memory, caller }: RequestContext): number {
  return Math.max(memory.perUser(known, caller).get(key) ?? 0, caller.crmChanges);
}
