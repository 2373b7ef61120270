import { and, eq, gte, lt, notExists, sql } from "drizzle-orm";
import { orgIds } from "../../database/rows.ts";
import { batches, batchRows } from "../../database/schema/batches.ts";
import { event } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { keptSince } from "../../retention.ts";
import { readBatchRetention, readSettings } from "../../settings/settings.ts";
import { expireJobs } from "../expireJobs.ts";
import { cancelLeft } from "../lifecycle.ts";
import { undoKind } from "../undo/undoKind.ts";
import { batchKind } from "./batchKind.ts";

/**
 * Erases batches, with their undos, that ended longer ago than the org keeps them; their creations stay in
 * the ledger. Cancels those that have not moved for as long, because nobody is left to mend them.
 */
export async function eraseOldBatches(app: Happening): Promise<void> {
  for (const orgId of await orgIds(app.database)) {
    const { batchRetentionDays } = await readSettings(app.database, orgId);
    const { days } = await readBatchRetention(app.database, { orgId, batchRetentionDays }, app.clock());
    const before = keptSince(app.clock(), { days }).getTime();
    const ofOrg = eq(batches.orgId, orgId);
    const moved = app.database
      .select({ one: sql`1` })
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batches.id), gte(batchRows.updatedAt, before)));
    await cancelLeft(batchKind, app, and(ofOrg, lt(batches.createdAt, before), notExists(moved)));
    await expireJobs(batchKind, app, {
      where: and(ofOrg, lt(batches.finishedAt, before)),
      parts: [undoKind.rows, batchKind.rows],
      tell: ({ jobs, rows }) => event(app, "batches.erased", { orgId, batches: jobs, rows }),
    });
  }
}
