import { randomUUID } from "node:crypto";
import { count, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { signInAttempts, signIns } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";
import { authorizeUrl } from "../salesforce/oauth.ts";
import { refuseOver } from "./refuseOver.ts";
import { challengeOf, hashSecret, randomSecret } from "../secrets/secrets.ts";
import { firstOf } from "../database/firstOf.ts";

/** One browser's attempt at a sign-in. `secret` goes to that browser as a cookie. */
interface OpenedSignIn {
  attemptId: string;
  secret: string;
  salesforceUrl: string;
  expiresAt: Date;
}

/**
 * How often one sign-in may be opened: a browser may request a pop-up's URL twice, and a rep may reload it.
 */
const attemptsMax = 20;

/** The purpose of an attempt's sealed verifier. */
export const verifierPurpose = (attemptId: string) => `sign-in-attempt:${attemptId}`;

/**
 * Starts a browser's attempt with its own secret, state and PKCE verifier, so that an authorization code
 * works only in that browser. Throws `request-invalid` for a sign-in that is unknown, has ended or was opened
 * too often.
 */
export async function openSignIn(app: AppContext, signInId: string): Promise<OpenedSignIn> {
  const signIn = await firstOf(app.database.select().from(signIns).where(eq(signIns.id, signInId)));
  refuseOver(app, signIn);
  const attemptId = randomUUID();
  const [secret, state, verifier] = [randomSecret(), randomSecret(), randomSecret()];
  await inTransaction(app.database, async (tx) => {
    const opened = await firstOf(
      tx.select({ times: count() }).from(signInAttempts).where(eq(signInAttempts.signInId, signInId)),
    );
    if (opened && opened.times >= attemptsMax) {
      throw refusal("sign-in-opened-too-often");
    }
    await tx.insert(signInAttempts).values({
      id: attemptId,
      signInId,
      stateHash: hashSecret(state),
      browserSecretHash: hashSecret(secret),
      sealedVerifier: app.vault.seal(verifier, verifierPurpose(attemptId)),
      status: "started",
    });
  });
  const salesforceUrl = authorizeUrl(app.salesforceApp.settings, {
    state,
    codeChallenge: challengeOf(verifier),
    ...(signIn.prompt === null ? {} : { prompt: signIn.prompt }),
  });
  return { attemptId, secret, salesforceUrl, expiresAt: signIn.expiresAt };
}
