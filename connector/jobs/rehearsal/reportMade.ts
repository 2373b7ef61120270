import { eq } from "drizzle-orm";
import { recordSettingsChange } from "../../signIn/recordSettingsChange.ts";
import type { RequestContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { rehearsals, type Rehearsal } from "../../database/schema/rehearsals.ts";
import { settings } from "../../database/schema/settings.ts";
import { event } from "../../log/event.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { readSettings } from "../../settings/settings.ts";
import { writeJobs } from "../lifecycle.ts";
import { rehearsalKind } from "./rehearsalKind.ts";

/** Who is named in the list of changes where no person has changed a setting. */
const byItself = { userId: "", username: "Crosswalk" };

/**
 * The guard of a request did not hold, which nothing that Salesforce documents allows. Whatever came into
 * being is named to the rep, who can delete it in Salesforce: nothing is deleted here on a suspicion.
 * Rehearsals are turned off in the org, so that it happens once, and the admins read so in their settings.
 */
export async function reportMade(ctx: RequestContext, rehearsal: Rehearsal, ids: string[]): Promise<void> {
  const { id: rehearsalId, userId, orgId } = rehearsal;
  const madeIds = [...new Set([...(rehearsal.madeIds ?? []), ...ids])];
  const problem = storedProblem(refusal("rehearsal-not-undone", { values: { count: madeIds.length } }));
  const changedAt = ctx.clock();
  ctx.log.error({ outcome: "not undone", created: madeIds.length }, "a rehearsal was not undone");
  ctx.metrics.rehearsalsNotUndone.inc();
  await inTransaction(ctx.database, async (transaction) => {
    await writeJobs(rehearsalKind, ctx, {
      changes: {
        ...{ state: "cancelled", problem, madeIds, finishedAt: changedAt.getTime() },
        ...{ resumeAt: null, sentAt: null, lookSince: null, lookAt: null },
      },
      where: eq(rehearsals.id, rehearsalId),
      isTold: false,
    });
    await event(ctx, "rehearsal.not-undone", {
      ...{ rehearsalId, userId, orgId, recordIds: madeIds, created: madeIds.length },
      code: problem.code,
      reason: "rehearsal-not-undone",
    });
    const before = await readSettings(transaction, orgId);
    if (!before.rehearsals) return;
    const change = { setting: "rehearsals", before: true, after: false };
    await recordSettingsChange(ctx, transaction, { ...byItself, orgId, changedAt }, change);
    await transaction
      .update(settings)
      .set({ values: { ...before, rehearsals: false }, updatedAt: changedAt })
      .where(eq(settings.orgId, orgId));
  });
}
