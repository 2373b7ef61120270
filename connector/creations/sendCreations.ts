import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError, policyOf } from "../errors.ts";
import { forgetMatches } from "../matches/matchCache.ts";
import { refusal } from "../reasons/refusal.ts";
import type { ManyOutcome } from "../salesforce/createManyContacts.ts";
import type { NewContact } from "../salesforce/createOneContact.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { NoAnswerError } from "../salesforce/transport.ts";
import { markSent, markUnknown, settleCreated, settleFailed } from "./ledger/settleCreation.ts";
import { outcomeUnknown } from "./outcomeUnknown.ts";

/** How a request ended that was to make contacts. */
export interface SentCreations {
  /** By creation; `outcome-unknown` where the answer was lost. */
  outcomes: ManyOutcome[];
  /** What the request as a whole failed with, before Salesforce looked at any contact. */
  failure: AppError | null;
}

/**
 * Sends claimed creations in one request, whichever it is, and writes down how each ended, whatever happens. A single add and a batch's chunk
 * both go through here; they differ only in the request. Throws where they were settled meanwhile, and then sends nothing.
 */
export async function sendCreations(
  ctx: RequestContext,
  claimed: readonly Creation[],
  request: () => Promise<ManyOutcome[]>,
): Promise<SentCreations> {
  const { inFlight } = ctx.runner;
  markSent(ctx, claimed, ctx.salesforce.salesforceTime);
  for (const { id } of claimed) inFlight.add(id);
  let answered: ManyOutcome[] = [];
  try {
    const outcomes = await request();
    answered = outcomes;
    settle(ctx, claimed, outcomes);
    forgetMatches(ctx);
    return { outcomes, failure: null };
  } catch (error) {
    if (error instanceof AppError && error.code !== "outcome-unknown") {
      const outcomes = claimed.map(() => ({ error }));
      writeDown(ctx, claimed, () => settle(ctx, claimed, outcomes, holdsForAll(error)));
      return { outcomes, failure: error };
    }
    // Whatever went wrong after sending, a bug of ours or a full disk included, says nothing about what Salesforce did.
    if (!(error instanceof AppError))
      logOf(ctx, claimed, error, "answer not understood, or not written down");
    writeDown(ctx, claimed, () =>
      inTransaction(ctx.database, () => claimed.forEach(({ id }) => markUnknown(ctx, id))),
    );
    const outcomes = claimed.map(
      ({ id }, index) => refusedIn(answered[index]) ?? { error: outcomeUnknown(id, error) },
    );
    return { outcomes, failure: null };
  } finally {
    for (const { id } of claimed) inFlight.delete(id);
  }
}

/** What a creation sends to Salesforce. */
export function contactOf({ contact, opportunityId, role, isPrimary, saveAnyway }: Creation): NewContact {
  return {
    values: contact ?? {},
    saveAnyway,
    ...(opportunityId !== null && { role: { opportunityId, role, isPrimary } }),
  };
}

/** Whether any other request of the user's would have failed so, too: the contacts had no part in it. */
export function holdsForAll(error: AppError): boolean {
  const { code, cause } = error;
  if (code !== "salesforce-unavailable") return policyOf(error).retry === "pauseBatch";
  const wasNotSent = cause instanceof NoAnswerError && !cause.sent;
  const isMaintenance = cause instanceof SalesforceRefusal && cause.has("SERVER_UNAVAILABLE");
  return wasNotSent || isMaintenance;
}

function settle(
  ctx: RequestContext,
  claimed: readonly Creation[],
  outcomes: readonly ManyOutcome[],
  isOfAll = false,
): void {
  inTransaction(ctx.database, () => {
    for (const [index, creation] of claimed.entries()) {
      const outcome = outcomes[index];
      if (outcome && "ids" in outcome) settleCreated(ctx, creation, outcome.ids);
      else {
        const error = outcome && "error" in outcome ? outcome.error : notTried();
        settleFailed(ctx, creation, error, { holdsForAll: isOfAll });
      }
    }
  });
}

/** What Salesforce refused a contact with stands, also where it could not be written down. */
function refusedIn(outcome: ManyOutcome | undefined): ManyOutcome | undefined {
  return outcome && "error" in outcome ? outcome : undefined;
}

/** The refusal of a contact that Salesforce did not get to: another request may have it. */
export function notTried(): AppError {
  return refusal("not-tried");
}

/** What the database does not take now is found out from Salesforce as soon as it does: the rows still say that they were sent. */
function writeDown(ctx: RequestContext, claimed: readonly Creation[], write: () => void): void {
  try {
    write();
  } catch (error) {
    if (ctx.storage.refusalOf(error) === null) throw error;
    logOf(ctx, claimed, error, "outcome not written down yet");
  }
}

function logOf(ctx: RequestContext, claimed: readonly Creation[], error: unknown, message: string): void {
  ctx.log.error({ err: error, creationIds: claimed.map(({ id }) => id) }, message);
}
