import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { orgs, users } from "../database/schema/sessions.ts";
import { settings } from "../database/schema/settings.ts";
import { fieldError, listed, quoted } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { graceMs } from "../retention.ts";
import { contactDescribe } from "../form/contactDescribe.ts";
import { mappingErrors } from "../form/contactForm.ts";
import type { FieldMapping } from "../form/fieldMapping.ts";
import { readOrgBinding } from "../signIn/orgBinding.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import {
  leadSourcesIn,
  readSettings,
  namedLineIn,
  repeatedLineIn,
  type QuotaOverride,
  settingNames,
  type LeadSourceMapping,
  type Settings,
  permissionSetsIn,
} from "./settings.ts";
import { readOptions, showSettings, type ShownSettings } from "./showSettings.ts";
import { recordSettingsChange } from "../signIn/recordSettingsChange.ts";
import { firstOf } from "../database/rows.ts";
import { findHoldersOf } from "../salesforce/team/holders.ts";

/** New values of settings. A setting that is left out stays as it is. */
type SettingsUpdate = {
  [Name in Exclude<keyof Settings, "leadSource">]?: Settings[Name] | undefined;
} & {
  leadSource?: { [Place in keyof LeadSourceMapping]?: LeadSourceMapping[Place] | undefined } | undefined;
};

/**
 * Changes settings and adds the changes to the audit trail. Throws `not-admin`, `lead-source-missing` where
 * creation would be on without a Lead Source or a value is not active in the org (the error names it), and
 * `request-invalid` while the org is not confirmed, where a user or permission set has two quotas, where a
 * user's quota names the user instead of their id, or where a field cannot be filled in as the mapping says.
 */
export async function updateSettings(ctx: RequestContext, update: SettingsUpdate): Promise<ShownSettings> {
  await requireAdmin(ctx);
  // Another admin may save while Salesforce is asked. Then all is looked at again, with what they left.
  let isStored = false;
  while (!isStored) {
    const before = await readSettings(ctx.database, ctx.caller.orgId);
    const wanted = merge(before, update);
    await refuse(ctx, update, wanted);
    if (update.quotaOverrides) await refreshHolders(ctx, wanted.quotaOverrides);
    isStored = await store(ctx, before, wanted);
  }
  return showSettings(ctx);
}

async function refuse(ctx: RequestContext, update: SettingsUpdate, wanted: Settings): Promise<void> {
  await refuseUnconfirmed(ctx, wanted);
  if (wanted.createContacts && wanted.leadSource.default === null) {
    throw refusal("lead-source-required", { field: "leadSource.default" });
  }
  refuseNames(update.quotaOverrides ?? []);
  refuseTwoQuotas(wanted);
  await refuseInactive(ctx, wanted);
  if (update.contactRecordType) await refuseRecordType(ctx, update.contactRecordType);
  if (update.fieldMapping) await refuseMapping(ctx, update.fieldMapping);
}

async function refuseRecordType(ctx: RequestContext, id: string): Promise<void> {
  const { recordTypes } = await readOptions(ctx, { recheck: true });
  if (!recordTypes.some(({ value }) => value === id))
    throw refusal("record-type-unknown", { field: "contactRecordType" });
}

/** Fields that the org does not have, or that cannot take what they are to be filled in with. */
async function refuseMapping(ctx: RequestContext, mappings: readonly FieldMapping[]): Promise<void> {
  const { contact } = await contactDescribe(ctx, { recheck: true });
  const fields = mappingErrors(contact, mappings);
  if (fields.length > 0) throw refusal("mapping-wrong", { fields });
}

function merge(current: Settings, { leadSource, ...update }: SettingsUpdate): Settings {
  return {
    ...current,
    ...withoutUndefined(update),
    leadSource: { ...current.leadSource, ...withoutUndefined(leadSource ?? {}) },
  };
}

function withoutUndefined<T extends object>(given: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}

async function refuseUnconfirmed(ctx: RequestContext, wanted: Settings): Promise<void> {
  if (!wanted.createContacts || (await readOrgBinding(ctx))?.state !== "proposed") return;
  throw refusal("org-not-confirmed", { field: "createContacts" });
}

/** By their names, users would stay in the settings and the audit trail when they are forgotten. */
function refuseNames(overrides: readonly QuotaOverride[]): void {
  const line = namedLineIn(overrides);
  if (line >= 0) throw refusal("quota-user-unknown", { field: `quotaOverrides.${line}.name` });
}

function refuseTwoQuotas({ quotaOverrides }: Settings): void {
  const line = repeatedLineIn(quotaOverrides);
  const name = quotaOverrides[line]?.name;
  if (name === undefined) return;
  throw refusal("two-quotas", { values: { name }, field: `quotaOverrides.${line}.name` });
}

async function refuseInactive(ctx: RequestContext, wanted: Settings): Promise<void> {
  const named = leadSourcesIn(wanted.leadSource);
  if (named.length === 0) return;
  const { leadSources } = await readOptions(ctx, { recheck: true });
  const active = new Set(leadSources.map(({ value }) => value));
  const inactive = named.filter(({ value }) => !active.has(value));
  if (inactive.length === 0) return;
  const values = listed([...new Set(inactive.map(({ value }) => value))].map(quoted));
  throw refusal("lead-sources-inactive", {
    values: { values },
    fields: inactive.map(({ field, value }) => fieldError(field, say("field-lead-source", { value }))),
  });
}

/** False, without a change, where the settings are others by now than those that were looked at. */
async function store(ctx: RequestContext, before: Settings, wanted: Settings): Promise<boolean> {
  const { caller, database } = ctx;
  const changedAt = ctx.clock();
  return inTransaction(database, async (tx) => {
    if (!isDeepStrictEqual(await readSettings(tx, caller.orgId), before)) return false;
    for (const setting of settingNames) {
      if (isDeepStrictEqual(before[setting], wanted[setting])) continue;
      const change = { setting, before: before[setting], after: wanted[setting] };
      await recordSettingsChange(ctx, tx, { ...caller, changedAt }, change);
    }
    if (before.retentionDays !== wanted.retentionDays) {
      await delayErasure(tx, { orgId: caller.orgId, changedAt }, before.retentionDays, wanted.retentionDays);
    }
    const row = { values: wanted, updatedAt: changedAt };
    await tx
      .insert(settings)
      .values({ orgId: caller.orgId, ...row })
      .onConflictDoUpdate({ target: settings.orgId, set: row });
    return true;
  });
}

/** A change within the grace begins it anew, because it may be shorter than what was before the first. */
async function delayErasure(
  tx: DatabaseHandle,
  { orgId, changedAt }: { orgId: string; changedAt: Date },
  before: number | null,
  wanted: number | null,
): Promise<void> {
  const isIt = eq(orgs.id, orgId);
  const pending =
    (await firstOf(tx.select({ from: orgs.retentionFrom }).from(orgs).where(isIt)))?.from ?? null;
  const isWaiting = pending !== null && pending > changedAt;
  const isShorter = wanted !== null && (before === null || wanted < before);
  const waits = wanted !== null && (isShorter || isWaiting);
  const retentionFrom = waits ? new Date(changedAt.getTime() + graceMs) : null;
  await tx.update(orgs).set({ retentionFrom }).where(isIt);
}

/**
 * Asks Salesforce as the admin who holds the permission sets that overrides name, since reps without View
 * Setup may not see their own. Two API calls where any is named. Throws where Salesforce does not answer.
 */
export async function refreshHolders(
  ctx: RequestContext,
  overrides: readonly QuotaOverride[],
): Promise<void> {
  const { database, caller, salesforce } = ctx;
  const asked = permissionSetsIn(overrides);
  if (asked.length === 0) return;
  const holders = await findHoldersOf(salesforce, asked);
  const isAsked = new Set(asked.map((name) => name.toLowerCase()));
  await inTransaction(database, async (tx) => {
    for (const user of await tx.select().from(users).where(eq(users.orgId, caller.orgId))) {
      const others = (user.permissionSets ?? []).filter((name) => !isAsked.has(name.toLowerCase()));
      const permissionSets = [...others, ...(holders.get(user.id) ?? [])].sort();
      await tx.update(users).set({ permissionSets }).where(eq(users.id, user.id));
    }
  });
}
