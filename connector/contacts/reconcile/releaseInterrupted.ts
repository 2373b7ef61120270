import { and, eq, lt } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { creations } from "../../database/schema/contacts.ts";
import { AppError } from "../../errors.ts";
import { markUnknown, settleFailed } from "../ledger/settleCreation.ts";

/** No live request leaves a row `reserved` longer than this: it is sent in the same turn. */
const reservedMaxMs = 10_000;
/** Nor `sent` longer than this beyond three tries of the request. */
const sentGraceMs = 30_000;

const startedApps = new WeakSet<AppContext["database"]>();

/**
 * Takes care of creations that a crash interrupted. What was reserved was not sent: it failed, and its quota is free. Of what
 * was sent nobody knows: it is asked for. At the first call after a start every such row is of a process that has ended.
 */
export function releaseInterrupted(app: AppContext): void {
  const isStart = !startedApps.has(app.database);
  startedApps.add(app.database);
  const now = app.clock().getTime();
  const reservedBefore = isStart ? now + 1 : now - reservedMaxMs;
  const sentBefore = isStart ? now + 1 : now - 3 * app.config.salesforce.timeoutMs - sentGraceMs;

  const reserved = app.database
    .select({ id: creations.id, batchId: creations.batchId })
    .from(creations)
    .where(and(eq(creations.state, "reserved"), lt(creations.createdAt, reservedBefore)))
    .all();
  for (const creation of reserved) settleFailed(app, creation, interrupted());

  const sent = app.database
    .select({ id: creations.id })
    .from(creations)
    .where(and(eq(creations.state, "sent"), lt(creations.sentAt, sentBefore)))
    .all();
  for (const { id } of sent) markUnknown(app, id);
}

function interrupted(): AppError {
  return new AppError("internal", {
    detail: "Crosswalk was stopped before anything was sent to Salesforce.",
    action: "Nothing was created. Save again.",
  });
}
