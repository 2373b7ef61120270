import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError, policyOf } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { forgetMatches } from "../matches/matchCache.ts";
import { tryToCreateContact, type NewContact } from "../salesforce/createContact.ts";
import { createAsCollection, createInGraphs, type ManyOutcome } from "../salesforce/createManyContacts.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { NoAnswerError } from "../salesforce/transport.ts";
import { mayPass } from "../creations/ledger/afterFailure.ts";
import { markUnknown, settleCreated, settleFailed } from "../creations/ledger/settleCreation.ts";
import type { Chunk } from "./claimChunk.ts";

/** Whether any other request of the user's would have failed so, too: the rows had no part in it. */
export function holdsForAll(error: AppError): boolean {
  const { code, cause } = error;
  if (code !== "salesforce-unavailable") return stopsBatch(error);
  const wasNotSent = cause instanceof NoAnswerError && !cause.sent;
  const isMaintenance = cause instanceof SalesforceRefusal && cause.has("SERVER_UNAVAILABLE");
  return wasNotSent || isMaintenance;
}

/** Whether the next request would meet it too. */
const stopsBatch = (error: AppError): boolean => policyOf(error).retry === "pauseBatch";

export interface SentChunk {
  /** What the request as a whole failed with, where the next one would fail the same way. */
  failure: AppError | null;
  /** Whether the user's rights refused all of it. */
  areRefused: boolean;
  /** Whether contacts met something that takes a moment to pass, such as a record that somebody else has locked. */
  areHeldUp: boolean;
}

/** Sends a claimed chunk in one request and writes down how each creation ended, whatever happens. */
export async function sendChunk(ctx: RequestContext, chunk: Chunk): Promise<SentChunk> {
  const { inFlight } = ctx.runner;
  for (const { id } of chunk.creations) inFlight.add(id);
  try {
    return await sendAndSettle(ctx, chunk);
  } finally {
    for (const { id } of chunk.creations) inFlight.delete(id);
  }
}

async function sendAndSettle(ctx: RequestContext, chunk: Chunk): Promise<SentChunk> {
  let outcomes: ManyOutcome[];
  try {
    outcomes = await send(ctx, chunk);
  } catch (error) {
    if (error instanceof AppError && error.code !== "outcome-unknown") {
      settleAll(ctx, chunk.creations, () => ({ error }), holdsForAll(error));
      const failure = stopsBatch(error) ? error : null;
      return { failure, areRefused: error.code === "insufficient-access", areHeldUp: false };
    }
    // Whatever went wrong after sending, a bug of ours included, says nothing about what Salesforce did.
    if (!(error instanceof AppError)) ctx.log.error({ err: error }, "answer not understood");
    inTransaction(ctx.database, () => chunk.creations.forEach(({ id }) => markUnknown(ctx, id)));
    return { failure: null, areRefused: false, areHeldUp: false };
  }
  settleAll(ctx, chunk.creations, (index) => outcomes[index]);
  forgetMatches(ctx);
  const errors = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
  const areAll = errors.length === outcomes.length;
  return {
    // Nothing came of it at all: to send the same at once would hardly end otherwise.
    failure: outcomes.every((outcome) => "halted" in outcome) ? halted() : null,
    areRefused: areAll && errors.every(({ code }) => code === "insufficient-access"),
    areHeldUp: errors.some(mayPass),
  };
}

async function send(
  ctx: RequestContext,
  { kind, saveAnyway, creations, externalIdField }: Chunk,
): Promise<ManyOutcome[]> {
  const contacts = creations.map(newContact);
  switch (kind) {
    case "graphs":
      return createInGraphs(ctx.salesforce, contacts, externalIdField);
    case "collection":
      return createAsCollection(ctx.salesforce, contacts, saveAnyway, externalIdField);
    case "single": {
      const [contact] = contacts;
      return contact ? [await tryToCreateContact(ctx.salesforce, contact, { externalIdField })] : [];
    }
  }
}

function newContact({ contact, opportunityId, role, isPrimary, saveAnyway }: Creation): NewContact {
  return {
    values: contact ?? {},
    saveAnyway,
    ...(opportunityId !== null && { role: { opportunityId, role, isPrimary } }),
  };
}

function settleAll(
  ctx: RequestContext,
  sent: Creation[],
  outcomeOf: (index: number) => ManyOutcome | undefined,
  isOfAll = false,
): void {
  inTransaction(ctx.database, () => {
    for (const [index, creation] of sent.entries()) {
      const outcome = outcomeOf(index);
      if (outcome && "ids" in outcome) settleCreated(ctx, creation, outcome.ids);
      else {
        const error = outcome && "error" in outcome ? outcome.error : halted();
        settleFailed(ctx, creation, error, { holdsForAll: isOfAll });
      }
    }
  });
}

/** Not tried at all: the row waits for the next request. */
function halted(): AppError {
  return refusal("not-tried");
}
