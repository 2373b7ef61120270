import type { RequestContext } from "../context.ts";
import { mayPass } from "../creations/ledger/afterFailure.ts";
import { sendCreations } from "../creations/sendCreations.ts";
import { contactOf } from "../creations/contactOf.ts";
import { policyOf, type AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { createAsCollection, createInGraphs, type ManyOutcome } from "../salesforce/createManyContacts.ts";
import { createOneContact } from "../salesforce/createOneContact.ts";
import type { Chunk } from "./claimChunk.ts";

export interface SentChunk {
  /** What the request as a whole failed with, where the next one would fail the same way. */
  failure: AppError | null;
  /** Whether the user's rights refused all of it. */
  areRefused: boolean;
  /**
   * Whether contacts met something that takes a moment to pass, such as a record that somebody else has
   * locked.
   */
  areHeldUp: boolean;
}

/** Sends a claimed chunk and says what it means for the rest of the batch. */
export async function sendChunk(ctx: RequestContext, chunk: Chunk): Promise<SentChunk> {
  const { outcomes, failure } = await sendCreations(ctx, chunk.creations, () => request(ctx, chunk));
  const errors = outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
  const areRefused =
    errors.length === outcomes.length && errors.every(({ code }) => code === "insufficient-access");
  if (failure) {
    const isMetAgain = policyOf(failure).retry === "pauseBatch";
    return { failure: isMetAgain ? failure : null, areRefused, areHeldUp: false };
  }
  // Where nothing came of any, to send the same at once would hardly end otherwise.
  const areHalted = outcomes.every((outcome) => "halted" in outcome);
  return { failure: areHalted ? refusal("not-tried") : null, areRefused, areHeldUp: errors.some(mayPass) };
}

async function request(
  ctx: RequestContext,
  { kind, saveAnyway, creations, externalIdField }: Chunk,
): Promise<ManyOutcome[]> {
  const contacts = creations.map(contactOf);
  switch (kind) {
    case "graphs":
      return createInGraphs(ctx.salesforce, contacts, externalIdField);
    case "collection":
      return createAsCollection(ctx.salesforce, contacts, saveAnyway, externalIdField);
    case "single": {
      const [contact] = contacts;
      return contact ? [await createOneContact(ctx.salesforce, contact, { externalIdField })] : [];
    }
  }
}
