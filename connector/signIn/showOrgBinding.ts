import type { RequestContext } from "../context.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { describeOrg, readOrgBinding } from "./orgBinding.ts";
import { requireAdmin } from "./requireAdmin.ts";

/** The binding as shown on the admin page. */
export interface ShownOrgBinding {
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
