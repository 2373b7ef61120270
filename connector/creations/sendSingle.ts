import { setTimeout as wait } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import type { ManyOutcome } from "../salesforce/createManyContacts.ts";
import { createOneContact, OrgChangedError, type CreationGuards } from "../salesforce/createOneContact.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { changeValues } from "./ledger/changeValues.ts";
import { sendCreations } from "./sendCreations.ts";
import { contactOf } from "./contactOf.ts";
import type { ValidContact } from "./validateContact.ts";

/**
 * Pauses before a contact is sent again after a locked record; the refusal means that nothing was created.
 */
const lockPausesMs = [200, 800];

export interface SingleContact {
  creation: Creation;
  contact: ValidContact;
  /** Validates the contact against the changed org. Throws what refuses it. */
  validateAgain: () => Promise<ValidContact>;
}

/**
 * Sends the claimed creation of a rep who is waiting. Unlike a batch's requests, this one fails where the org
 * has changed since the contact was validated, and is repeated within a second after a locked record.
 */
export async function sendSingle(ctx: RequestContext, single: SingleContact): Promise<ManyOutcome> {
  const { creation } = single;
  const { outcomes } = await sendCreations(ctx, [creation], async () => [await sendAsChecked(ctx, single)]);
  return outcomes[0] ?? { halted: true };
}

/** Sends only what was validated: where the org has changed, the contact is validated again first. */
async function sendAsChecked(
  ctx: RequestContext,
  { creation, contact, validateAgain }: SingleContact,
): Promise<ManyOutcome> {
  const { externalId, describedAt } = contact;
  try {
    const guards = { externalIdField: externalId?.field, unchangedSince: describedAt };
    return await sendThroughLocks(ctx, creation, guards);
  } catch (error) {
    if (!(error instanceof OrgChangedError)) throw error;
    const { values, externalId: changedId } = await validateAgain();
    const changed = changeValues(ctx, creation, { contact: values, externalId: changedId?.value ?? null });
    return sendThroughLocks(ctx, changed, { externalIdField: changedId?.field });
  }
}

async function sendThroughLocks(
  ctx: RequestContext,
  creation: Creation,
  guards: CreationGuards,
): Promise<ManyOutcome> {
  for (const pauseMs of lockPausesMs) {
    const outcome = await sendUnlessLocked(ctx, creation, guards);
    if (outcome) return outcome;
    await wait(pauseMs);
  }
  return createOneContact(ctx.salesforce, contactOf(creation), guards);
}

/** The outcome; null where a record was locked, so that nothing was created. */
async function sendUnlessLocked(
  ctx: RequestContext,
  creation: Creation,
  guards: CreationGuards,
): Promise<ManyOutcome | null> {
  try {
    const outcome = await createOneContact(ctx.salesforce, contactOf(creation), guards);
    return "error" in outcome && isLocked(outcome.error) ? null : outcome;
  } catch (error) {
    if (error instanceof AppError && isLocked(error)) return null;
    throw error;
  }
}

function isLocked({ cause }: AppError): boolean {
  return cause instanceof SalesforceRefusal && cause.has("UNABLE_TO_LOCK_ROW");
}
