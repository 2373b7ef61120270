import { setTimeout as wait } from "node:timers/promises";
import type { RequestContext, AppContext } from "../context.ts";
import { eachInTransactions } from "../database/inSteps.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError, type SalesforceCall, policyOf } from "../errors.ts";
import { tellCrmChange } from "../matches/crmChanges.ts";
import { refusal, type PlainReason } from "../reasons/refusal.ts";
import type { ManyOutcome } from "../salesforce/createManyContacts.ts";
import { settleCreated, settleFailed, markUnknown, markSent } from "./ledger/transitions.ts";
import type { SalesforceSession } from "../salesforce/session.ts";
import { createOneContact, type CreationGuards, type NewContact } from "../salesforce/createOneContact.ts";
import { meaningOf } from "../salesforce/translateError.ts";
import { NoAnswerError } from "../salesforce/transport.ts";

/** The result of a request that creates contacts. */
interface SentCreations {
  /** By creation; `outcome-unknown` where the answer was lost. */
  outcomes: ManyOutcome[];
  /** The error of the whole request, where Salesforce looked at no contact. */
  failure: AppError | null;
}

/**
 * Sends claimed creations in one request and stores how each ended, whatever happens. Single adds and chunks
 * of a batch differ only in `request`, which sends by the session that it is given. Throws
 * `creation-in-progress`, and sends nothing, where one of them was settled meanwhile.
 */
export async function sendCreations(
  ctx: RequestContext,
  claimed: readonly Creation[],
  request: (salesforce: SalesforceSession) => Promise<ManyOutcome[]>,
): Promise<SentCreations> {
  const { inFlight } = ctx.runner;
  const ending = { unwritten: "outcome not written down yet" as const, ...idsOf(claimed) };
  const salesforce = ctx.salesforce.guarded(whileItIsOurs(ctx, claimed));
  let answered: ManyOutcome[] = [];
  let call: SalesforceCall | undefined;
  try {
    await markSent(ctx, claimed, salesforce.salesforceTime);
  } catch (error) {
    for (const { id } of claimed) inFlight.delete(id);
    throw error;
  }
  try {
    const outcomes = (await request(salesforce)).map((outcome, index) => namingLost(outcome, claimed[index]));
    answered = outcomes;
    call = salesforce.lastWrite;
    await settle(ctx, claimed, outcomes, { call });
    if (outcomes.some((outcome) => "ids" in outcome)) await tellCrmChange(ctx);
    return { outcomes, failure: null };
  } catch (error) {
    // Every other code says that nothing was created.
    if (error instanceof AppError && error.code !== "outcome-unknown") {
      const outcomes = claimed.map(() => ({ error }));
      await writeDown(ctx, ending, () =>
        settle(ctx, claimed, outcomes, { isOfAll: holdsForAll(error), call: salesforce.lastWrite }),
      );
      return { outcomes, failure: error };
    }
    // An error after sending, even our own bug or a full disk, says nothing about what Salesforce did.
    if (!(error instanceof AppError))
      ctx.log.error({ err: error, ...idsOf(claimed) }, "answer not understood, or not written down");
    call ??= salesforce.lastWrite;
    await writeDown(ctx, ending, () =>
      eachInTransactions(ctx.database, claimed, (creation) => markUnknown(ctx, creation, call)),
    );
    const outcomes = claimed.map(
      ({ id }, index) => refusedIn(answered[index]) ?? { error: outcomeUnknown(id, error) },
    );
    return { outcomes, failure: null };
  } finally {
    for (const { id } of claimed) inFlight.delete(id);
  }
}

/**
 * Each creation is settled by itself. Where the process ends in between, those that are not still say `sent`,
 * and Salesforce is asked about them.
 */
async function settle(
  ctx: RequestContext,
  claimed: readonly Creation[],
  outcomes: readonly ManyOutcome[],
  { isOfAll = false, call }: { isOfAll?: boolean; call: SalesforceCall | undefined },
): Promise<void> {
  await eachInTransactions(ctx.database, claimed.entries(), async ([index, creation]) => {
    const outcome = outcomes[index];
    if (outcome && "ids" in outcome) await settleCreated(ctx, creation, outcome.ids, { call });
    else {
      const error = outcome && "error" in outcome ? outcome.error : refusal("not-tried");
      if (error.code === "outcome-unknown") await markUnknown(ctx, creation, call);
      else await settleFailed(ctx, creation, error, { holdsForAll: isOfAll, call });
    }
  });
}

/**
 * Half of the time after which nobody expects the contact of a lost answer any more: see
 * creations/ledger/schedule.ts.
 */
const sentWithinMs = 5 * 60_000;

/**
 * Throws the reason where this connector can't be sure any more that it is the one to send them: it stood
 * still for too long after it had written down that it does, or lost its locks. Others may have settled them,
 * and sent them again.
 */
export function whileItIsOurs(
  ctx: RequestContext,
  claimed: readonly Pick<Creation, "runner">[],
  reason: PlainReason = "not-sent",
): () => void {
  const { runner } = ctx;
  const waitedMs = timeSince(ctx);
  return () => {
    if (waitedMs() > sentWithinMs || claimed.some((creation) => creation.runner !== runner.id))
      throw refusal(reason);
  };
}

/** The same, with the creation that is asked for later where the answer was half there. */
function namingLost(outcome: ManyOutcome, creation: Creation | undefined): ManyOutcome {
  const isLost = "error" in outcome && outcome.error.code === "outcome-unknown";
  return isLost && creation ? { error: outcomeUnknown(creation.id, outcome.error) } : outcome;
}

/** Salesforce's refusal; it is answered even if it could not be stored. */
function refusedIn(outcome: ManyOutcome | undefined): ManyOutcome | undefined {
  return outcome && "error" in outcome ? outcome : undefined;
}

function idsOf(claimed: readonly Creation[]): { creationIds: string[] } {
  return { creationIds: claimed.map(({ id }) => id) };
}

/** The answer was lost after sending. `creationId` is for asking later how it ended. */
export function outcomeUnknown(creationId: string, cause?: unknown): AppError {
  return refusal("outcome-unknown", {
    members: { creationId, statusUrl: `/v1/contacts/${creationId}` },
    cause,
  });
}

/** Sends the claimed creation of a rep who is waiting. */
export async function sendSingle(
  ctx: RequestContext,
  creation: Creation,
  guards: CreationGuards,
): Promise<ManyOutcome> {
  const { outcomes } = await sendCreations(ctx, [creation], async (salesforce) => [
    await throughLocks(
      () => createOneContact(salesforce, contactOf(creation), guards),
      (outcome) => ("error" in outcome ? outcome.error : null),
    ),
  ]);
  return outcomes[0] ?? { halted: true };
}

/** Pauses before something is sent again after a locked record. The refusal means that nothing was made. */
const lockPausesMs = [200, 800];

/**
 * Sends what a rep is waiting for. Unlike a batch's requests, it is repeated within a second after a locked
 * record. `refusalIn` finds the refusal in what is sent without throwing.
 */
export async function throughLocks<T>(
  send: () => Promise<T>,
  refusalIn: (answer: T) => AppError | null = () => null,
): Promise<T> {
  for (const pauseMs of lockPausesMs) {
    try {
      const answer = await send();
      if (!isLocked(refusalIn(answer))) return answer;
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    await wait(pauseMs);
  }
  return send();
}

function isLocked(error: unknown): boolean {
  return error instanceof AppError && meaningOf(error).passesSoon === true;
}

interface Ending {
  unwritten: "outcome not written down yet" | "end of an undo not written down yet";
  creationIds: string[];
}

/**
 * Writes how something ended that was sent. Where the database can't store it now, its rows still say that it
 * isn't known, and Salesforce is asked later. `unwritten` says it in the log, and the
 * answer is undefined.
 */
export async function writeDown<Answer>(
  ctx: RequestContext,
  { unwritten, creationIds }: Ending,
  write: () => Promise<Answer> | Answer,
): Promise<Answer | undefined> {
  try {
    return await write();
  } catch (error) {
    if (ctx.storage.refusalOf(error) === null) throw error;
    ctx.log.error({ err: error, creationIds }, unwritten);
    return undefined;
  }
}

/**
 * Begins to measure how many milliseconds pass, by the clock that has gone on further: a machine that is
 * suspended has one that stands still, and one that is set when it goes on.
 */
export function timeSince({ elapsedMs, clock }: Pick<AppContext, "elapsedMs" | "clock">): () => number {
  const [began, beganAt] = [elapsedMs(), clock().getTime()];
  return () => Math.max(elapsedMs() - began, clock().getTime() - beganAt);
}

/** What a creation sends to Salesforce. */
export function contactOf({ contact, opportunityId, role, isPrimary, saveAnyway }: Creation): NewContact {
  return {
    values: contact ?? {},
    saveAnyway,
    ...(opportunityId !== null && { role: { opportunityId, role, isPrimary } }),
  };
}

/** Whether every request of this user would have failed the same way, whatever the contacts. */
export function holdsForAll(error: AppError): boolean {
  const { retry, dependsOnCause } = policyOf(error);
  if (!dependsOnCause) return retry === "pauseBatch";
  const { cause } = error;
  const wasNotSent = cause instanceof NoAnswerError && !cause.sent;
  return wasNotSent || meaningOf(error).isOfWholeOrg === true;
}
