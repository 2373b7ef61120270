import { randomUUID } from "node:crypto";
import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { AppContext, Caller } from "../context.ts";
import { changesOf, type DatabaseHandle } from "../database/database.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { prepared } from "../database/prepared.ts";
import { firstOf } from "../database/rows.ts";
import { grants, type Session, sessions, type SignIn, signIns, users } from "../database/schema/sessions.ts";
import type { AppError } from "../errors.ts";
import { event } from "../log/event.ts";
import { errorOf } from "../reasons/problems.ts";
import { refusal } from "../reasons/refusal.ts";
import { challengeOf, hashSecret, isSameSecret, randomSecret } from "../secrets.ts";
import { refuseOtherOrg } from "./orgBinding.ts";
import { normalizePanelCode, panelCode } from "./startSignIn.ts";

const sessionLifeMs = 12 * 60 * 60 * 1000;
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

interface CreateSession {
  signInId: string;
  /** The code from the callback page, handed over or typed by the rep. */
  code: string;
  codeVerifier: string;
  origin: string | null;
  /** Whose Lightning the panel is in, where the browser keeps the session. */
  viewer: string | null;
  /** The secret of the session that the browser has kept so far. It ends, as nobody can use it any more. */
  former: string | null;
}

interface NewSession {
  secret: string;
  userId: string;
  expiresAt: Date;
}

/** Wrong codes before a sign-in ends: enough for typing errors, too few for guessing. */
const wrongAttemptsMax = 5;

/**
 * Exchanges a completed sign-in for a session, once, for the panel that started it. Throws the sign-in's own
 * error where it failed, `not-found` for an unknown id, `request-invalid` for a wrong code or verifier, and
 * `session-expired` where it has ended.
 */
export async function createSession(app: AppContext, input: CreateSession): Promise<NewSession> {
  const signIn = await firstOf(app.database.select().from(signIns).where(eq(signIns.id, input.signInId)));
  if (!signIn) throw refusal("no-such-sign-in", { field: "signInId" });
  if (signIn.failure) throw errorOf(signIn.failure);
  if (signIn.swappedAt || app.clock() >= signIn.expiresAt) throw refusal("sign-in-over");
  if (signIn.status !== "completed") throw refusal("sign-in-pending", { field: "signInId" });
  await refuseStranger(app, signIn, input);
  return await swap(app, signIn, input);
}

/**
 * Requires the verifier, which only the page that started the sign-in has, and the code, which only the
 * person who signed in saw.
 */
async function refuseStranger(app: AppContext, signIn: SignIn, input: CreateSession): Promise<void> {
  if (input.origin !== null && input.origin !== signIn.origin) {
    throw refusal("sign-in-of-another-page", { field: "Origin" });
  }
  // A wrong verifier does not count as an attempt: 256 bits cannot be guessed, and counting would let anybody
  // who knows the link end the sign-in.
  if (!isSameSecret(challengeOf(input.codeVerifier), signIn.codeChallenge)) {
    throw refusal("sign-in-verifier", { field: "codeVerifier" });
  }
  await countAttempt(app, signIn.id);
  if (!isSameSecret(normalizePanelCode(input.code), panelCode(app, signIn))) {
    throw refusal("sign-in-code", { field: "code" });
  }
}

/** Before the code is compared, so that not more of them are than that, however many come at once. */
async function countAttempt(app: AppContext, id: string): Promise<void> {
  const isLeft = lt(signIns.wrongAttempts, wrongAttemptsMax);
  const counted = await app.database
    .update(signIns)
    .set({ wrongAttempts: sql`${signIns.wrongAttempts} + 1` })
    .where(and(eq(signIns.id, id), isLeft));
  if (changesOf(counted) === 0) throw refusal("sign-in-over");
}

async function swap(app: AppContext, signIn: SignIn, { viewer, former }: CreateSession): Promise<NewSession> {
  const secret = randomSecret();
  const now = app.clock();
  const expiresAt = new Date(now.getTime() + sessionLifeMs);
  const userId = await inTransaction(app.database, async (tx) => {
    const changes = changesOf(
      await tx
        .update(signIns)
        .set({ swappedAt: now })
        .where(and(eq(signIns.id, signIn.id), isNull(signIns.swappedAt))),
    );
    const grant = await firstOf(
      tx
        .update(grants)
        .set({ expiresAt })
        .where(eq(grants.id, signIn.grantId ?? ""))
        .returning(),
    );
    if (changes === 0 || !grant) throw refusal("sign-in-used");
    if (former !== null) {
      const isFormer = and(eq(sessions.tokenHash, hashSecret(former)), isNotNull(sessions.viewer));
      await tx.update(sessions).set({ endedAt: now }).where(isFormer);
    }
    await tx.insert(sessions).values({
      id: randomUUID(),
      tokenHash: hashSecret(secret),
      userId: grant.userId,
      orgId: grant.orgId,
      grantId: grant.id,
      origin: signIn.origin,
      viewer,
      createdAt: now,
      expiresAt,
      lastUsedAt: now,
    });
    const { id: grantId, userId, orgId } = grant;
    const { id: signInId, origin } = signIn;
    await event(app, "sign-in.completed", { signInId, grantId, userId, orgId, origin });
    return userId;
  });
  return { secret, userId, expiresAt };
}
