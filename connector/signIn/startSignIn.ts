import { randomUUID } from "node:crypto";
import type { AppContext } from "../context.ts";
import { signIns } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { refusal } from "../reasons/refusal.ts";
import { createPanelCode, panelCodePurpose } from "./panelCode.ts";

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
