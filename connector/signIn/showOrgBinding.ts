import type { RequestContext } from "../context.ts";
import { say, sayingOf, type Saying } from "../reasons/sentence.ts";
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
  howToChange: string;
  /** The key of `howToChange`, for translation. */
  said: Saying;
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
    return { state: "unbound", org: null, boundAt: null, boundBy: null, ...nextStep("unbound") };
  }
  const { id, name, instanceUrl } = await describeOrg(ctx, binding.orgId);
  return {
    state: binding.state,
    org: { id, name, instanceUrl },
    boundAt: binding.boundAt?.toISOString() ?? null,
    boundBy: binding.boundBy,
    ...nextStep(binding.state),
  };
}

function nextStep(state: ShownOrgBinding["state"]): Pick<ShownOrgBinding, "howToChange" | "said"> {
  return { howToChange: nextSteps[state].text, said: sayingOf(nextSteps[state]) };
}
