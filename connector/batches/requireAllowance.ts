import type { RequestContext } from "../context.ts";
import { refusal } from "../reasons/refusal.ts";
import type { ApiAllowance } from "../salesforce/readAllowance.ts";
import type { Settings } from "../settings/settings.ts";

/** Salesforce reports the allowance here; our own ceiling does not block this request. */
export const allowancePath = "/limits";

/** An allowance that would stop a batch is read again if it is older than this. */
const freshMs = 30_000;

type Ceiling = Pick<Settings, "allowanceCeilingPercent">;

/** Throws `api-limit-reached` where batches have reached the admin's ceiling. */
function refuseBeyondCeiling(
  allowance: ApiAllowance | null,
  { allowanceCeilingPercent: ceiling }: Ceiling,
): void {
  if (allowance === null || allowance.used < (allowance.limit * ceiling) / 100) return;
  throw refusal("allowance-ceiling", { values: { percent: ceiling } });
}

/**
 * The same, but reads the allowance again first if it is old: requests used 24 hours ago stop counting from
 * hour to hour.
 */
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
