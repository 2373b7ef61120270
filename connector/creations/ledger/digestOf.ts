import { createHash } from "node:crypto";
import type { TokenVault } from "../../secrets/tokenVault.ts";

/** How a request is stored by which a retry is told, and how it may have been before. */
export type Digests = [current: string, ...older: string[]];

/**
 * Hashes of a request's body under the vault's keys, whatever the order of its members: what somebody guesses
 * to have been in it is not found without TOKEN_KEYS. Last the SHA-256 that earlier versions stored.
 */
export function digestsOf(vault: TokenVault, body: unknown): Digests {
  const text = canonical(body);
  const plain = createHash("sha256").update(text).digest("hex");
  return [...vault.hashesOf(text, "request-digest"), plain];
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}
