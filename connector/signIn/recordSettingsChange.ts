import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { settingsChanges } from "../database/schema/settings.ts";
import type { Log } from "../log/createLog.ts";
import { event } from "../log/event.ts";

/**
 * Adds to the audit trail: who changed what, from what to what. Runs in the transaction that makes the
 * change. A command on the connector's host has no log.
 */
export async function recordSettingsChange(
  { database, log }: Pick<AppContext, "database"> & { log?: Log },
  handle: DatabaseHandle,
  by: { orgId: string; userId: string; username: string; changedAt: Date },
  change: { setting: string; before: unknown; after: unknown },
): Promise<void> {
  const { orgId, userId, username, changedAt } = by;
  await handle.insert(settingsChanges).values({ orgId, userId, username, changedAt, ...change });
  const app = { database, log, clock: () => changedAt };
  await event(app, "setting.changed", { setting: change.setting, userId: userId || null, orgId });
}
