import { inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { users } from "../database/schema/sessions.ts";
import { readOr } from "../salesforce/readOr.ts";
import { readSettings } from "../settings/readSettings.ts";
import { refreshHolders } from "../settings/refreshHolders.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { monthOf } from "./month.ts";
import { quotaTimeZone } from "./quotaTerms.ts";
import { usageByUser, type UserUsage } from "./usageByUser.ts";

interface Usage {
  month: string;
  users: (UserUsage & { username: string | null; displayName: string | null })[];
}

/**
 * What each user of the caller's org did in a month (`YYYY-MM`, by default this one), in counts, with their
 * names. Throws `not-admin`.
 */
export async function readUsage(ctx: RequestContext, asked?: string): Promise<Usage> {
  await requireAdmin(ctx);
  const { orgId } = ctx.caller;
  // An admin may see who has a permission set, while a rep may not. What was known stays if Salesforce fails.
  const { quotaOverrides } = await readSettings(ctx.database, orgId);
  await readOr(
    () => refreshHolders(ctx, quotaOverrides),
    () => undefined,
  );
  const month = asked ?? monthOf(ctx.clock(), await quotaTimeZone(ctx.database, orgId));
  const usage = await usageByUser(ctx.database, orgId, month);
  const ids = usage.map(({ userId }) => userId);
  const known = await ctx.database.select().from(users).where(inArray(users.id, ids));
  const names = new Map(known.map((user) => [user.id, user]));
  return {
    month,
    users: usage.map((one) => ({
      ...one,
      username: names.get(one.userId)?.username ?? null,
      displayName: names.get(one.userId)?.displayName ?? null,
    })),
  };
}
