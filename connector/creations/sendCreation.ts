import { setTimeout as wait } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import { forgetMatches } from "../matches/matchCache.ts";
import {
  createContact,
  OrgChangedError,
  type CreatedIds,
  type CreationGuards,
} from "../salesforce/createContact.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { outcomeUnknown } from "./outcomeUnknown.ts";
import { changeValues } from "./ledger/changeValues.ts";
import { markSent, markUnknown, settleCreated, settleFailed } from "./ledger/settleCreation.ts";
import type { PreparedContact } from "./prepareContact.ts";

/** Pauses before a contact is sent again that met a locked row: a refusal, so that nothing was created. */
const lockPausesMs = [200, 800];

export interface SendOptions extends CreationGuards {
  /** The contact as it is to be sent now that the org has changed. Throws what it is refused for. */
  checkAgain: () => Promise<Pick<PreparedContact, "values" | "externalId">>;
}

/**
 * Sends a reserved creation and writes down how it ended, whatever happens. Throws the error it failed with; `outcome-unknown`, with
 * `creationId` to poll, where the answer was lost.
 */
export async function sendCreation(
  ctx: RequestContext,
  creation: Creation,
  options: SendOptions,
): Promise<CreatedIds> {
  if (!markSent(ctx, creation.id, ctx.salesforce.salesforceTime)) {
    throw new AppError("creation-in-progress", { members: { creationId: creation.id } });
  }
  ctx.runner.inFlight.add(creation.id);
  try {
    const ids = await sendAsChecked(ctx, creation, options);
    settleCreated(ctx, creation, ids);
    forgetMatches(ctx);
    return ids;
  } catch (error) {
    if (error instanceof AppError && error.code !== "outcome-unknown") {
      writeDown(ctx, creation, () => settleFailed(ctx, creation, error));
      throw error;
    }
    // Whatever went wrong after sending, a bug of ours or a full disk included, says nothing about what Salesforce did.
    if (!(error instanceof AppError))
      ctx.log.error({ err: error, creationId: creation.id }, "answer not understood, or not written down");
    writeDown(ctx, creation, () => markUnknown(ctx, creation.id));
    throw outcomeUnknown(creation.id, error);
  } finally {
    ctx.runner.inFlight.delete(creation.id);
  }
}

/** What the database does not take now is found out from Salesforce as soon as it does: its row still says that it was sent. */
function writeDown(ctx: RequestContext, creation: Creation, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (ctx.storage.refusalOf(error) === null) throw error;
    ctx.log.error({ err: error, creationId: creation.id }, "outcome not written down yet");
  }
}

/** A contact is created only as it was checked: where the org has changed since, it is checked again before it is sent again. */
async function sendAsChecked(
  ctx: RequestContext,
  creation: Creation,
  { checkAgain, ...guards }: SendOptions,
): Promise<CreatedIds> {
  try {
    return await sendThroughLocks(ctx, creation, guards);
  } catch (error) {
    if (!(error instanceof OrgChangedError)) throw error;
    const { values, externalId } = await checkAgain();
    const changed = changeValues(ctx, creation, { contact: values, externalId: externalId?.value ?? null });
    return sendThroughLocks(ctx, changed, { externalIdField: externalId?.field });
  }
}

async function sendThroughLocks(
  ctx: RequestContext,
  creation: Creation,
  guards: CreationGuards,
): Promise<CreatedIds> {
  const contact = {
    values: creation.contact ?? {},
    saveAnyway: creation.saveAnyway,
    ...(creation.opportunityId !== null && {
      role: { opportunityId: creation.opportunityId, role: creation.role, isPrimary: creation.isPrimary },
    }),
  };
  for (const pauseMs of lockPausesMs) {
    try {
      return await createContact(ctx.salesforce, contact, guards);
    } catch (error) {
      if (!isLocked(error)) throw error;
      await wait(pauseMs);
    }
  }
  return createContact(ctx.salesforce, contact, guards);
}

function isLocked(error: unknown): boolean {
  return (
    error instanceof AppError &&
    error.cause instanceof SalesforceRefusal &&
    error.cause.has("UNABLE_TO_LOCK_ROW")
  );
}
