import { eq, sql } from "drizzle-orm";
import type { AppContext, Caller } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { grants, sessions, users, type Session } from "../database/schema/sessions.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { hashSecret } from "../secrets.ts";
import { refuseOtherOrg } from "./orgBinding.ts";
import { firstOf } from "../database/firstOf.ts";

export const sessionLifeMs = 12 * 60 * 60 * 1000;
const sessionIdleMs = 60 * 60 * 1000;

/** The precision of the stored last use: one write a minute instead of one a request. */
const lastUsePrecisionMs = 60_000;

/**
 * What a request shows: a secret; where the browser keeps it in a cookie, the viewer of the page; and the
 * user whom the page shows.
 */
export interface ShownSession {
  secret: string;
  viewer: string | null;
  shownUser: string | null;
}

/**
 * The caller of a session; null for an unknown one, for one that a browser keeps for another viewer, which
 * ends with that, and for one of another user than the page shows. Throws `session-expired` where it has
 * ended, `not-signed-in` where a page of another origin sends it, and `wrong-org` where another org was bound
 * since.
 */
export async function findSession(
  app: AppContext,
  { secret, viewer, shownUser }: ShownSession,
  origin: string | null,
): Promise<Caller | null> {
  const row = await firstOf(prepared(app.database, sessionOf).execute({ tokenHash: hashSecret(secret) }));
  if (!row) return null;
  const { sessions: session, users: user, grants: grant } = row;
  if (origin !== null && origin !== session.origin) {
    throw refusal("session-of-another-page");
  }
  if (session.viewer !== viewer) {
    // Somebody else is in Salesforce at this browser now, and could use what was left there.
    if (session.viewer !== null && viewer !== null) await endSession(app, session);
    return null;
  }
  if (shownUser !== null && shownUser !== user.id) return null;
  const now = app.clock();
  const idleMs = now.getTime() - session.lastUsedAt.getTime();
  const ended = whyEnded(session, now);
  if (ended) {
    ended.user = { userId: user.id, orgId: session.orgId };
    throw ended;
  }
  if (grant === null) throw refusal("sign-in-ended");
  await refuseOtherOrg(app, session.orgId);
  if (idleMs >= lastUsePrecisionMs) {
    await app.database.update(sessions).set({ lastUsedAt: now }).where(eq(sessions.id, session.id));
  }
  return {
    session: { id: session.id, expiresAt: session.expiresAt },
    grantId: grant.id,
    instanceUrl: grant.instanceUrl,
    userId: user.id,
    username: user.username,
    displayName: user.displayName,
    timeZone: user.timeZone,
    orgId: session.orgId,
    isAdmin: user.isAdmin,
    crmChanges: user.crmChanges,
  };
}

/** The grant goes on until it expires: batches of its user may run. */
async function endSession(app: AppContext, { id }: Session): Promise<void> {
  await app.database.update(sessions).set({ endedAt: app.clock() }).where(eq(sessions.id, id));
}

const sessionOf = (database: DatabaseHandle) =>
  database
    .select()
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(grants, eq(grants.id, sessions.grantId))
    .where(eq(sessions.tokenHash, sql.placeholder("tokenHash")))
    .prepare();

function whyEnded(session: Session, now: Date): AppError | null {
  if (session.endedAt) return refusal("signed-out");
  if (now >= session.expiresAt) {
    return refusal("signed-out-after-hours", { values: { hours: sessionLifeMs / 3_600_000 } });
  }
  // It is there to sign in once a day. SECURITY.md says what that costs.
  if (session.viewer !== null) return null;
  const idleMs = now.getTime() - session.lastUsedAt.getTime();
  if (idleMs < sessionIdleMs) return null;
  return refusal("signed-out-when-idle", { values: { minutes: sessionIdleMs / 60_000 } });
}
