import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { findOwnList } from "./findLeadList.ts";
import { readLeadList } from "./readLeadList.ts";
import { type LeadList } from "./selectLeadLists.ts";

/** Renames the caller's list, or starts or stops sharing it with the org. */
export function updateLeadList(
  ctx: RequestContext,
  listId: string,
  change: { name?: string | undefined; shared?: boolean | undefined },
): LeadList {
  const list = findOwnList(ctx, listId);
  ctx.database
    .update(leadLists)
    .set({ name: change.name ?? list.name, isShared: change.shared ?? list.isShared })
    .where(eq(leadLists.id, listId))
    .run();
  return readLeadList(ctx, listId);
}
