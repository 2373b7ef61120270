import { eq } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { grants, sessions } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { revokeToken } from "../salesforce/oauth.ts";
import { traceOf } from "../trace.ts";
import { refreshPurpose } from "./grantStore.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * Ends the caller's session, erases the tokens and revokes the grant at Salesforce. The local part comes
 * first and cannot fail for Salesforce's sake.
 */
export async function signOut(ctx: RequestContext): Promise<void> {
  const { caller, database } = ctx;
  if (caller.session !== null) {
    await database.update(sessions).set({ endedAt: ctx.clock() }).where(eq(sessions.id, caller.session.id));
    const { grantId, userId, orgId } = caller;
    await event(ctx, "sign-in.ended", { grantId, userId, orgId });
  }
  await endGrant(ctx, caller.grantId);
}

/**
 * Erases a grant's tokens, then revokes it. Where Salesforce is out of reach or no key opens the tokens, the
 * grant expires there.
 */
export async function endGrant(app: AppContext, grantId: string): Promise<void> {
  const grant = await firstOf(app.database.delete(grants).where(eq(grants.id, grantId)).returning());
  if (!grant) return;
  const refreshToken = app.vault.tryToOpen(grant.sealedRefreshToken, refreshPurpose(grantId));
  const revoked =
    refreshToken === null
      ? "unopenable"
      : await revokeToken(app.salesforceApp.settings, traceOf(app), refreshToken, grant.instanceUrl);
  const { userId, orgId } = grant;
  await event(app, "sign-in.revoked", { grantId, userId, orgId, outcome: revoked });
}
