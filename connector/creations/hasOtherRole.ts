import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import { soqlText } from "../salesforce/soql.ts";

/**
 * Whether a creation's contact has a role on another opportunity than the creation's: Salesforce deletes all
 * roles of a contact with it, and a role that is added leaves the contact's LastModifiedDate as it is. False
 * where the user may not see roles. One API call.
 */
export async function hasOtherRole(
  ctx: RequestContext,
  { contactId, opportunityId }: Pick<Creation, "contactId" | "opportunityId">,
): Promise<boolean> {
  const soql = `SELECT OpportunityId FROM OpportunityContactRole WHERE ContactId = ${soqlText(contactId ?? "")} LIMIT 2`;
  try {
    const roles = await ctx.salesforce.query<{ OpportunityId: string }>(soql);
    return roles.some((role) => role.OpportunityId !== opportunityId);
  } catch (error) {
    if (error instanceof AppError && error.code === "insufficient-access") return false;
    throw error;
  }
}
