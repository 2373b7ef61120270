import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { event } from "../log/event.ts";
import { settingsChanges } from "../database/schema/settings.ts";

/**
 * Adds to the audit trail: who changed what, from what to what. Runs in the transaction that makes the
 * change.
 */
export function recordSettingsChange(
  app: Pick<AppContext, "log" | "database">,
  handle: DatabaseHandle,
  by: { orgId: string; userId: string; username: string; changedAt: Date },
  change: { setting: string; before: unknown; after: unknown },
): void {
  const { orgId, userId, username, changedAt } = by;
  handle
    .insert(settingsChanges)
    .values({ orgId, userId, username, changedAt, ...change })
    .run();
  event(app, "setting.changed", { setting: change.setting, userId, orgId });
}
