import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { moveLinksTo } from "../leads/recordLink.ts";
import { lookUpRecord } from "../salesforce/lookUpRecord.ts";

type ContactFate = "untouched" | "changed" | "deleted" | "merged" | "unseen";

/**
 * What became of a creation's contact, for all that undoes it. `unseen` proves neither that it is gone nor
 * that it stays. The links follow a merge.
 */
export async function lookUpContact(
  ctx: RequestContext,
  { leadId, contactId }: Pick<Creation, "leadId" | "contactId">,
): Promise<ContactFate> {
  if (contactId === null) return "unseen";
  const fate = await lookUpRecord(ctx.salesforce, contactId);
  if (fate.state === "there") return fate.isUntouched ? "untouched" : "changed";
  if (fate.state === "merged") {
    const linkedBy = ctx.caller.userId;
    moveLinksTo(ctx.database, { leadId, formerId: contactId, recordId: fate.into, linkedBy });
  }
  return fate.state;
}
