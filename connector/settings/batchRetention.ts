import { and, eq, gt } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { settingsChanges } from "../database/schema/settings.ts";
import { graceMs } from "../retention.ts";
import type { Settings } from "./settingsTable.ts";

interface BatchRetention {
  /** For so long batches are kept at present. */
  days: number;
  /** When the shorter time holds that an admin has saved; null where there is none. */
  shorterFrom: Date | null;
}

/** How long the org's batches are kept: for a day after an admin has shortened it as before. */
export async function readBatchRetention(
  handle: DatabaseHandle,
  { orgId, batchRetentionDays }: { orgId: string } & Pick<Settings, "batchRetentionDays">,
  now: Date,
): Promise<BatchRetention> {
  const changes = await handle
    .select({ before: settingsChanges.before, changedAt: settingsChanges.changedAt })
    .from(settingsChanges)
    .where(
      and(
        eq(settingsChanges.orgId, orgId),
        eq(settingsChanges.setting, "batchRetentionDays"),
        gt(settingsChanges.changedAt, new Date(now.getTime() - graceMs)),
      ),
    )
    .orderBy(settingsChanges.id);
  const longer = changes.filter(({ before }) => typeof before === "number" && before > batchRetentionDays);
  const last = longer.at(-1);
  return {
    days: Math.max(batchRetentionDays, ...longer.map(({ before }) => Number(before))),
    shorterFrom: last ? new Date(last.changedAt.getTime() + graceMs) : null,
  };
}
