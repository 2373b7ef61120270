import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { addedRoles, type AddedRole, type AddedRoleState } from "../../database/schema/addedRoles.ts";
import { type ShownProblem, showProblem, storedProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { roleUnknown } from "./addRole.ts";
import { firstOf } from "../../database/rows.ts";

/** Where an added role stands, for whoever asked for it. Dates are ISO 8601, UTC. */
interface AddedRoleStatus {
  id: string;
  state: AddedRoleState;
  opportunityId: string;
  opportunityContactRoleId: string | null;
  /** Opens the opportunity in Lightning. */
  url: string;
  error: ShownProblem | null;
  createdAt: string;
  settledAt: string | null;
}

/** The caller's own added role. Throws `not-found`. */
export async function readAddedRole(
  ctx: RequestContext,
  leadId: string,
  additionId: string,
): Promise<AddedRoleStatus> {
  const { orgId, userId } = ctx.caller;
  const row = await firstOf(
    ctx.database
      .select()
      .from(addedRoles)
      .where(
        and(
          eq(addedRoles.id, additionId),
          eq(addedRoles.leadId, leadId),
          eq(addedRoles.orgId, orgId),
          eq(addedRoles.userId, userId),
        ),
      ),
  );
  if (!row) throw refusal("no-such-role-addition");
  const { id, state, opportunityId, opportunityContactRoleId, createdAt, settledAt } = row;
  return {
    id,
    state,
    opportunityId,
    opportunityContactRoleId,
    url: recordUrl(ctx.salesforce.instanceUrl, "Opportunity", opportunityId),
    error: errorOf(row),
    createdAt: new Date(createdAt).toISOString(),
    settledAt: settledAt === null ? null : new Date(settledAt).toISOString(),
  };
}

function errorOf(row: AddedRole): ShownProblem | null {
  if (row.state === "unknown") return showProblem(storedProblem(roleUnknown(row)));
  return row.problem && showProblem(row.problem);
}
