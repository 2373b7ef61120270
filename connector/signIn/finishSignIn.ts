import { setTimeout } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import {
  grants,
  signInAttempts,
  signIns,
  type SignIn,
  type SignInAttempt,
} from "../database/schema/sessions.ts";
import { AppError, policyOf } from "../errors.ts";
import { event, whyOf } from "../log/event.ts";
import { inOurWords } from "../reasons/inOurWords.ts";
import { refusal } from "../reasons/refusal.ts";
import { errorOf } from "../reasons/problems.ts";
import { authorizeFailure } from "../salesforce/oauth.ts";
import { acceptGrant } from "./acceptGrant.ts";
import { verifierPurpose, panelCode, refuseOver } from "./startSignIn.ts";
import { hashSecret, isSameSecret } from "../secrets.ts";
import { endGrant } from "./signOut.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/rows.ts";

/** The parameters that Salesforce sends back with the browser. */
interface CallbackQuery {
  state?: string | undefined;
  code?: string | undefined;
  error?: string | undefined;
  error_description?: string | undefined;
}

/** The message of the page to the panel, for `origin` only. */
export interface FinishedSignIn {
  signInId: string;
  origin: string | null;
  code: string;
}

/** How long a repeated callback waits for the first one's exchange, which another connector may be making. */
const outcomeWaitMs = 30_000;
const outcomePollMs = 100;

/**
 * Finishes a sign-in for the browser that has the attempt's cookie (`secretOf`) and a valid authorization
 * code. Other browsers learn nothing and change nothing. The same code again in the same browser shows the
 * same outcome, without another exchange. A further code is exchanged too, because a browser may request a
 * pop-up's URL twice; it must be for the same user, and its grant is revoked. Throws AppError.
 */
export async function finishSignIn(
  app: AppContext,
  query: CallbackQuery,
  secretOf: (attemptId: string) => string | undefined,
): Promise<FinishedSignIn> {
  const { signIn, attempt } = await findAttempt(app, query.state ?? "");
  refuseOtherBrowser(app, attempt, secretOf(attempt.id));
  const { code, error = "no_code", error_description: description = "" } = query;
  if (code === undefined || query.error !== undefined)
    throw await fail(app, signIn.id, authorizeFailure(app.salesforceApp.settings, error, description));
  const codeHash = hashSecret(code);
  if (await claim(app, attempt.id, codeHash)) await acceptFirst(app, attempt, code);
  else if ((await readAttempt(app, attempt.id))?.codeHash === codeHash) await awaitOutcome(app, attempt.id);
  else await accept(app, attempt, code);
  return { signInId: signIn.id, origin: signIn.origin, code: panelCode(app, signIn) };
}

async function findAttempt(
  app: AppContext,
  state: string,
): Promise<{ signIn: SignIn; attempt: SignInAttempt }> {
  const row = await firstOf(
    app.database
      .select()
      .from(signInAttempts)
      .innerJoin(signIns, eq(signIns.id, signInAttempts.signInId))
      .where(eq(signInAttempts.stateHash, hashSecret(state))),
  );
  refuseOver(app, row?.sign_ins);
  return { signIn: row.sign_ins, attempt: row.sign_in_attempts };
}

/**
 * Requires the cookie, which proves that this browser opened the start page and was sent to Salesforce with
 * this state.
 */
function refuseOtherBrowser(app: AppContext, attempt: SignInAttempt, secret: string | undefined): void {
  if (secret !== undefined && isSameSecret(hashSecret(secret), attempt.browserSecretHash)) return;
  app.log.warn({ signInId: attempt.signInId }, "refused a callback of another browser");
  throw refusal("callback-of-another-browser");
}

/** Claims the exchange of an authorization code. False where another request has claimed it. */
async function claim(app: AppContext, id: string, codeHash: string): Promise<boolean> {
  return (
    changesOf(
      await app.database
        .update(signInAttempts)
        .set({ status: "claimed", codeHash })
        .where(and(eq(signInAttempts.id, id), eq(signInAttempts.status, "started"))),
    ) === 1
  );
}

async function acceptFirst(app: AppContext, attempt: SignInAttempt, code: string): Promise<void> {
  const mark = (status: SignInAttempt["status"]) =>
    app.database.update(signInAttempts).set({ status }).where(eq(signInAttempts.id, attempt.id));
  try {
    await accept(app, attempt, code);
    await mark("accepted");
  } catch (error) {
    await mark("refused");
    throw error;
  }
}

/**
 * Exchanges the code and completes the sign-in, unless another request has. Only the first grant is kept; a
 * later one only identifies the user and is revoked.
 */
async function accept(app: AppContext, attempt: SignInAttempt, code: string): Promise<void> {
  const { signInId } = attempt;
  const grantId = await exchange(app, attempt, code);
  const completed = await app.database
    .update(signIns)
    .set({ status: "completed", grantId })
    .where(and(eq(signIns.id, signInId), eq(signIns.status, "pending")));
  if (changesOf(completed) === 1) {
    const grant = await firstOf(app.database.select().from(grants).where(eq(grants.id, grantId)));
    const { userId = null, orgId = null } = grant ?? {};
    app.metrics.signIns.inc({ outcome: "accepted" });
    await event(app, "sign-in.accepted", { signInId, grantId, userId, orgId });
    return;
  }
  const signIn = await firstOf(app.database.select().from(signIns).where(eq(signIns.id, signInId)));
  const isSame = await isSameUser(app, grantId, signIn?.grantId);
  await endGrant(app, grantId);
  if (signIn?.failure) throw errorOf(signIn.failure);
  if (isSame) return;
  throw refusal("completed-by-another-user");
}

async function exchange(app: AppContext, attempt: SignInAttempt, code: string): Promise<string> {
  try {
    const verifier = app.vault.open(attempt.sealedVerifier, verifierPurpose(attempt.id));
    return await acceptGrant(app, code, verifier);
  } catch (error) {
    throw await fail(app, attempt.signInId, error);
  }
}

async function isSameUser(app: AppContext, one: string, other: string | null | undefined): Promise<boolean> {
  const find = (id: string) => firstOf(app.database.select().from(grants).where(eq(grants.id, id)));
  const [a, b] = [await find(one), await find(other ?? "")];
  return a !== undefined && a.userId === b?.userId;
}

/** Waits for the request that claimed the same code. Throws its error. */
async function awaitOutcome(app: AppContext, attemptId: string): Promise<void> {
  const deadline = app.elapsedMs() + outcomeWaitMs;
  let attempt = await readAttempt(app, attemptId);
  while (attempt?.status === "claimed" && app.elapsedMs() < deadline) {
    await setTimeout(outcomePollMs);
    attempt = await readAttempt(app, attemptId);
  }
  if (attempt?.status === "accepted") return;
  throw refusal("sign-in-link-used");
}

async function readAttempt(app: AppContext, id: string): Promise<SignInAttempt | undefined> {
  return await firstOf(app.database.select().from(signInAttempts).where(eq(signInAttempts.id, id)));
}

/** Stores why a sign-in failed, for the panel that polls, unless it has ended. Answers the error to throw. */
async function fail(app: AppContext, signInId: string, error: unknown): Promise<AppError> {
  const known = error instanceof AppError ? error : new AppError("internal", { cause: error });
  const failure = inOurWords(known);
  await app.database
    .update(signIns)
    .set({ status: "failed", failure })
    .where(and(eq(signIns.id, signInId), eq(signIns.status, "pending")));
  app.metrics.signIns.inc({ outcome: failure.code });
  const { userId = null, orgId = null } = known.user ?? {};
  await event(app, "sign-in.refused", {
    signInId,
    userId,
    orgId,
    ...whyOf(failure),
    call: known.call ?? null,
  });
  if (policyOf(known).isOurFault) app.log.error({ err: error, signInId }, "sign-in failed");
  return known;
}
