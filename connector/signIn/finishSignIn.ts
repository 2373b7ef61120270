import { and, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { signIns, type SignInFailure } from "../database/schema/sessions.ts";
import { AppError } from "../errors.ts";
import { oauthFailure } from "../salesforce/oauth.ts";
import { acceptGrant } from "./acceptGrant.ts";
import { panelCode } from "./panelCode.ts";
import { hashSecret } from "./secrets.ts";

type SignIn = typeof signIns.$inferSelect;

/** What Salesforce sent the browser back with. */
export interface CallbackQuery {
  state?: string | undefined;
  code?: string | undefined;
  error?: string | undefined;
  error_description?: string | undefined;
}

/** What the page tells the panel, and only a page of `origin`. */
export interface FinishedSignIn {
  signInId: string;
  origin: string | null;
  code: string;
}

/** Sign-ins being finished in this process: a second request for the same one waits for the first. */
const finishing = new Map<string, Promise<unknown>>();

/**
 * Finishes the sign-in that `state` names: once. Requested again with another authorization code, as happens when a browser requests
 * the pop-up's first URL twice, it shows what the first request came to; the same link replayed is refused. Throws AppError.
 */
export async function finishSignIn(app: AppContext, query: CallbackQuery): Promise<FinishedSignIn> {
  const signIn = findByState(app, query.state ?? "");
  const codeHash = hashSecret(query.code ?? query.error ?? "");
  if (claim(app, signIn.id, codeHash)) {
    const work = settle(app, signIn, query).finally(() => finishing.delete(signIn.id));
    finishing.set(signIn.id, work);
    await work;
  } else if (signIn.authorizationCodeHash === codeHash) {
    throw new AppError("request-invalid", {
      detail: "This sign-in link has been used.",
      action: "Close this window and press Sign in to Salesforce again.",
    });
  } else {
    await finishing.get(signIn.id);
  }
  return outcomeOf(app, signIn.id);
}

function findByState(app: AppContext, state: string): SignIn {
  const signIn = app.database
    .select()
    .from(signIns)
    .where(eq(signIns.stateHash, hashSecret(state)))
    .get();
  if (!signIn || app.clock() >= signIn.expiresAt || signIn.swappedAt) {
    throw new AppError("request-invalid", {
      detail: "This sign-in is unknown, over, or too old.",
      action: "Close this window and press Sign in to Salesforce again.",
    });
  }
  return signIn;
}

/** Whether this request is the one that gets to use the state. */
function claim(app: AppContext, id: string, authorizationCodeHash: string): boolean {
  return (
    app.database
      .update(signIns)
      .set({ status: "claimed", authorizationCodeHash })
      .where(and(eq(signIns.id, id), eq(signIns.status, "pending")))
      .run().changes === 1
  );
}

async function settle(app: AppContext, signIn: SignIn, query: CallbackQuery): Promise<void> {
  try {
    if (query.error !== undefined || query.code === undefined) {
      throw oauthFailure(query.error ?? "no_code", query.error_description ?? "");
    }
    const verifier = app.vault.open(signIn.sealedVerifier, `sign-in:${signIn.id}`);
    const grantId = await acceptGrant(app, query.code, verifier);
    app.database.update(signIns).set({ status: "completed", grantId }).where(eq(signIns.id, signIn.id)).run();
  } catch (error) {
    const failure = failureOf(error);
    app.database.update(signIns).set({ status: "failed", failure }).where(eq(signIns.id, signIn.id)).run();
    app.log.warn({ err: error, signInId: signIn.id, code: failure.code }, "sign-in failed");
  }
}

function outcomeOf(app: AppContext, id: string): FinishedSignIn {
  const signIn = app.database.select().from(signIns).where(eq(signIns.id, id)).get();
  if (signIn?.status === "completed") {
    return { signInId: id, origin: signIn.origin, code: panelCode(app, signIn) };
  }
  throw signIn?.failure ? errorOf(signIn.failure) : new AppError("internal");
}

function failureOf(error: unknown): SignInFailure {
  const known = error instanceof AppError ? error : new AppError("internal", { cause: error });
  return { ...known.members, code: known.code, detail: known.message, action: known.action };
}

/** The error that a failed sign-in is remembered by. */
export function errorOf({ code, detail, action, ...members }: SignInFailure): AppError {
  return new AppError(code, { detail, action, members });
}
