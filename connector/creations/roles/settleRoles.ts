import { and, asc, eq, gt, inArray, isNotNull, lt, lte, or, ne } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { openRestores } from "../restored/restores.ts";
import { addedRoles, isAdding, type AddedRole } from "../../database/schema/addedRoles.ts";
import { AppError } from "../../errors.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { refusal } from "../../reasons/refusal.ts";
import { keptSince, retention } from "../../retention.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { endWait, nextCheckAt, putOffMaxMs, mayNotBeAtWork } from "../ledger/schedule.ts";
import { isAway } from "../reconcile/endLostAnswers.ts";
import { markRoleUnknown, settleRoleFailed, settleRoleNeverKnown, settleRoleAdded } from "./roleLedger.ts";
import { firstOf } from "../../database/rows.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { lookUpRoles } from "../../salesforce/contactRoles.ts";

const dueMax = 100;

/**
 * The background job: settles added roles whose connector has ended or whose answer was lost. Asks
 * Salesforce as their own user and sends nothing. Only the leader asks.
 */
export async function settleRoles(app: AppContext): Promise<void> {
  await release(app);
  if (!(await app.runner.isLeader())) return;
  const now = app.clock().getTime();
  const due = await app.database
    .select()
    .from(addedRoles)
    .where(
      and(
        isAdding,
        isNotNull(addedRoles.checkAt),
        or(lte(addedRoles.checkAt, now), gt(addedRoles.checkAt, now + putOffMaxMs)),
      ),
    )
    .orderBy(asc(addedRoles.checkAt))
    .limit(dueMax);
  for (const row of due) {
    try {
      const ctx = await contextForUser(app, row, `role-${row.id}`);
      if (!(await lookForRole(ctx, row))) await lookLater(app, row);
    } catch (error) {
      // The user is signed out, or Salesforce is down: it is asked again.
      await lookLater(app, row);
      const level = error instanceof AppError ? "info" : "error";
      app.log[level]({ err: error, userId: row.userId, additionId: row.id }, "added role not settled yet");
    }
  }
}

/** Those that were not sent have failed. Those that may have been are looked for. */
async function release(app: AppContext): Promise<void> {
  const running = await runningRows(app.database);
  for (const { id, runner } of running) {
    if (app.runner.inFlight.has(id)) continue;
    if (runner !== null && runner !== app.runner.id && (await app.runner.isAlive(runner))) continue;
    await inTransaction(app.database, async (transaction) => {
      // It may have been sent, or settled, since it was read.
      const row = await firstOf(transaction.select().from(addedRoles).where(eq(addedRoles.id, id)));
      if (row?.runner !== runner || app.runner.inFlight.has(id)) return;
      const isOfBackup = (await openRestores(transaction, row)).length > 0;
      if (row.state === "reserved" && !isOfBackup) await settleRoleFailed(app, row, refusal("role-not-sent"));
      else await markRoleUnknown(app, row);
    });
  }
}

const runningRows = (handle: DatabaseHandle) =>
  handle
    .select({ id: addedRoles.id, runner: addedRoles.runner })
    .from(addedRoles)
    .where(and(isAdding, inArray(addedRoles.state, ["reserved", "sent"])));

async function lookLater(app: AppContext, row: AddedRole): Promise<void> {
  await app.database
    .update(addedRoles)
    .set({ checkAt: nextCheckAt(app, row) })
    .where(and(eq(addedRoles.id, row.id), isNotNull(addedRoles.checkAt)));
}

/** Ends those of users who have been away for so long that nobody can ask any more. */
export async function endLostRoles(app: AppContext): Promise<void> {
  const before = keptSince(app.clock(), retention.lostAnswers);
  const lost = and(isAdding, eq(addedRoles.state, "unknown"), lt(addedRoles.lostAt, before.getTime()));
  for (const row of await app.database.select().from(addedRoles).where(lost)) {
    if (!(await isAway(app, row, before))) continue;
    await settleRoleNeverKnown(app, row);
    endWait(app, row);
  }
}

/** The same at once for a user who has left. */
export async function endLostRolesOf(app: Happening, userId: string): Promise<void> {
  const lost = and(isAdding, eq(addedRoles.state, "unknown"), eq(addedRoles.userId, userId));
  for (const row of await app.database.select().from(addedRoles).where(lost))
    await settleRoleNeverKnown(app, row);
}

/**
 * Looks for a role whose answer was lost, as the caller, and answers whether it is settled. Who sees contact
 * and opportunity sees the role, too; who doesn't can't say that it is missing.
 */
async function lookForRole(ctx: RequestContext, row: AddedRole): Promise<boolean> {
  const { role } = await contactDescribe(ctx);
  const { hasContact, opportunity, roles } = await lookUpRoles(ctx.salesforce, role, row);
  // There was none before it was sent, and none of ours can have come since.
  const own = roles.find(({ createdById }) => createdById === row.userId);
  const isSeen = hasContact && opportunity !== null;
  if (own) await settleRoleAdded(ctx, row, own.id, { isFound: true });
  else if (!mayNotBeAtWork(ctx, row)) return false;
  else if (isSeen) await settleRoleFailed(ctx, row, refusal("role-not-added"));
  else if (row.userId === ctx.caller.userId) await settleRoleNeverKnown(ctx, row, refusal("role-never-seen"));
  else return false;
  endWait(ctx, row);
  return true;
}

/**
 * A colleague who lost an answer may have signed out since, and would keep the contact from everybody: who
 * asks next looks for that role under their own session.
 */
export async function settleColleagues(
  ctx: RequestContext,
  { contactId, opportunityId }: Pick<AddedRole, "contactId" | "opportunityId">,
): Promise<void> {
  const { orgId, userId } = ctx.caller;
  const lost = await firstOf(
    ctx.database
      .select()
      .from(addedRoles)
      .where(
        and(
          isAdding,
          eq(addedRoles.state, "unknown"),
          eq(addedRoles.orgId, orgId),
          eq(addedRoles.contactId, contactId),
          eq(addedRoles.opportunityId, opportunityId),
          ne(addedRoles.userId, userId),
        ),
      ),
  );
  if (lost) await lookForRole(ctx, lost);
}
