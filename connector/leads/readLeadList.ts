import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { findVisibleList } from "./findLeadList.ts";
import { selectLeadLists, type LeadList } from "./selectLeadLists.ts";

/** One list. Throws `not-found`. */
export async function readLeadList(ctx: RequestContext, listId: string): Promise<LeadList> {
  await findVisibleList(ctx, listId);
  const [list] = await selectLeadLists(ctx, eq(leadLists.id, listId), 1);
  if (!list) throw new Error(`lead list ${listId} vanished while it was read`);
  return list;
}
