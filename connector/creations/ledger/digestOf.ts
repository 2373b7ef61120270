import { createHash } from "node:crypto";
import { eachLongInTurns } from "../../inTurns.ts";
import type { TokenVault } from "../../secrets/tokenVault.ts";

/** How a request is stored by which a retry is told, and how it may have been before. */
export type Digests = [current: string, ...older: string[]];

/**
 * Hashes of a request's body under the vault's keys, whatever the order of its members: what somebody guesses
 * to have been in it is not found without TOKEN_KEYS. Last the SHA-256 that earlier versions stored.
 */
export async function digestsOf(vault: TokenVault, body: object): Promise<Digests> {
  const members: [string, string][] = [];
  for (const [name, member] of membersOf(body))
    members.push([name, Array.isArray(member) ? await canonicalList(member) : canonical(member)]);
  const text = written(members);
  const plain = createHash("sha256").update(text).digest("hex");
  return [...vault.hashesOf(text, "request-digest"), plain];
}

/** A batch has ten thousand rows. */
async function canonicalList(items: unknown[]): Promise<string> {
  const all: string[] = [];
  await eachLongInTurns(items, (item) => void all.push(canonical(item)));
  return `[${all.join(",")}]`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  return written(membersOf(value).map(([name, member]) => [name, canonical(member)]));
}

const membersOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));

const written = (members: [string, string][]): string =>
  `{${members.map(([name, member]) => `${JSON.stringify(name)}:${member}`).join(",")}}`;
