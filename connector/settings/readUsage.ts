import { inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { users } from "../database/schema/sessions.ts";
import { monthOf } from "../quota/month.ts";
import { usageByUser, type UserUsage } from "../quota/usageByUser.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";

interface Usage {
  month: string;
  users: (UserUsage & { username: string | null; displayName: string | null })[];
}

/**
 * What each user of the caller's org did in a month (`YYYY-MM`, by default this one), in counts, with their
 * names. Throws `not-admin`.
 */
export async function readUsage(ctx: RequestContext, month = monthOf(ctx.clock())): Promise<Usage> {
  await requireAdmin(ctx);
  const usage = usageByUser(ctx.database, ctx.caller.orgId, month);
  const ids = usage.map(({ userId }) => userId);
  const known = ctx.database.select().from(users).where(inArray(users.id, ids)).all();
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
