import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import { soqlText } from "../salesforce/soql.ts";

/**
 * Whether a creation's contact has a role that it didn't get by the creation: Salesforce deletes all roles of
 * a contact with it, and a role that is added leaves the contact's LastModifiedDate as it is. Roles that the
 * user may not see can't be found out. One API call.
 */
export async function hasOtherRole(
  ctx: RequestContext,
  creation: Pick<Creation, "contactId" | "opportunityId" | "opportunityContactRoleId">,
): Promise<boolean> {
  const { contactId, opportunityId, opportunityContactRoleId } = creation;
  const soql = `SELECT Id, OpportunityId FROM OpportunityContactRole WHERE ContactId = ${soqlText(contactId ?? "")}`;
  try {
    const roles = await ctx.salesforce.query<{ Id: string; OpportunityId: string }>(soql);
    if (opportunityContactRoleId !== null) return roles.some(({ Id }) => Id !== opportunityContactRoleId);
    // After a lost answer, the creation's own role may not be known.
    return roles.length > 1 || roles.some((role) => role.OpportunityId !== opportunityId);
  } catch (error) {
    if (error instanceof AppError && error.code === "insufficient-access") return false;
    throw error;
  }
}
