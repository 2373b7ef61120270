import type { RequestContext } from "../../context.ts";
import { type Quota, readOwnQuota } from "../../settings/readQuota.ts";
import { readSettings } from "../../settings/settings.ts";
import { describeOrg, type OrgBinding, readOrgBinding } from "../../signIn/orgBinding.ts";

/** Who the caller is, in which org, and what they may do there. */
interface Connection {
  user: { id: string; username: string; displayName: string };
  org: { id: string; name: string; instanceUrl: string; isSandbox: boolean | null };
  isAdmin: boolean;
  createContacts: boolean;
  leadSourceChosen: boolean;
  binding: OrgBinding["state"];
  quota: Quota;
  apiAllowance: { used: number; limit: number; remaining: number } | null;
}

/** Reads the connection without a call to Salesforce: panels ask for it often, and calls are money. */
export async function readConnection(ctx: RequestContext): Promise<Connection> {
  const { caller } = ctx;
  const org = await describeOrg(ctx, caller.orgId);
  const settings = await readSettings(ctx.database, caller.orgId);
  const allowance = ctx.salesforce.allowance;
  return {
    user: {
      id: caller.userId,
      username: caller.username,
      displayName: caller.displayName,
    },
    org: {
      id: caller.orgId,
      name: org.name ?? caller.orgId,
      instanceUrl: ctx.salesforce.instanceUrl,
      isSandbox: org.isSandbox,
    },
    isAdmin: caller.isAdmin,
    createContacts: settings.createContacts,
    leadSourceChosen: settings.leadSource.default !== null,
    binding: (await readOrgBinding(ctx))?.state ?? "proposed",
    quota: await readOwnQuota(ctx),
    apiAllowance: allowance && {
      used: allowance.used,
      limit: allowance.limit,
      remaining: allowance.remaining,
    },
  };
}
