import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import { errorOf } from "../problems.ts";
import { findLead } from "../leads/findLead.ts";
import type { CreatedIds } from "../salesforce/createContact.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import { readSettings } from "../settings/readSettings.ts";
import { chooseLeadSource } from "./chooseLeadSource.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { digestOf, findReplay } from "./ledger/idempotency.ts";
import { lookUpRefusal, refuseLinked, refuseRunning, reserveCreation } from "./ledger/reserveCreation.ts";
import { prepare, prepareContact, type ContactInput } from "./prepareContact.ts";
import { outcomeUnknown } from "./outcomeUnknown.ts";
import { sendCreation } from "./sendCreation.ts";

export interface CreateContactInput extends ContactInput {
  leadId: string;
  /** The list that the lead was opened from, where the admin's mapping tells lists apart. */
  listId?: string | undefined;
  saveAnyway?: boolean | undefined;
}

export interface CreatedContact {
  creationId: string;
  contactId: string;
  opportunityContactRoleId: string | null;
  /** Opens the contact in Lightning. */
  url: string;
}

/**
 * Makes one Contact of a lead, with its role on an opportunity where one is given, once: a repeated request under the same Idempotency-Key
 * gets the first one's answer. Throws every code that a creation can be refused with; nothing is created then, and the quota
 * is as it was.
 */
export async function createContact(
  ctx: RequestContext,
  input: CreateContactInput,
  idempotencyKey?: string,
): Promise<CreatedContact> {
  const idempotency =
    idempotencyKey === undefined ? undefined : { key: idempotencyKey, digest: digestOf(input) };
  const replayed = idempotency && findReplay(ctx, idempotency);
  if (replayed) return replay(ctx, replayed);

  const lead = findLead(ctx, input.leadId);
  await lookUpRefusal(ctx, [lead.id]);
  refuseLinked(ctx, ctx.database, lead.id);
  refuseRunning(ctx.database, lead.id);
  const settings = readSettings(ctx.database, ctx.caller.orgId);
  if (!settings.createContacts) throw new AppError("creation-disabled");
  const leadSource = chooseLeadSource(ctx, settings, lead.id, input.listId);
  const { values, externalId, describedAt, ...role } = await prepareContact(ctx, lead, leadSource, input);

  // The same request may have come a second time while this one was being checked.
  const overtaken = idempotency && findReplay(ctx, idempotency);
  if (overtaken) return replay(ctx, overtaken);
  const creation = reserveCreation(ctx, {
    owner: { orgId: ctx.caller.orgId, userId: ctx.caller.userId },
    leadId: lead.id,
    ...(idempotency && { idempotency }),
    externalId: externalId?.value ?? null,
    contact: values,
    ...role,
    saveAnyway: input.saveAnyway ?? false,
  });
  const ids = await sendCreation(ctx, creation, {
    externalIdField: externalId?.field,
    unchangedSince: describedAt,
    checkAgain: async () => prepare(await contactDescribe(ctx, { changed: true }), lead, leadSource, input),
  });
  return madeBy(ctx, creation.id, ids);
}

/** The answer of a creation that has run, or runs, under the same key. */
function replay(ctx: RequestContext, creation: Creation): CreatedContact {
  const { id, state, problem, contactId, opportunityContactRoleId } = creation;
  if (contactId !== null) return madeBy(ctx, id, { contactId, opportunityContactRoleId });
  if (state === "unknown") throw outcomeUnknown(id);
  if (state !== "failed" || problem === null) {
    throw new AppError("creation-in-progress", { members: { creationId: id } });
  }
  throw errorOf(problem);
}

function madeBy(
  ctx: RequestContext,
  creationId: string,
  { contactId, opportunityContactRoleId }: CreatedIds,
): CreatedContact {
  const url = recordUrl(ctx.salesforce.instanceUrl, "Contact", contactId);
  return { creationId, contactId, opportunityContactRoleId, url };
}
