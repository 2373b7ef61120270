import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { settings } from "../database/schema/settings.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { readSettings } from "./readSettings.ts";
import type { Settings } from "./settingsTable.ts";
import { firstOf } from "../database/firstOf.ts";

export interface ShownSettings extends Settings {
  /** ISO 8601, UTC. Null until an admin decides: until then the page offers the package's suggestions. */
  decidedAt: string | null;
}

/** The settings of the caller's org as the admin page shows them. Throws `not-admin`. */
export async function showSettings(ctx: RequestContext): Promise<ShownSettings> {
  await requireAdmin(ctx);
  const { orgId } = ctx.caller;
  const row = await firstOf(ctx.database.select().from(settings).where(eq(settings.orgId, orgId)));
  return { ...(await readSettings(ctx.database, orgId)), decidedAt: row?.updatedAt.toISOString() ?? null };
}
