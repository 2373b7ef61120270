import { randomUUID } from "node:crypto";
import type { AppContext } from "../context.ts";
import { signIns } from "../database/schema/sessions.ts";
import { AppError } from "../errors.ts";
import { authorizeUrl } from "../salesforce/oauth.ts";
import { challengeOf, hashSecret, randomSecret } from "./secrets.ts";

export const signInLifeMs = 10 * 60 * 1000;

export interface StartSignIn {
  /** Of the panel's verifier, which alone can take the session. */
  codeChallenge: string;
  prompt?: "login" | "select_account" | undefined;
  /** Origin of the page that asks; null where no browser does. */
  origin: string | null;
}

/**
 * Starts a sign-in. The URL is Salesforce's own and holds nothing that is used up by being requested: a browser may request it twice.
 * Throws `request-invalid` for a page that is not one of the org's.
 */
export function startSignIn(
  app: AppContext,
  { codeChallenge, prompt, origin }: StartSignIn,
): { id: string; authorizeUrl: string; expiresAt: Date } {
  if (origin !== null && !app.config.panelOrigins.includes(origin)) {
    throw new AppError("request-invalid", {
      detail: `Pages of ${origin} may not sign in here.`,
      action: "Ask an admin to add the org's Lightning origin to PANEL_ORIGINS of the connector.",
      fields: [{ field: "Origin", message: "is not one of the allowed Lightning origins" }],
    });
  }
  const id = randomUUID();
  const state = randomSecret();
  const verifier = randomSecret();
  const createdAt = app.clock();
  const expiresAt = new Date(createdAt.getTime() + signInLifeMs);
  app.database
    .insert(signIns)
    .values({
      id,
      stateHash: hashSecret(state),
      codeChallenge,
      origin,
      sealedVerifier: app.vault.seal(verifier, `sign-in:${id}`),
      status: "pending",
      createdAt,
      expiresAt,
    })
    .run();
  const url = authorizeUrl(app.salesforceApp.settings, {
    state,
    codeChallenge: challengeOf(verifier),
    ...(prompt === undefined ? {} : { prompt }),
  });
  return { id, authorizeUrl: url, expiresAt };
}
