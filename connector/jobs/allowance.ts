import type { RequestContext, AppContext } from "../context.ts";
import { refusal } from "../reasons/refusal.ts";
import type { ApiAllowance } from "../salesforce/readAllowance.ts";
import type { Settings } from "../settings/settingsTable.ts";
import { readSettings } from "../settings/readSettings.ts";
import { contextForUser } from "../signIn/contextFor.ts";

/** Salesforce reports the allowance here; our own ceiling does not block this request. */
const allowancePath = "/limits";

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

/**
 * The context of the user for whom something is done in the background. `count` is called with the path of
 * each request to Salesforce before it is sent. Throws `session-expired` where the user is signed out. Its
 * requests throw `api-limit-reached` at the admin's ceiling, whoever has used up the allowance. Each asks
 * whether that is still so: where nobody else asks Salesforce anything, the work would wait for ever.
 */
export async function countingContext(
  app: AppContext,
  owner: { orgId: string; userId: string },
  requestId: string,
  count: (path: string) => Promise<unknown>,
): Promise<RequestContext> {
  const ctx: RequestContext = await contextForUser(app, owner, requestId, async (path) => {
    if (path !== allowancePath) await requireAllowance(ctx, await readSettings(app.database, owner.orgId));
    await count(path);
  });
  return ctx;
}
