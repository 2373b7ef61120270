import { randomBytes } from "node:crypto";
import type { AppContext } from "../context.ts";

/** Letters and digits that are not taken for one another. */
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * The one-time code that the callback hands to the panel, as a rep can type it: `ABCD-EFGH-JKLM`, 60 bits.
 */
export function createPanelCode(): string {
  const letters = [...randomBytes(12)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
  return inGroups(letters);
}

/** What the vault binds a sealed code to. */
export const panelCodePurpose = (signInId: string) => `panel-code:${signInId}`;

/** The code of a sign-in, to be shown or compared. */
export function panelCode(
  { vault }: Pick<AppContext, "vault">,
  signIn: { id: string; sealedPanelCode: string },
): string {
  return vault.open(signIn.sealedPanelCode, panelCodePurpose(signIn.id));
}

/** How a rep may have typed it: spaces, no dashes, small letters. */
export function normalizePanelCode(typed: string): string {
  return inGroups(typed.toUpperCase().replace(/[^A-Z0-9]/g, ""));
}

function inGroups(letters: string): string {
  return letters.match(/.{1,4}/g)?.join("-") ?? "";
}
