import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import {
  confirmContactDescribe,
  doubtContactDescribe,
  type ContactDescribe,
  withFreshDescribe,
} from "../describe/contactDescribe.ts";
import { AppError } from "../errors.ts";
import { findLead } from "../leads/findLead.ts";
import { errorOf } from "../problems.ts";
import { refusal } from "../reasons/refusal.ts";
import type { CreatedIds } from "../salesforce/createOneContact.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import { readSettings } from "../settings/settings.ts";
import { refusePersonAccount } from "../accounts/accountCountries.ts";
import { chooseLeadSource } from "./chooseLeadSource.ts";
import { lookUpBlockingLinks, refuseCreation } from "./ledger/refuse.ts";
import { claiming, type Wanted } from "./ledger/claim.ts";
import { findCreation, findReplay, digestsOf } from "./ledger/find.ts";
import { storedKeysOf } from "../secrets/secrets.ts";
import { outcomeUnknown } from "./outcomeUnknown.ts";
import { correctLedger } from "./restored/correctLedger.ts";
import { contactForm } from "../form/contactForm.ts";
import { sendSingle } from "./sendSingle.ts";
import { undoSecondsOffered } from "./undoWindow.ts";
import { validateContact, type ContactInput } from "./validateContact.ts";

interface CreateContactInput extends ContactInput {
  leadId: string;
  /** The list that the lead was opened from, for the admin's Lead Source mapping. */
  listId?: string | undefined;
  saveAnyway?: boolean | undefined;
}

interface CreatedContact {
  creationId: string;
  contactId: string;
  opportunityContactRoleId: string | null;
  /** Opens the contact in Lightning. */
  url: string;
  /** For which it can still be undone. */
  undoSeconds: number;
}

/**
 * Creates one Contact from a lead, with its role on an opportunity where one is given. A repeated request
 * under the same Idempotency-Key gets the first answer. Where it throws, nothing was created and the quota is
 * unchanged, except for `outcome-unknown`.
 */
export async function createContact(
  ctx: RequestContext,
  input: CreateContactInput,
  idempotencyKey?: string,
): Promise<CreatedContact> {
  const idempotency =
    idempotencyKey === undefined
      ? undefined
      : {
          keys: storedKeysOf(ctx.vault, ctx.caller, idempotencyKey),
          digests: await digestsOf(ctx.vault, input),
        };
  const replayed = idempotency && (await findReplay(ctx, idempotency));
  if (replayed) return replay(ctx, replayed);

  const lead = await findLead(ctx, input.leadId);
  await correctLedger(ctx);
  await lookUpBlockingLinks(ctx, [lead.id]);
  const settings = await readSettings(ctx.database, ctx.caller.orgId);
  await refuseCreation({ lead: { ctx, handle: ctx.database, id: lead.id }, settings });
  const leadSource = await chooseLeadSource(ctx, settings, lead.id, input.listId);
  const validate = (describe: ContactDescribe) =>
    validateContact({ describe, form: contactForm(describe.contact, settings), lead, leadSource, input });
  await confirmContactDescribe(ctx);
  const contact = await withFreshDescribe(ctx, validate);
  refusePersonAccount(ctx, String(contact.values["AccountId"]));

  // The same request may have arrived again during the check.
  const overtaken = idempotency && (await findReplay(ctx, idempotency));
  if (overtaken) return replay(ctx, overtaken);
  const creation = await claimOne(ctx, {
    lead,
    ...(idempotency && { idempotency }),
    saveAnyway: input.saveAnyway ?? false,
    contact: () => contact,
  });
  const outcome = await sendSingle(ctx, creation, { externalIdField: contact.externalId?.field });
  if ("ids" in outcome) return madeBy(ctx, creation.id, outcome.ids);
  const error = "error" in outcome ? outcome.error : null;
  doubtContactDescribe(ctx, error);
  throw error ?? refusal("not-tried");
}

/** A single contact is claimed as a chunk of one. */
async function claimOne(ctx: RequestContext, wanted: Wanted): Promise<Creation> {
  const [claimed] = await claiming(ctx, (transaction, claim) => claim(transaction, [wanted]));
  if (!claimed) throw new Error("nothing was claimed");
  if ("refused" in claimed) throw claimed.refused;
  return claimed.creation;
}

/** The answer of an earlier request under the same key, or its error. */
async function replay(ctx: RequestContext, creation: Creation): Promise<CreatedContact> {
  const { id, state, problem, contactId, opportunityContactRoleId } = creation;
  if (state === "undone") throw refusal("undone");
  if (contactId !== null) return madeBy(ctx, id, { contactId, opportunityContactRoleId });
  if (state === "unknown") throw outcomeUnknown(id);
  if ((state !== "failed" && state !== "never-known") || problem === null) {
    throw new AppError("creation-in-progress", { members: { creationId: id } });
  }
  throw errorOf(problem);
}

async function madeBy(
  ctx: RequestContext,
  creationId: string,
  { contactId, opportunityContactRoleId }: CreatedIds,
): Promise<CreatedContact> {
  const url = recordUrl(ctx.salesforce.instanceUrl, "Contact", contactId);
  const undoSeconds = await undoSecondsOffered(ctx, await findCreation(ctx, creationId));
  return { creationId, contactId, opportunityContactRoleId, url, undoSeconds };
}
