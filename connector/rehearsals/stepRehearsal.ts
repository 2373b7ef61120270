import { and, eq, isNull, sql } from "drizzle-orm";
import { lookUpCountries } from "../accounts/accountCountries.ts";
import { failureOf } from "../batches/failureOf.ts";
import type { AppContext, RequestContext } from "../context.ts";
import { holdsForAll } from "../creations/sendCreations.ts";
import { refuseCreation } from "../creations/ledger/refuse.ts";
import { correctLedger } from "../creations/restored/correctLedger.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { rehearsalRows, rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import { contactDescribe, type ContactDescribe, withFreshDescribe } from "../describe/contactDescribe.ts";
import { externalIdField } from "../describe/picklists.ts";
import { AppError, policyOf } from "../errors.ts";
import { contactForm } from "../form/contactForm.ts";
import { storedProblem } from "../problems.ts";
import { refusal } from "../reasons/refusal.ts";
import { continueTrace } from "../trace.ts";
import { isOpen } from "./cancelRehearsal.ts";
import { claimCall, type Call } from "./claimCall.ts";
import { foretellQuota } from "./foretellQuota.ts";
import { lookForMade } from "./lookForMade.ts";
import { pauseRehearsal } from "./pauseRehearsal.ts";
import { prepareRehearsal } from "./prepareRehearsal.ts";
import { rehearsalContext } from "./rehearsalContext.ts";
import { reportMade } from "./reportMade.ts";
import { requireRehearsals } from "./requireRehearsals.ts";
import { attemptsMax } from "./schedule.ts";
import { sendCall } from "./sendCall.ts";
import { writeRehearsal } from "./writeRehearsal.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * One turn of a rehearsal: its preparation, one request, or a look for what a lost answer may have left.
 * Errors are stored in the rehearsal. Where another connector leads by then, it does the same again, which
 * nobody notices.
 */
export async function stepRehearsal(shared: AppContext, { id }: Rehearsal): Promise<void> {
  // A step that has just ended may have changed it since it was chosen.
  const rehearsal = await firstOf(shared.database.select().from(rehearsals).where(eq(rehearsals.id, id)));
  if (!rehearsal || rehearsal.state === "finished" || rehearsal.state === "cancelled") return;
  const app = contextOfStep(shared, rehearsal);
  try {
    const failure = await step(app, rehearsal);
    if (!app.runner.leads) return;
    if (failure) await endOrPause(app, rehearsal, failure);
    else if (rehearsal.brokenSteps > 0) await countBroken(app, rehearsal, sql`0`);
  } catch (error) {
    if (!(error instanceof AppError)) app.log.error({ err: error }, "rehearsal step failed");
    if (app.runner.leads) await endOrPause(app, rehearsal, failureOf(app, error));
  }
}

function contextOfStep(app: AppContext, { id, userId, orgId }: Rehearsal): AppContext {
  const trace = continueTrace(undefined);
  const requestId = `rehearsal-${id}-${trace.traceId.slice(0, 8)}`;
  const ids = { requestId, rehearsalId: id, userId, orgId, traceId: trace.traceId };
  return { ...app, trace, log: app.log.with(ids) };
}

async function step(app: AppContext, rehearsal: Rehearsal): Promise<AppError | null> {
  const ctx = await rehearsalContext(app, rehearsal);
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
  if (!(await markRunning(app, rehearsal))) return null;
  const call = await claimNext(ctx, rehearsal, scope);
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

/** The next request, after its accounts' countries have been looked up where that is needed. */
async function claimNext(
  ctx: RequestContext,
  rehearsal: Rehearsal,
  scope: Omit<Parameters<typeof claimCall>[2], "waitsForCountries">,
): Promise<Call | null> {
  for (const waitsForCountries of [true, false]) {
    const claimed = await claimCall(ctx, rehearsal, { ...scope, waitsForCountries });
    if (!claimed || "rows" in claimed) return claimed;
    await lookUpCountries(ctx, scope.describe.account, claimed.unknownAccounts);
  }
  return null;
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
  const finishedAt = ctx.clock().getTime();
  const isStill = and(
    eq(rehearsals.id, rehearsal.id),
    eq(rehearsals.state, "running"),
    isNull(rehearsals.sentAt),
  );
  await writeRehearsal(ctx, { state: "finished", problem: null, resumeAt: null, finishedAt }, isStill);
}

/** False where the rep has cancelled it meanwhile. */
async function markRunning(app: AppContext, { id }: Rehearsal): Promise<boolean> {
  const running = { state: "running", problem: null, resumeAt: null } as const;
  return (await writeRehearsal(app, running, and(eq(rehearsals.id, id), isOpen))).length === 1;
}

async function countBroken(
  { database }: Pick<AppContext, "database">,
  { id }: Rehearsal,
  brokenSteps = sql`${rehearsals.brokenSteps} + 1`,
): Promise<void> {
  await database.update(rehearsals).set({ brokenSteps }).where(eq(rehearsals.id, id));
}

/** What refuses one row for good refuses all, and so does what breaks again and again. */
async function endOrPause(app: AppContext, rehearsal: Rehearsal, error: AppError): Promise<void> {
  const passes = policyOf(error).retry === "pauseBatch" || holdsForAll(error);
  if (!passes) await countBroken(app, rehearsal);
  // Whether a lost answer has made anything is asked until it is known.
  if (rehearsal.sentAt !== null) return await pauseRehearsal(app, rehearsal, error);
  const isOver =
    policyOf(error).retry === "failBatch" || (!passes && rehearsal.brokenSteps + 1 >= attemptsMax);
  if (!isOver) return await pauseRehearsal(app, rehearsal, error);
  await inTransaction(app.database, async (transaction) => {
    const waiting = and(eq(rehearsalRows.rehearsalId, rehearsal.id), eq(rehearsalRows.state, "waiting"));
    const failed = { state: "would-fail", problem: storedProblem(error) } as const;
    await transaction.update(rehearsalRows).set(failed).where(waiting);
    const finished = { state: "finished", problem: null, resumeAt: null } as const;
    const finishedAt = app.clock().getTime();
    await writeRehearsal(app, { ...finished, finishedAt }, and(eq(rehearsals.id, rehearsal.id), isOpen));
  });
}
