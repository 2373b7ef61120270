import { createHmac } from "node:crypto";
import type { AppContext } from "../context.ts";

/** Letters and digits that are not taken for one another. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * The one-time code that the callback hands to the panel, as a rep can type it: `ABCD-EFGH-JKLM`, 60 bits. It is derived from the
 * sign-in's own secret rather than stored, so that a callback requested twice shows the same one.
 */
export function panelCode(
  app: Pick<AppContext, "vault">,
  signIn: { id: string; sealedVerifier: string },
): string {
  const secret = app.vault.open(signIn.sealedVerifier, `sign-in:${signIn.id}`);
  const digest = createHmac("sha256", secret).update(`panel code of ${signIn.id}`).digest();
  const letters = [...digest.subarray(0, 12)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}

/** How a rep may have typed it: spaces, no dashes, small letters. */
export function normalizePanelCode(typed: string): string {
  return (
    typed
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .match(/.{1,4}/g)
      ?.join("-") ?? ""
  );
}
