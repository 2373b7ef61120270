import { eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { orgBinding, orgs } from "../database/schema/sessions.ts";
import { firstOf } from "../database/firstOf.ts";

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
