import type { RequestContext } from "../context.ts";
import { refusal } from "../reasons/refusal.ts";
import type { ApiAllowance } from "../salesforce/allowance.ts";
import type { Settings } from "../settings/settingsTable.ts";

/** Salesforce tells the allowance here, also to who may use no more of it by our own ceiling. */
export const allowancePath = "/limits";

/** What was seen of the allowance is taken for true so long where it stands in the way. */
const freshMs = 30_000;

type Ceiling = Pick<Settings, "allowanceCeilingPercent">;

/**
 * Throws `api-limit-reached` where the org's allowance is used up as far as the admin lets batches use it.
 */
export function refuseBeyondCeiling(
  allowance: ApiAllowance | null,
  { allowanceCeilingPercent: ceiling }: Ceiling,
): void {
  if (allowance === null || allowance.used < (allowance.limit * ceiling) / 100) return;
  throw refusal("allowance-ceiling", { values: { percent: ceiling } });
}

/** The same, after asking Salesforce where what was seen of the allowance is old: it frees up by the hour. */
export async function requireAllowance(ctx: RequestContext, settings: Ceiling): Promise<void> {
  try {
    refuseBeyondCeiling(ctx.salesforce.allowance, settings);
  } catch (error) {
    const seenAt = ctx.salesforce.allowance?.at.getTime() ?? 0;
    if (Math.abs(ctx.clock().getTime() - seenAt) < freshMs) throw error;
    await ctx.salesforce.request("GET", allowancePath);
    refuseBeyondCeiling(ctx.salesforce.allowance, settings);
  }
}
