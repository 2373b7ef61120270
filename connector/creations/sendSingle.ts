import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import type { ManyOutcome } from "../salesforce/createManyContacts.ts";
import { createOneContact, type CreationGuards } from "../salesforce/createOneContact.ts";
import { sendCreations } from "./sendCreations.ts";
import { contactOf } from "./contactOf.ts";
import { throughLocks } from "./throughLocks.ts";

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
