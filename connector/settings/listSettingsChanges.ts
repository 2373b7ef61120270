import { and, desc, eq, lt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { settingsChanges, type SettingsChange } from "../database/schema/settings.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";

/**
 * The audit trail of the caller's org, newest first. `cursor` is the id of the last change already seen.
 * Throws `not-admin`.
 */
export async function listSettingsChanges(
  ctx: RequestContext,
  { cursor, limit }: { cursor?: number | undefined; limit: number },
): Promise<{ items: SettingsChange[]; nextCursor: string | null }> {
  await requireAdmin(ctx);
  const rows = await ctx.database
    .select()
    .from(settingsChanges)
    .where(
      and(
        eq(settingsChanges.orgId, ctx.caller.orgId),
        cursor === undefined ? undefined : lt(settingsChanges.id, cursor),
      ),
    )
    .orderBy(desc(settingsChanges.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}
