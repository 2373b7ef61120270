import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import {
  confirmContactDescribe,
  type ContactDescribe,
  doubtContactDescribe,
  withFreshDescribe,
} from "../form/contactDescribe.ts";
import { AppError } from "../errors.ts";
import { findLead } from "../leads/findLead.ts";
import { errorOf } from "../reasons/problems.ts";
import { refusal } from "../reasons/refusal.ts";
import type { CreatedIds } from "../salesforce/createOneContact.ts";
import { recordUrl } from "../salesforce/recordId.ts";
import { readRules, leadSourceFor, type LeadOrigin, type Settings } from "../settings/settings.ts";
import { refusePersonAccount } from "../matches/accountCountries.ts";
import { lookUpBlockingLinks, refuseCreation } from "./ledger/refuse.ts";
import { claiming, type Wanted } from "./ledger/claim.ts";
import { findCreation, findReplay, digestsOf } from "./ledger/find.ts";
import { storedKeysOf } from "../secrets.ts";
import { outcomeUnknown, sendSingle } from "./sendCreations.ts";
import { correctLedger } from "./restored/correctLedger.ts";
import { contactForm } from "../form/contactForm.ts";
import { undoSecondsOffered } from "./undoWindow.ts";
import { validateContact, type ContactInput } from "./validateContact.ts";
import { leadListMembers } from "../database/schema/leads.ts";

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
  const settings = await readRules(ctx.database, ctx.caller, input.listId);
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

/**
 * The Lead Source of a contact created from this lead. Lists that the admin named win, even for a lead opened
 * on its own page. Throws `lead-source-missing` where the admin chose none.
 */
export async function chooseLeadSource(
  ctx: RequestContext,
  settings: Settings,
  leadId: string,
  listId: string | null = null,
): Promise<string> {
  return required(leadSourceFor(settings.leadSource, await originOf(ctx, settings, leadId, listId)));
}

/** The Lead Source of a batch: that of the named list, or the one for lists. Throws `lead-source-missing`. */
export function batchLeadSource(settings: Settings, listId: string | null): string {
  return required(leadSourceFor(settings.leadSource, fromList(listId ?? "")));
}

function required(value: string | null): string {
  if (value !== null) return value;
  throw refusal("lead-source-none");
}

/**
 * A single lead is always added from its own page. Of its lists only those named by the admin count, and
 * first the list it was opened from.
 */
async function originOf(
  ctx: RequestContext,
  settings: Settings,
  leadId: string,
  openedFrom: string | null,
): Promise<LeadOrigin> {
  const named = new Set(Object.keys(settings.leadSource.lists));
  if (openedFrom !== null && named.has(openedFrom)) return fromList(openedFrom);
  if (named.size === 0) return { from: "leadPage" };
  const memberships = await ctx.database
    .select({ listId: leadListMembers.listId })
    .from(leadListMembers)
    .where(eq(leadListMembers.leadId, leadId));
  const list = memberships.find(({ listId }) => named.has(listId));
  return list ? fromList(list.listId) : { from: "leadPage" };
}

function fromList(listId: string): LeadOrigin {
  return { from: "leadList", listId };
}
