import { setTimeout as wait } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import type { ManyOutcome } from "../salesforce/createManyContacts.ts";
import { createOneContact, type CreationGuards } from "../salesforce/createOneContact.ts";
import { meaningOf } from "../salesforce/translateError.ts";
import { sendCreations } from "./sendCreations.ts";
import { contactOf } from "./contactOf.ts";
import type { SalesforceSession } from "../salesforce/session.ts";

/**
 * Pauses before a contact is sent again after a locked record; the refusal means that nothing was created.
 */
const lockPausesMs = [200, 800];

/**
 * Sends the claimed creation of a rep who is waiting. Unlike a batch's requests, this one is repeated within
 * a second after a locked record.
 */
export async function sendSingle(
  ctx: RequestContext,
  creation: Creation,
  guards: CreationGuards,
): Promise<ManyOutcome> {
  const { outcomes } = await sendCreations(ctx, [creation], async (salesforce) => [
    await sendThroughLocks(salesforce, creation, guards),
  ]);
  return outcomes[0] ?? { halted: true };
}

async function sendThroughLocks(
  salesforce: SalesforceSession,
  creation: Creation,
  guards: CreationGuards,
): Promise<ManyOutcome> {
  for (const pauseMs of lockPausesMs) {
    const outcome = await sendUnlessLocked(salesforce, creation, guards);
    if (outcome) return outcome;
    await wait(pauseMs);
  }
  return createOneContact(salesforce, contactOf(creation), guards);
}

/** The outcome; null where a record was locked, so that nothing was created. */
async function sendUnlessLocked(
  salesforce: SalesforceSession,
  creation: Creation,
  guards: CreationGuards,
): Promise<ManyOutcome | null> {
  try {
    const outcome = await createOneContact(salesforce, contactOf(creation), guards);
    return "error" in outcome && isLocked(outcome.error) ? null : outcome;
  } catch (error) {
    if (error instanceof AppError && isLocked(error)) return null;
    throw error;
  }
}

function isLocked(error: AppError): boolean {
  return meaningOf(error).passesSoon === true;
}
