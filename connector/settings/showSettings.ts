import { ownFields } from "../form/contactFields.ts";
import { mappingOptions, type MappingOptions } from "../form/fieldMapping.ts";
import { eq, and, desc, lt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { settings, settingsChanges, type SettingsChange } from "../database/schema/settings.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { readSettings, type Settings } from "./settings.ts";
import { firstOf } from "../database/rows.ts";
import { contactDescribe } from "../form/contactDescribe.ts";
import { picklistOptions } from "../form/picklists.ts";
import { fieldOf, type ObjectDescribe } from "../salesforce/describeTypes.ts";
import { users } from "../database/schema/sessions.ts";
import { listPermissionSets } from "../salesforce/packageAccess.ts";
import { readOr } from "../salesforce/patience.ts";

export interface ShownSettings extends Settings {
  /** ISO 8601, UTC. Null until an admin decides: until then the page offers the package's suggestions. */
  decidedAt: string | null;
}

/** The settings of the caller's org as the admin page shows them. Throws `not-admin`. */
export async function showSettings(ctx: RequestContext): Promise<ShownSettings> {
  await requireAdmin(ctx);
  const { orgId } = ctx.caller;
  const row = await firstOf(ctx.database.select().from(settings).where(eq(settings.orgId, orgId)));
  return { ...(await readSettings(ctx.database, orgId)), decidedAt: row?.updatedAt.toISOString() ?? null };
}

interface ValueOption {
  value: string;
  label: string;
}

/** The org's own active values to choose from. `recheck` asks for a describe no older than a few seconds. */
export async function readOptions(
  ctx: RequestContext,
  options: { recheck?: boolean } = {},
): Promise<{
  leadSources: ValueOption[];
  roles: ValueOption[];
  recordTypes: ValueOption[];
  mapping: MappingOptions;
}> {
  const { contact, role } = await contactDescribe(ctx, options);
  return {
    leadSources: valuesOf(contact, "LeadSource"),
    roles: role ? valuesOf(role, "Role") : [],
    recordTypes: contact.recordTypes.map(({ id, name }) => ({ value: id, label: name })),
    mapping: mappingOptions(contact, ownFields),
  };
}

function valuesOf(describe: ObjectDescribe, name: string): ValueOption[] {
  const field = fieldOf(describe, name);
  return field ? picklistOptions(describe, field).map(({ value, label }) => ({ value, label })) : [];
}

/**
 * The audit trail of the caller's org, newest first. `cursor` is the id of the last change already seen.
 * Throws `not-admin`.
 */
export async function listSettingsChanges(
  ctx: RequestContext,
  { cursor, limit }: { cursor?: number | undefined; limit: number },
): Promise<{ items: SettingsChange[]; nextCursor: string | null }> {
  await requireAdmin(ctx);
  const rows = await ctx.database
    .select()
    .from(settingsChanges)
    .where(
      and(
        eq(settingsChanges.orgId, ctx.caller.orgId),
        cursor === undefined ? undefined : lt(settingsChanges.id, cursor),
      ),
    )
    .orderBy(desc(settingsChanges.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

interface QuotaOwners {
  users: { id: string; name: string; username: string }[];
  /** Empty where Salesforce does not tell them. */
  permissionSets: { name: string; label: string }[];
}

/**
 * Who can have a quota of their own: everybody who has signed in, and the org's permission sets. Throws
 * `not-admin`.
 */
export async function findQuotaOwners(ctx: RequestContext): Promise<QuotaOwners> {
  await requireAdmin(ctx);
  const known = await ctx.database
    .select({ id: users.id, name: users.displayName, username: users.username })
    .from(users)
    .where(eq(users.orgId, ctx.caller.orgId))
    .orderBy(users.displayName);
  const permissionSets = await readOr<QuotaOwners["permissionSets"]>(
    () => listPermissionSets(ctx.salesforce),
    () => [],
  );
  return { users: known, permissionSets };
}
