import type { AppContext, RequestContext } from "../context.ts";
import { readSettings } from "../settings/settings.ts";
import { contextForUser } from "../signIn/contextFor.ts";
import { allowancePath, requireAllowance } from "./requireAllowance.ts";

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
