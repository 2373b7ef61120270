import { eq, lt, lte } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { grants, sessions, signInRefusals, signIns } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { revokeToken } from "../salesforce/oauth.ts";
import { traceOf } from "../work/trace.ts";
import { refreshPurpose } from "./grantStore.ts";
import { firstOf } from "../database/rows.ts";
import type { CacheKind } from "../work/memory.ts";
import { keptSince, retention } from "../retention.ts";

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

/**
 * How long grants that no key opens are kept after this connector first saw them. Meanwhile /readyz reports
 * them, and a missing key can be restored. During a key change another connector may not know the new key
 * yet.
 */
const unopenableMs = 60 * 60_000;

/** When each unopenable grant was first seen. */
const firstSeen: CacheKind<ReadonlyMap<string, number>> = { max: 1 };

/**
 * Ends what has expired and what no key opens: revokes and erases the grants of ended sessions and of
 * sign-ins that no panel took, then deletes their rows.
 */
export async function sweep(app: AppContext): Promise<void> {
  const now = app.clock();
  const lapsed = await app.database.select({ id: grants.id }).from(grants).where(lte(grants.expiresAt, now));
  for (const { id } of lapsed) await endGrant(app, id);
  for (const id of await longUnopenable(app)) await endGrant(app, id);
  // Until then the token of an ended session is answered with `session-expired`, not with `not-signed-in`.
  await app.database.delete(sessions).where(lt(sessions.expiresAt, keptSince(now, retention.sessions)));
  // Who has not tried again since has mostly left.
  await app.database
    .delete(signInRefusals)
    .where(lt(signInRefusals.refusedAt, keptSince(now, retention.refusedSignIns)));
  await app.database.delete(signIns).where(lt(signIns.expiresAt, keptSince(now, retention.signIns)));
}

async function longUnopenable(app: AppContext): Promise<string[]> {
  const now = app.elapsedMs();
  const cache = app.memory.shared(firstSeen);
  const before = cache.get("");
  const seen = new Map(
    (await unopenableGrants(app)).map((id): [string, number] => [id, before?.get(id) ?? now]),
  );
  cache.set("", seen);
  return [...seen].filter(([, since]) => now - since >= unopenableMs).map(([id]) => id);
}

async function unopenableGrants({ database, vault }: AppContext): Promise<string[]> {
  return (await database.select({ id: grants.id, sealed: grants.sealedRefreshToken }).from(grants))
    .filter(({ id, sealed }) => vault.tryToOpen(sealed, refreshPurpose(id)) === null)
    .map(({ id }) => id);
}
