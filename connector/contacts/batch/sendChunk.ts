import type { RequestContext } from "../../context.ts";
import type { Creation } from "../../database/schema/contacts.ts";
import { AppError, type ErrorCode } from "../../errors.ts";
import { forgetMatches } from "../../leads/matchCache.ts";
import { createContact, type NewContact } from "../../salesforce/createContact.ts";
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

/**
 * Sends a claimed chunk in one request and writes down how each creation ended, whatever happens. Answers the error that the request
 * as a whole failed with, where the next one would fail the same way.
 */
export async function sendChunk(ctx: RequestContext, chunk: Chunk): Promise<AppError | null> {
  let outcomes: ManyOutcome[];
  try {
    outcomes = await send(ctx, chunk);
  } catch (error) {
    if (error instanceof AppError && error.code !== "outcome-unknown") {
      settleAll(ctx, chunk.creations, () => ({ error }), true);
      return pausing.has(error.code) ? error : null;
    }
    // Whatever went wrong after sending, a bug of ours included, says nothing about what Salesforce did.
    if (!(error instanceof AppError)) ctx.log.error({ err: error }, "answer not understood");
    ctx.database.transaction(() => chunk.creations.forEach(({ id }) => markUnknown(ctx, id)), {
      behavior: "immediate",
    });
    return null;
  }
  settleAll(ctx, chunk.creations, (index) => outcomes[index]);
  forgetMatches(ctx);
  return null;
}

function send(ctx: RequestContext, { kind, creations, externalIdField }: Chunk): Promise<ManyOutcome[]> {
  const contacts = creations.map(newContact);
  switch (kind) {
    case "graphs":
      return createInGraphs(ctx.salesforce, contacts, externalIdField);
    case "collection":
      return createAsCollection(ctx.salesforce, contacts, externalIdField);
    case "single":
      return sendSingly(ctx, contacts, externalIdField);
  }
}

/** Saving anyway needs a header that only a request of its own takes. */
async function sendSingly(
  ctx: RequestContext,
  contacts: NewContact[],
  externalIdField: string | undefined,
): Promise<ManyOutcome[]> {
  const outcomes: ManyOutcome[] = [];
  for (const contact of contacts) {
    outcomes.push({ ids: await createContact(ctx.salesforce, contact, { externalIdField }) });
  }
  return outcomes;
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
