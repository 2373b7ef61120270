import { and, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { rehearsalRows, rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import { AppError } from "../errors.ts";
import { lookForMade } from "./lookForMade.ts";
import { rehearsalContext } from "./rehearsalContext.ts";
import { reportMade } from "./reportMade.ts";
import { lookAgainMs } from "./schedule.ts";

/**
 * Looks a last time for what a lost answer may have left, once Salesforce can't be at work on it any more.
 * Where Salesforce can't be asked, it is asked later.
 */
export async function lookAgain(app: AppContext, rehearsal: Rehearsal): Promise<void> {
  const isIt = eq(rehearsals.id, rehearsal.id);
  try {
    const ctx = await rehearsalContext(app, rehearsal);
    const madeIds = await lookForMade(ctx, rehearsal);
    if (madeIds.length > 0) return await reportMade(ctx, rehearsal, madeIds);
    await app.database.update(rehearsals).set({ sentAt: null, lookSince: null, lookAt: null }).where(isIt);
    // Those of a request that nobody waits for any more.
    await app.database
      .update(rehearsalRows)
      .set({ state: "waiting" })
      .where(and(eq(rehearsalRows.rehearsalId, rehearsal.id), eq(rehearsalRows.state, "running")));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await app.database
      .update(rehearsals)
      .set({ lookAt: app.clock().getTime() + lookAgainMs })
      .where(isIt);
  }
}
