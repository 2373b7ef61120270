import type { RequestContext } from "../context.ts";
import { mayPass } from "../creations/ledger/batchRows.ts";
import { sendCreations, contactOf } from "../creations/sendCreations.ts";
import { policyOf, type AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { createAsCollection, createInGraphs, type ManyOutcome } from "../salesforce/createManyContacts.ts";
import { createOneContact } from "../salesforce/createOneContact.ts";
import type { Chunk } from "./claimChunk.ts";
import type { SalesforceSession } from "../salesforce/session.ts";

interface SentChunk {
  /** The error of the whole request, where the next request would meet it too. */
  failure: AppError | null;
  /** Whether Salesforce refused all contacts for missing access. */
  areRefused: boolean;
  /** Whether contacts met an obstacle that passes soon, such as a locked record. */
  areHeldUp: boolean;
}

/** Sends a claimed chunk, and answers what the result means for the rest of the batch. */
export async function sendChunk(ctx: RequestContext, chunk: Chunk): Promise<SentChunk> {
  const { outcomes, failure } = await sendCreations(ctx, chunk.creations, (salesforce) =>
    request(salesforce, chunk),
  );
  const errors = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
  const areRefused =
    errors.length === outcomes.length && errors.every((error) => policyOf(error).dependsOnDescribe);
  if (failure) {
    const isMetAgain = policyOf(failure).retry === "pauseBatch";
    return { failure: isMetAgain ? failure : null, areRefused, areHeldUp: false };
  }
  // Sending the same chunk again at once would hardly ever end.
  const areHalted = outcomes.every((outcome) => "halted" in outcome);
  return { failure: areHalted ? refusal("not-tried") : null, areRefused, areHeldUp: errors.some(mayPass) };
}

async function request(
  salesforce: SalesforceSession,
  { kind, saveAnyway, creations, externalIdField }: Chunk,
): Promise<ManyOutcome[]> {
  const contacts = creations.map(contactOf);
  switch (kind) {
    case "graphs":
      return createInGraphs(salesforce, contacts, externalIdField);
    case "collection":
      return createAsCollection(salesforce, contacts, saveAnyway, externalIdField);
    case "single": {
      const [contact] = contacts;
      return contact ? [await createOneContact(salesforce, contact, { externalIdField })] : [];
    }
  }
}
