import type { RequestContext } from "../context.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { readSettings, type Settings } from "./readSettings.ts";

/** The settings of the caller's org as the admin page shows them. Throws `not-admin`. */
export async function showSettings(ctx: RequestContext): Promise<Settings> {
  await requireAdmin(ctx);
  return readSettings(ctx.database, ctx.caller.orgId);
}
