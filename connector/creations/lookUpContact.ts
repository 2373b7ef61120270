import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { moveLinksTo } from "../leads/recordLink.ts";
import { undoWithinMs } from "./undoWindow.ts";
import { lookUpRecord } from "../salesforce/lookUpRecord.ts";

type ContactFate = "untouched" | "changed" | "old" | "deleted" | "merged" | "unseen";

/** Between an answer's time and the next request. */
const graceMs = 60_000;

/**
 * What became of a creation's contact, for all that undoes it. `old`: it is there, undone no more. `unseen`
 * proves neither that it is gone nor that it stays. The links follow a merge.
 */
export async function lookUpContact(
  ctx: RequestContext,
  { leadId, contactId }: Pick<Creation, "leadId" | "contactId">,
): Promise<ContactFate> {
  if (contactId === null) return "unseen";
  const fate = await lookUpRecord(ctx.salesforce, contactId);
  if (fate.state === "there") {
    // By Salesforce's clock, since the connector's may have been set.
    const ageMs = (ctx.salesforce.salesforceTime ?? fate.createdAt).getTime() - fate.createdAt.getTime();
    if (ageMs > undoWithinMs + graceMs) return "old";
    return fate.isUntouched ? "untouched" : "changed";
  }
  if (fate.state === "merged") {
    const linkedBy = ctx.caller.userId;
    moveLinksTo(ctx.database, { leadId, formerId: contactId, recordId: fate.into, linkedBy });
  }
  return fate.state;
}
