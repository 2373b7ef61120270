import { eq, and } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { orgBinding, orgs } from "../database/schema/sessions.ts";
import { firstOf } from "../database/rows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { recordSettingsChange } from "./recordSettingsChange.ts";
import { requireAdmin } from "./requireAdmin.ts";
import { changesOf, type DatabaseHandle } from "../database/database.ts";
import { refusal } from "../reasons/refusal.ts";
import type { PackageAccess } from "../salesforce/packageAccess.ts";
import { say, type Said } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";

/** The bound org and what binds it. */
export interface OrgBinding {
  orgId: string;
  state: "configured" | "confirmed" | "proposed";
  boundAt: Date | null;
  /** Username of the admin; null where configuration binds. */
  boundBy: string | null;
}

interface OrgDescription {
  id: string;
  name: string | null;
  instanceUrl: string | null;
  isSandbox: boolean | null;
  timeZone: string | null;
}

/**
 * The org that this connector serves: by configuration, otherwise by an admin's first sign-in; null where
 * neither applies.
 */
export async function readOrgBinding({ config, database }: AppContext): Promise<OrgBinding | null> {
  if (config.salesforce.orgId) {
    return { orgId: config.salesforce.orgId, state: "configured", boundAt: null, boundBy: null };
  }
  const row = await firstOf(database.select().from(orgBinding));
  return row
    ? { orgId: row.orgId, state: row.state, boundAt: row.boundAt, boundBy: row.boundByUsername }
    : null;
}

/** The org's details from earlier sign-ins. */
export async function describeOrg(
  { database }: Pick<AppContext, "database">,
  orgId: string,
): Promise<OrgDescription> {
  const row = await firstOf(database.select().from(orgs).where(eq(orgs.id, orgId)));
  return {
    id: orgId,
    name: row?.name ?? null,
    instanceUrl: row?.instanceUrl ?? null,
    isSandbox: row?.isSandbox ?? null,
    timeZone: row?.timeZone ?? null,
  };
}

/** Confirms the proposed org, by an admin on the admin page. May be repeated. */
export async function confirmOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
  await refuseIfConfigured(ctx);
  await inTransaction(ctx.database, async (tx) => {
    const changes = changesOf(
      await tx
        .update(orgBinding)
        .set({ state: "confirmed" })
        .where(and(eq(orgBinding.orgId, caller.orgId), eq(orgBinding.state, "proposed"))),
    );
    if (changes === 0) return;
    const change = { setting: "orgBinding", before: "proposed", after: "confirmed" };
    await recordSettingsChange(ctx, tx, { ...caller, changedAt: ctx.clock() }, change);
  });
  return showOrgBinding(ctx);
}

/**
 * Binds the org at a sign-in where none is bound: an admin's org becomes the proposed one, and anybody else
 * is refused. Runs in the sign-in's transaction, so that only one of two first sign-ins binds. Throws
 * `not-admin`, or why the package did not say whether the user is an admin.
 */
export async function proposeOrg(
  app: AppContext,
  tx: DatabaseHandle,
  user: { orgId: string; userId: string; username: string; isAdmin: boolean },
  access: PackageAccess,
): Promise<void> {
  if (app.config.salesforce.orgId || (await firstOf(tx.select().from(orgBinding)))) return;
  if (!user.isAdmin) {
    throw access.isAdmin === null ? access.obstacle : refusal("org-not-bound");
  }
  const now = app.clock();
  await tx.insert(orgBinding).values({
    id: 1,
    orgId: user.orgId,
    state: "proposed",
    boundAt: now,
    boundByUserId: user.userId,
    boundByUsername: user.username,
  });
  await recordSettingsChange(
    app,
    tx,
    { ...user, changedAt: now },
    { setting: "orgBinding", before: null, after: "proposed" },
  );
}

/**
 * Releases the bound org, by one of its admins. The next admin to sign in binds theirs. Leads and settings
 * stay with their org.
 */
export async function releaseOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
  await refuseIfConfigured(ctx);
  await inTransaction(ctx.database, async (tx) => {
    const released = await firstOf(
      tx.delete(orgBinding).where(eq(orgBinding.orgId, caller.orgId)).returning(),
    );
    if (!released) return;
    const change = { setting: "orgBinding", before: released.state, after: null };
    await recordSettingsChange(ctx, tx, { ...caller, changedAt: ctx.clock() }, change);
  });
  return showOrgBinding(ctx);
}

/** The binding as shown on the admin page. */
interface ShownOrgBinding {
  state: "unbound" | "proposed" | "confirmed" | "configured";
  org: { id: string; name: string | null; instanceUrl: string | null } | null;
  /** ISO 8601, UTC. */
  boundAt: string | null;
  /** Username of the admin. */
  boundBy: string | null;
  howToChange: Said;
}

const nextSteps = {
  unbound: say("org-unbound"),
  proposed: say("org-proposed"),
  confirmed: say("org-confirmed"),
  configured: say("org-configured"),
};

/** Throws `not-admin`. */
export async function showOrgBinding(ctx: RequestContext): Promise<ShownOrgBinding> {
  await requireAdmin(ctx);
  const binding = await readOrgBinding(ctx);
  if (!binding) {
    return { state: "unbound", org: null, boundAt: null, boundBy: null, howToChange: nextSteps.unbound };
  }
  const { id, name, instanceUrl } = await describeOrg(ctx, binding.orgId);
  return {
    state: binding.state,
    org: { id, name, instanceUrl },
    boundAt: binding.boundAt?.toISOString() ?? null,
    boundBy: binding.boundBy,
    howToChange: nextSteps[binding.state],
  };
}

/** An org that the connector's environment names cannot be bound or released on the admin page. */
async function refuseIfConfigured(ctx: RequestContext): Promise<void> {
  if ((await readOrgBinding(ctx))?.state !== "configured") return;
  throw refusal("org-bound-by-configuration");
}

/** Throws `wrong-org`, with both names, where the org is not the bound one. */
export async function refuseOtherOrg(
  app: AppContext,
  orgId: string,
  knownName: string | null = null,
): Promise<void> {
  const binding = await readOrgBinding(app);
  if (!binding || binding.orgId === orgId) return;
  const used = { id: orgId, name: knownName ?? (await describeOrg(app, orgId)).name };
  const expected = { id: binding.orgId, name: (await describeOrg(app, binding.orgId)).name };
  throw refusal("other-org", {
    values: { used: nameOf(used), expected: nameOf(expected) },
    members: { orgUsed: used, orgExpected: expected },
  });
}

function nameOf({ id, name }: { id: string; name: string | null }): Value {
  return name ? `${name} (${id})` : say("name-org", { id });
}
