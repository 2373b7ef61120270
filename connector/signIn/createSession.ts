import { randomUUID } from "node:crypto";
import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { grants, sessions, signIns, type SignIn } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { refusal } from "../reasons/refusal.ts";
import { errorOf } from "../reasons/problems.ts";
import { sessionLifeMs } from "./findSession.ts";
import { normalizePanelCode, panelCode } from "./startSignIn.ts";
import { challengeOf, hashSecret, isSameSecret, randomSecret } from "../secrets.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/firstOf.ts";

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
