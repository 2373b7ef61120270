import type { RequestContext } from "../context.ts";
import { describeOrg, readOrgBinding } from "./orgBinding.ts";
import { requireAdmin } from "./requireAdmin.ts";

/** The binding as the admin page shows it. */
export interface ShownOrgBinding {
  state: "unbound" | "proposed" | "confirmed" | "configured";
  org: { id: string; name: string | null; instanceUrl: string | null } | null;
  /** ISO 8601, UTC. */
  boundAt: string | null;
  /** Username of the admin. */
  boundBy: string | null;
  howToChange: string;
}

const howToChange: Record<ShownOrgBinding["state"], string> = {
  unbound: "Sign in as an admin of the org that Crosswalk is to serve.",
  proposed: "Confirm that this is the right org, or release it and sign in to the right one.",
  confirmed: "Release the org; the next admin to sign in then binds theirs.",
  configured: "Change SALESFORCE_ORG_ID where the connector runs, and restart it.",
};

/** Throws `not-admin`. */
export async function showOrgBinding(ctx: RequestContext): Promise<ShownOrgBinding> {
  await requireAdmin(ctx);
  const binding = readOrgBinding(ctx);
  if (!binding) {
    return { state: "unbound", org: null, boundAt: null, boundBy: null, howToChange: howToChange.unbound };
  }
  const { id, name, instanceUrl } = describeOrg(ctx, binding.orgId);
  return {
    state: binding.state,
    org: { id, name, instanceUrl },
    boundAt: binding.boundAt?.toISOString() ?? null,
    boundBy: binding.boundBy,
    howToChange: howToChange[binding.state],
  };
}
