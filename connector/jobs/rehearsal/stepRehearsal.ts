import { and, asc, eq, inArray, isNotNull, isNull, lte, notExists, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { attemptsMax } from "../../creations/ledger/batchRows.ts";
import { refuseCreation } from "../../creations/ledger/refuse.ts";
import { correctLedger } from "../../creations/restored/correctLedger.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batches } from "../../database/schema/batches.ts";
import { rehearsalRows, rehearsals, type Rehearsal } from "../../database/schema/rehearsals.ts";
import { contactDescribe, type ContactDescribe, withFreshDescribe } from "../../form/contactDescribe.ts";
import { externalIdField } from "../../form/picklists.ts";
import type { AppError } from "../../errors.ts";
import { contactForm } from "../../form/contactForm.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { finishJobs, isOpen, markRunning } from "../lifecycle.ts";
import { claimWithCountries } from "../rows/rowValues.ts";
import type { JobWork } from "../kind.ts";
import { contextOfJob } from "../stepJob.ts";
import { openJobs } from "../turns.ts";
import { claimCall, type Call } from "./claimCall.ts";
import { requireRehearsals } from "./createRehearsal.ts";
import { foretellQuota } from "./foretellQuota.ts";
import { lookAgain, lookForMade } from "./lookForMade.ts";
import { prepareRehearsal } from "./prepareRehearsal.ts";
import { rehearsalKind } from "./rehearsalKind.ts";
import { reportMade } from "./reportMade.ts";
import { sendCall } from "./sendCall.ts";

/**
 * A rehearsal prepares rows, sends a request, or looks for what a lost answer may have left. Where another
 * connector leads by then, it does the same again, which nobody notices.
 */
export const rehearsalWork: JobWork<Rehearsal> = {
  kind: rehearsalKind,
  step,
  async runnable(app) {
    // A user's batch goes before their rehearsal, for both would lock the same accounts.
    const isTheirs = and(eq(batches.orgId, rehearsals.orgId), eq(batches.userId, rehearsals.userId));
    const sending = app.database
      .select({ one: sql`1` })
      .from(batches)
      .where(and(isTheirs, eq(batches.state, "running")));
    const isToLook = and(isNotNull(rehearsals.lookAt), lte(rehearsals.lookAt, app.clock().getTime()));
    const ended = await app.database
      .select()
      .from(rehearsals)
      .where(and(inArray(rehearsals.state, ["finished", "cancelled"]), isToLook))
      .orderBy(asc(rehearsals.lookAt));
    return [...(await openJobs(rehearsalKind, app, notExists(sending))), ...ended];
  },
};

async function step(app: AppContext, rehearsal: Rehearsal): Promise<AppError | null> {
  if (!isOpen(rehearsal)) {
    await lookAgain(app, rehearsal);
    return null;
  }
  const ctx = await contextOfJob(rehearsalKind, app, rehearsal);
  if (rehearsal.sentAt !== null) {
    const madeIds = await lookForMade(ctx, rehearsal);
    if (madeIds.length > 0) await reportMade(ctx, rehearsal, madeIds);
    else await forgetLost(ctx, rehearsal);
    return null;
  }
  const { settings, leadSource } = await requireRehearsals(app, rehearsal);
  await correctLedger(ctx);
  const describe = await freshDescribe(ctx, rehearsal, leadSource);
  const scope = { describe, form: contactForm(describe.contact, settings), leadSource };
  if (!(await markRunning(rehearsalKind, app, rehearsal))) return null;
  const call = await claimWithCountries<Call>(ctx, describe, (waitsForCountries) =>
    claimCall(ctx, rehearsal, { ...scope, waitsForCountries }),
  );
  if (call === null) {
    if (rehearsal.preparedAt === null) await prepareRehearsal(ctx, rehearsal);
    else await finish(ctx, rehearsal);
    return null;
  }
  if (call.rows.length === 0) return null;
  return await sendCall(ctx, rehearsal, call, externalIdField(describe)?.name);
}

/** The org as the user sees it, asked anew at the beginning. Throws what would refuse every row. */
function freshDescribe(
  ctx: RequestContext,
  { preparedRows }: Rehearsal,
  leadSource: string,
): Promise<ContactDescribe> {
  const isFirst = preparedRows === 0;
  return withFreshDescribe(ctx, async (known) => {
    const describe = isFirst ? await contactDescribe(ctx, { recheck: true }) : known;
    await refuseCreation({ describe, leadSource });
    return describe;
  });
}

/** Nothing has come of the request whose answer was lost: its rows wait again, as often as is sensible. */
async function forgetLost(ctx: RequestContext, { id }: Rehearsal): Promise<void> {
  const ofLost = and(eq(rehearsalRows.rehearsalId, id), eq(rehearsalRows.state, "running"));
  const attempts = sql`${rehearsalRows.attempts} + 1`;
  const isLast = sql`${rehearsalRows.attempts} + 1 >= ${attemptsMax}`;
  const problem = storedProblem(refusal("rehearsal-unanswered"));
  await inTransaction(ctx.database, async (transaction) => {
    await transaction.update(rehearsalRows).set({ state: "would-fail", problem }).where(and(ofLost, isLast));
    await transaction.update(rehearsalRows).set({ state: "waiting", attempts }).where(ofLost);
    await transaction.update(rehearsals).set({ sentAt: null }).where(eq(rehearsals.id, id));
  });
}

async function finish(ctx: RequestContext, rehearsal: Rehearsal): Promise<void> {
  await foretellQuota(ctx, rehearsal);
  const isRunning = eq(rehearsals.state, "running");
  const isStill = and(eq(rehearsals.id, rehearsal.id), isRunning, isNull(rehearsals.sentAt));
  await finishJobs(rehearsalKind, ctx, isStill);
}
