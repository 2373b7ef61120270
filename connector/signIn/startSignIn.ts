import { randomUUID, randomBytes } from "node:crypto";
import { count, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { signIns, signInAttempts, type SignIn } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { refusal } from "../reasons/refusal.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { authorizeUrl } from "../salesforce/oauth.ts";
import { challengeOf, hashSecret, randomSecret } from "../secrets.ts";
import { firstOf } from "../database/rows.ts";
import { type ShownProblem, showProblem, storedProblem } from "../reasons/problems.ts";

export const signInLifeMs = 10 * 60 * 1000;

interface StartSignIn {
  /** The challenge of the panel's verifier; only its holder can take the session. */
  codeChallenge: string;
  prompt?: "login" | "select_account" | undefined;
  /** The origin of the requesting page; null for a client that is no browser. */
  origin: string | null;
}

/**
 * Starts a sign-in. `authorizeUrl` is the connector's own start page, which binds the sign-in to the browser
 * that opens it. A browser may open it twice. Throws `request-invalid` where the requesting page has an
 * origin that PANEL_ORIGINS does not name.
 */
export async function startSignIn(
  app: AppContext,
  { codeChallenge, prompt, origin }: StartSignIn,
): Promise<{ id: string; authorizeUrl: string; expiresAt: Date }> {
  if (origin !== null && !app.config.panelOrigins.includes(origin)) {
    throw refusal("page-not-allowed", { values: { origin }, field: "Origin" });
  }
  const id = randomUUID();
  const createdAt = app.clock();
  const expiresAt = new Date(createdAt.getTime() + signInLifeMs);
  const sealedPanelCode = app.vault.seal(createPanelCode(), panelCodePurpose(id));
  await app.database
    .insert(signIns)
    .values({ id, codeChallenge, origin, prompt, sealedPanelCode, status: "pending", createdAt, expiresAt });
  await event(app, "sign-in.started", { signInId: id, origin });
  return { id, authorizeUrl: `${app.config.publicUrl}/oauth/start/${id}`, expiresAt };
}

/** Letters and digits that are not mistaken for each other. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * A one-time code that a rep can type, `ABCD-EFGH-JKLM`, with 60 bits. The callback hands it to the panel.
 */
function createPanelCode(): string {
  const letters = [...randomBytes(12)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
  return inGroups(letters);
}

/** The purpose of a sealed code. */
export const panelCodePurpose = (signInId: string) => `panel-code:${signInId}`;

/** The code of a sign-in, for showing or comparing. */
export function panelCode(
  { vault }: Pick<AppContext, "vault">,
  signIn: { id: string; sealedPanelCode: string },
): string {
  return vault.open(signIn.sealedPanelCode, panelCodePurpose(signIn.id));
}

/** Normalizes a typed code: removes spaces, adds dashes, upper-cases. */
export function normalizePanelCode(typed: string): string {
  return inGroups(typed.toUpperCase().replace(/[^A-Z0-9]/g, ""));
}

function inGroups(letters: string): string {
  return letters.match(/.{1,4}/g)?.join("-") ?? "";
}

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

/**
 * Throws `request-invalid` for a sign-in that is unknown, has ended, or has yielded its session, with the
 * same words for each.
 */
export function refuseOver(app: AppContext, signIn: SignIn | undefined): asserts signIn is SignIn {
  if (signIn && app.clock() < signIn.expiresAt && !signIn.swappedAt) return;
  throw refusal("sign-in-link-over");
}

type SignInStatus = { id: string } & (
  | { status: "pending" | "completed" }
  | ({ status: "failed" } & ShownProblem)
);

/**
 * For a sign-in without a callback: the pop-up was closed, or Salesforce showed an error because the app is
 * not installed in the org.
 */
const lapsed = storedProblem(refusal("sign-in-not-completed"));

/** The status of a sign-in. The panel polls it, because a refused app never calls back. */
export async function readSignIn(app: AppContext, id: string): Promise<SignInStatus> {
  const signIn = await firstOf(app.database.select().from(signIns).where(eq(signIns.id, id)));
  if (!signIn) throw refusal("no-such-sign-in");
  const isOver = signIn.status !== "failed" && (app.clock() >= signIn.expiresAt || signIn.swappedAt !== null);
  const failure = signIn.failure ?? (isOver && signIn.status !== "completed" ? lapsed : null);
  if (failure) {
    return { ...showProblem(failure), id, status: "failed" };
  }
  return { id, status: signIn.status === "completed" ? "completed" : "pending" };
}
