import type { RequestContext } from "../../context.ts";
import type { Creation } from "../../database/schema/contacts.ts";
import { AppError, type ErrorCode } from "../../errors.ts";
import { forgetMatches } from "../../leads/matchCache.ts";
import { tryToCreateContact, type NewContact } from "../../salesforce/createContact.ts";
import { createAsCollection, createInGraphs, type ManyOutcome } from "../../salesforce/createManyContacts.ts";
import { markUnknown, settleCreated, settleFailed } from "../ledger/settleCreation.ts";
import type { Chunk } from "./claimChunk.ts";

/** Failures that the next request would meet too. */
const pausing = new Set<ErrorCode>([
  "salesforce-unavailable",
  "too-many-requests",
  "api-limit-reached",
  "session-expired",
  "not-signed-in",
  "app-blocked",
  "api-disabled",
]);

export interface SentChunk {
  /** What the request as a whole failed with, where the next one would fail the same way. */
  failure: AppError | null;
  /** Whether the user's rights refused all of it. */
  areRefused: boolean;
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
      settleAll(ctx, chunk.creations, () => ({ error }), true);
      const isInsufficient = error.code === "insufficient-access";
      return { failure: pausing.has(error.code) ? error : null, areRefused: isInsufficient };
    }
    // Whatever went wrong after sending, a bug of ours included, says nothing about what Salesforce did.
    if (!(error instanceof AppError)) ctx.log.error({ err: error }, "answer not understood");
    ctx.database.transaction(() => chunk.creations.forEach(({ id }) => markUnknown(ctx, id)), {
      behavior: "immediate",
    });
    return { failure: null, areRefused: false };
  }
  settleAll(ctx, chunk.creations, (index) => outcomes[index]);
  forgetMatches(ctx);
  const areRefused = outcomes.every(
    (outcome) => "error" in outcome && outcome.error.code === "insufficient-access",
  );
  // Nothing came of it at all: to send the same at once would hardly end otherwise.
  return { failure: outcomes.every((outcome) => "halted" in outcome) ? halted() : null, areRefused };
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
  isWholeRequest = false,
): void {
  ctx.database.transaction(
    () => {
      for (const [index, creation] of sent.entries()) {
        const outcome = outcomeOf(index);
        if (outcome && "ids" in outcome) settleCreated(ctx, creation, outcome.ids);
        else {
          const error = outcome && "error" in outcome ? outcome.error : halted();
          settleFailed(ctx, creation, error, { isWholeRequest });
        }
      }
    },
    { behavior: "immediate" },
  );
}

/** Not tried at all: the row waits for the next request. */
function halted(): AppError {
  return new AppError("too-many-requests", {
    detail: "Salesforce stopped before this contact because too many others in the request had failed.",
  });
}
