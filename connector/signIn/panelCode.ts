import { randomBytes } from "node:crypto";
import type { AppContext } from "../context.ts";

/** Letters and digits that are not mistaken for each other. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * A one-time code that a rep can type, `ABCD-EFGH-JKLM`, with 60 bits. The callback hands it to the panel.
 */
export function createPanelCode(): string {
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
