import { and, eq, ne } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { addedRoles, isAdding, type AddedRole } from "../../database/schema/addedRoles.ts";
import { contactDescribe } from "../../describe/contactDescribe.ts";
import { refusal } from "../../reasons/refusal.ts";
import { lookUpRoles } from "../../salesforce/contactRoles.ts";
import { endWait, mayNotBeAtWork } from "../ledger/schedule.ts";
import { settleRoleAdded, settleRoleFailed, settleRoleNeverKnown } from "./roleLedger.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Looks for a role whose answer was lost, as the caller, and answers whether it is settled. Who sees contact
 * and opportunity sees the role, too; who doesn't can't say that it is missing.
 */
export async function lookForRole(ctx: RequestContext, row: AddedRole): Promise<boolean> {
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
