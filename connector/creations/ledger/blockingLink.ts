import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { mapInTurns } from "../../inTurns.ts";
import { lookUpVisibility } from "../../leads/knownVisibility.ts";
import { everybody } from "../../database/schema/leads.ts";
import { readLink, readOwnLink } from "../../leads/recordLink.ts";
import type { LeadLink } from "../../database/schema/leads.ts";

/**
 * The link to a Contact that forbids creating another: the one that the user sees, or the one to a contact
 * that anybody created from the lead. A link to a Salesforce Lead does not count.
 */
export async function blockingLink(
  handle: DatabaseHandle,
  leadId: string,
  userId: string,
): Promise<LeadLink | undefined> {
  const made = await readOwnLink(handle, { leadId, forUser: everybody });
  const links = [await readLink(handle, leadId, userId), made?.origin === "creation" ? made : undefined];
  return links.find((link) => link?.object === "Contact");
}

/** Asks Salesforce which linked contacts the caller may see, so that a refusal may name them. */
export async function lookUpBlockingLinks(ctx: RequestContext, leadIds: string[]): Promise<void> {
  const { database, caller } = ctx;
  const links = await mapInTurns(leadIds, (leadId) => blockingLink(database, leadId, caller.userId));
  await lookUpVisibility(
    ctx,
    links.filter((link) => link !== undefined),
  );
}
