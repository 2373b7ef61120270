import { and, eq, exists, inArray, sql, type AnyColumn, type Placeholder, type SQL } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { type LeadRow, everybody, type LeadLink } from "../../database/schema/leads.ts";
import type { ContactDescribe } from "../../form/contactDescribe.ts";
import { AppError } from "../../errors.ts";
import { noEditAccess } from "../../form/checkContact.ts";
import { nameOfField, type FormField } from "../../form/contactFields.ts";
import { showRecord, lookUpVisibility } from "../../leads/knownVisibility.ts";
import type { QuotaOwner, QuotaTerms } from "../../settings/quotaTerms.ts";
import { requireQuota } from "../../settings/readQuota.ts";
import { nameOfObject } from "../../reasons/fieldErrors.ts";
import { refusal } from "../../reasons/refusal.ts";
import { fieldOf } from "../../salesforce/describeTypes.ts";
import type { Settings } from "../../settings/settings.ts";
import { mapInTurns } from "../../work/inTurns.ts";
import { readLink, readOwnLink } from "../../leads/recordLink.ts";
import { prepared } from "../../database/prepared.ts";
import { creations, runningStates, type Creation } from "../../database/schema/contacts.ts";
import { firstOf } from "../../database/rows.ts";

/**
 * What is known about a contact to be created. Callers leave out what they do not know yet, and the rules
 * about it then pass: before asking Salesforce only the lead is known, in the transaction that takes the
 * quota the quota, for a draft everything.
 */
interface WantedContact {
  lead?: { ctx: RequestContext; handle: DatabaseHandle; id: string };
  settings?: Pick<Settings, "createContacts">;
  /** Or the error where there is none. */
  leadSource?: string | AppError;
  describe?: ContactDescribe;
  quota?: { handle: DatabaseHandle; owner: QuotaOwner; terms: QuotaTerms };
  form?: FormField[];
}

/**
 * Everything that refuses a contact whatever its values, in the order in which reps are told. Each rule
 * throws.
 */
const rules: readonly ((wanted: WantedContact) => void | Promise<void>)[] = [
  refuseLinked,
  refuseRunning,
  requireCreationEnabled,
  requireLeadSource,
  requireCreateAccess,
  async ({ quota }) => {
    if (quota) await requireQuota(quota.handle, quota.owner, quota.terms);
  },
  requireEditAccess,
];

/** Throws the first refusal. */
export async function refuseCreation(wanted: WantedContact): Promise<void> {
  for (const rule of rules) await rule(wanted);
}

/** All refusals. */
export async function creationRefusals(wanted: WantedContact): Promise<AppError[]> {
  const refusals: AppError[] = [];
  for (const rule of rules) {
    try {
      await rule(wanted);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push(error);
    }
  }
  return refusals;
}

/** Throws `not-found` for a lead that was deleted or that the user may not see any more. */
export function requireLead(lead: LeadRow | null): LeadRow {
  if (lead) return lead;
  throw refusal("lead-gone");
}

/** Names a colleague's contact only where the caller is known to see it. */
async function refuseLinked({ lead }: WantedContact): Promise<void> {
  const link = lead && (await blockingLink(lead.handle, lead.id, lead.ctx.caller.userId));
  if (!link) return;
  const shown = showRecord(lead.ctx, link);
  throw refusal(shown.recordId === undefined ? "linked-unseen" : "linked", { members: shown });
}

async function refuseRunning({ lead }: WantedContact): Promise<void> {
  const creationId = lead && (await runningCreation(lead.handle, lead.id));
  if (creationId !== undefined) throw refusal("creation-in-progress", { members: { creationId } });
}

function requireCreationEnabled({ settings }: WantedContact): void {
  if (settings && !settings.createContacts) throw new AppError("creation-disabled");
}

function requireLeadSource({ leadSource, describe }: WantedContact): void {
  if (leadSource instanceof AppError) throw leadSource;
  // Without access to create contacts, one of their fields does not matter.
  if (leadSource !== undefined && describe?.contact.createable) requireActiveLeadSource(describe, leadSource);
}

function requireActiveLeadSource({ contact }: ContactDescribe, value: string): void {
  const field = fieldOf(contact, "LeadSource");
  if (!field?.createable) {
    const labels = nameOfField(contact, "LeadSource");
    throw refusal("no-edit", { values: { labels, fields: "Contact.LeadSource" }, field: "LeadSource" });
  }
  if (field.picklistValues.some((entry) => entry.active && entry.value === value)) return;
  throw refusal("lead-source-inactive", { values: { value }, members: { leadSource: value } });
}

function requireCreateAccess({ describe }: WantedContact): void {
  if (describe && !describe.contact.createable) {
    throw refusal("no-create", { values: { object: nameOfObject("Contact", describe.contact) } });
  }
}

function requireEditAccess({ form, describe }: WantedContact): void {
  const locked = form?.filter((field) => field.required && !field.editable) ?? [];
  if (locked.length > 0 && describe?.contact.createable) throw noEditAccess(locked);
}

/**
 * The link to a Contact that forbids creating another: the one that the user sees, or the one to a contact
 * that anybody created from the lead. A link to a Salesforce Lead does not count.
 */
async function blockingLink(
  handle: DatabaseHandle,
  leadId: string,
  userId: string,
): Promise<LeadLink | undefined> {
  const made = await readOwnLink(handle, { leadId, forUser: everybody });
  const links = [await readLink(handle, leadId, userId), made?.origin === "creation" ? made : undefined];
  return links.find((link) => link?.object === "Contact");
}

/** Asks Salesforce which linked contacts the caller may see, so that a refusal may name them. */
export async function lookUpBlockingLinks(ctx: RequestContext, leadIds: string[]): Promise<void> {
  const { database, caller } = ctx;
  const links = await mapInTurns(leadIds, (leadId) => blockingLink(database, leadId, caller.userId));
  await lookUpVisibility(
    ctx,
    links.filter((link) => link !== undefined),
  );
}

/** The id of the lead's running creation, whoever started it. */
async function runningCreation(handle: DatabaseHandle, leadId: string): Promise<Creation["id"] | undefined> {
  return (await firstOf(prepared(handle, running).execute({ leadId })))?.id;
}

const running = (handle: DatabaseHandle) =>
  handle
    .select({ id: creations.id })
    .from(creations)
    .where(isRunning(sql.placeholder("leadId")))
    .prepare();

/** The same as a condition on rows with a lead. */
export function hasRunningCreation(handle: DatabaseHandle, leadId: AnyColumn): SQL {
  const ofLead = handle
    .select({ one: sql`1` })
    .from(creations)
    .where(isRunning(leadId));
  return exists(ofLead);
}

function isRunning(leadId: Placeholder | AnyColumn): SQL | undefined {
  return and(eq(creations.leadId, leadId), inArray(creations.state, runningStates));
}
