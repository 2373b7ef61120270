import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { createErasedCheck } from "../privacy/erasedCheck.ts";
import { findOwnList } from "./findLeadList.ts";
import { readLeadList } from "./readLeadList.ts";
import { type LeadList } from "./selectLeadLists.ts";

/** Renames the caller's list, or starts or stops sharing it with the org. */
export async function updateLeadList(
  ctx: RequestContext,
  listId: string,
  change: { name?: string | undefined; shared?: boolean | undefined },
): Promise<LeadList> {
  const list = await findOwnList(ctx, listId);
  const name =
    change.name === undefined
      ? list.name
      : await (await createErasedCheck(ctx, ctx.caller.orgId)()).textWithout(change.name);
  await ctx.database
    .update(leadLists)
    .set({ name, isShared: change.shared ?? list.isShared })
    .where(eq(leadLists.id, listId))
    .run();
  return await readLeadList(ctx, listId);
}
