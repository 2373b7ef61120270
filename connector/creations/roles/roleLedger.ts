import { and, eq, inArray } from "drizzle-orm";
import type { AppContext, Caller } from "../../context.ts";
import { changesOf, type DatabaseHandle } from "../../database/database.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { addedRoles, isAdding, type AddedRole } from "../../database/schema/addedRoles.ts";
import type { AppError, SalesforceCall } from "../../errors.ts";
import { whyRefused } from "../../log/describeError.ts";
import { event, whyOf } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { isLeadThere, withoutPeople } from "../../privacy/withoutPeople.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import type { StoredKeys } from "../../secrets.ts";
import { waitedMs } from "../ledger/schedule.ts";
import { firstOf, oneOf } from "../../database/rows.ts";

/** The ids of a row that each of its events has. */
type RoleIds = Pick<AddedRole, "id" | "leadId" | "contactId" | "opportunityId" | "userId" | "orgId">;

const idsOf = ({ id: additionId, leadId, contactId, opportunityId, userId, orgId }: RoleIds) => ({
  additionId,
  leadId,
  contactId,
  opportunityId,
  userId,
  orgId,
});

/** The caller's row under an Idempotency-Key. */
export async function roleByKey(
  handle: DatabaseHandle,
  { orgId, userId }: Pick<Caller, "orgId" | "userId">,
  keys: StoredKeys,
): Promise<AddedRole | undefined> {
  return await firstOf(
    handle
      .select()
      .from(addedRoles)
      .where(
        and(
          eq(addedRoles.orgId, orgId),
          eq(addedRoles.userId, userId),
          inArray(addedRoles.idempotencyKey, keys),
        ),
      ),
  );
}

/**
 * Writes the row before anything is asked or sent. As long as it runs, no other request of anybody adds a
 * role of this contact on this opportunity. Throws where one does so already, or the lead has gone.
 */
export async function reserveRole(
  app: AppContext,
  wanted: Omit<AddedRole, "state" | "createdAt" | "runner" | keyof typeof nothingYet>,
  keys: StoredKeys | undefined,
): Promise<AddedRole> {
  return inTransaction(app.database, async (transaction) => {
    if (!(await isLeadThere(transaction, wanted.leadId))) throw refusal("lead-gone");
    const running =
      (await runningRole(transaction, wanted)) ?? (keys && (await roleByKey(transaction, wanted, keys)));
    if (running) throw sayInProgress(running, wanted);
    const row: AddedRole = {
      ...wanted,
      ...nothingYet,
      state: "reserved",
      createdAt: app.clock().getTime(),
      runner: app.runner.id,
    };
    return await oneOf(transaction.insert(addedRoles).values(row).returning());
  });
}

/** Only whoever asked for it, from that lead, can ask how it ends. */
function sayInProgress(
  running: AddedRole,
  { userId, leadId }: Pick<AddedRole, "userId" | "leadId">,
): AppError {
  const isOwn = running.userId === userId && running.leadId === leadId;
  return refusal("role-in-progress", { members: isOwn ? { additionId: running.id } : {} });
}

const nothingYet = {
  opportunityContactRoleId: null,
  problem: null,
  sentAt: null,
  lostAt: null,
  settledAt: null,
  checkAt: null,
};

async function runningRole(
  handle: DatabaseHandle,
  { orgId, contactId, opportunityId }: Pick<AddedRole, "orgId" | "contactId" | "opportunityId">,
): Promise<AddedRole | undefined> {
  return await firstOf(
    handle
      .select()
      .from(addedRoles)
      .where(
        and(
          isAdding,
          eq(addedRoles.orgId, orgId),
          eq(addedRoles.contactId, contactId),
          eq(addedRoles.opportunityId, opportunityId),
        ),
      ),
  );
}

/** From `reserved` to `sent`, right before it is sent. Throws where it was settled meanwhile. */
export async function markRoleSent(app: AppContext, row: AddedRole): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(addedRoles)
      .set({ state: "sent", sentAt: app.clock().getTime() })
      .where(and(eq(addedRoles.id, row.id), eq(addedRoles.state, "reserved")));
    if (changesOf(changed) === 0) throw refusal("role-not-sent");
    await event(app, "role.sent", idsOf(row));
  });
}

/** Stores that the role is there. `isFound`: it was looked for after a lost answer. */
export async function settleRoleAdded(
  app: AppContext,
  row: RoleIds,
  opportunityContactRoleId: string,
  { isFound, call }: { isFound: boolean; call?: SalesforceCall | undefined },
): Promise<void> {
  const settled = { state: "created" as const, opportunityContactRoleId, problem: null };
  await settle(app, row, settled, () =>
    event(app, "role.created", {
      ...idsOf(row),
      outcome: isFound ? "found" : "answered",
      call: call ?? null,
    }),
  );
}

/**
 * Stores that no role was added, and why. A key is free again with it: to send once more what was certainly
 * not carried out is no second role.
 */
export async function settleRoleFailed(
  app: AppContext,
  row: RoleIds,
  error: AppError,
  call = error.call,
): Promise<void> {
  const problem = withoutPeople(storedProblem(error));
  await settle(app, row, { state: "failed", problem, idempotencyKey: null }, () =>
    event(app, "role.failed", { ...idsOf(row), ...whyRefused(error), call: call ?? null }),
  );
}

/** Stores that nobody will know whether the role was added. */
export async function settleRoleNeverKnown(
  app: Happening,
  row: RoleIds,
  error = refusal("role-never-known"),
): Promise<void> {
  const problem = withoutPeople(storedProblem(error));
  await settle(app, row, { state: "never-known", problem }, () =>
    event(app, "role.never-known", { ...idsOf(row), ...whyOf(problem) }),
  );
}

async function settle(
  app: Happening,
  { id, leadId }: RoleIds,
  changes: Partial<AddedRole>,
  tell: () => Promise<void>,
): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(addedRoles)
      .set({ ...changes, settledAt: app.clock().getTime(), checkAt: null })
      .where(and(eq(addedRoles.id, id), isAdding));
    if (changesOf(changed) === 0) return;
    await tell();
    // The lead was removed meanwhile, so its row goes too.
    if (!(await isLeadThere(transaction, leadId)))
      await transaction.delete(addedRoles).where(eq(addedRoles.id, id));
  });
}

/** Stores that the answer was lost, or that nobody knows whether it was sent. Salesforce is asked then. */
export async function markRoleUnknown(app: AppContext, row: RoleIds, call?: SalesforceCall): Promise<void> {
  const now = app.clock().getTime();
  waitedMs(app, row);
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(addedRoles)
      .set({ state: "unknown", lostAt: now, checkAt: now })
      .where(and(eq(addedRoles.id, row.id), inArray(addedRoles.state, ["reserved", "sent"])));
    if (changesOf(changed) > 0) await event(app, "role.unknown", { ...idsOf(row), call: call ?? null });
  });
}
