import { and, countDistinct, eq, inArray, sql } from "drizzle-orm";
import { createHmac, randomUUID } from "node:crypto";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople, erasureKey, type IdentityKind } from "../database/schema/privacy.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { randomSecret } from "../secrets/secrets.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { identitiesOf, type Identity } from "./identities.ts";

/** What binds the sealed key to its place (see TokenVault). */
export const erasureKeyPurpose = "erasure-key";

interface Keyed {
  handle: DatabaseHandle;
  vault: TokenVault;
}

/** Remembers an erased person, so that no import brings them back. Only hashes are kept. */
export function rememberErased({ handle, vault }: Keyed, orgId: string, who: Identity[], now: Date): void {
  const key = openKey({ handle, vault }) ?? makeKey({ handle, vault });
  const erasureId = randomUUID();
  for (const { kind, hash } of hashesOf(key, orgId, who)) {
    const row = { orgId, hash, kind, erasureId, erasedAt: now };
    handle.insert(erasedPeople).values(row).onConflictDoNothing().run();
  }
}

/**
 * Lets an erased person be imported again: everybody with one of these identities. Gives how many erasures
 * were lifted.
 */
export function liftErased({ handle, vault }: Keyed, orgId: string, who: Identity[]): number {
  const key = openKey({ handle, vault });
  if (!key) return 0;
  const hashes = hashesOf(key, orgId, who).map(({ hash }) => hash);
  const found = handle
    .select({ id: erasedPeople.erasureId })
    .from(erasedPeople)
    .where(and(eq(erasedPeople.orgId, orgId), inArray(erasedPeople.hash, hashes)))
    .all();
  const ids = [...new Set(found.map(({ id }) => id))];
  handle.delete(erasedPeople).where(inArray(erasedPeople.erasureId, ids)).run();
  return ids.length;
}

/** Forgets everybody who was erased, and the key: the only way on where the key that opens it is lost. */
export function forgetAllErased(handle: DatabaseHandle): void {
  handle.delete(erasedPeople).run();
  handle.delete(erasureKey).run();
}

/** How many erasures of an org are remembered. */
export function countErased(handle: DatabaseHandle, orgId: string): number {
  const found = handle
    .select({ count: countDistinct(erasedPeople.erasureId) })
    .from(erasedPeople)
    .where(eq(erasedPeople.orgId, orgId))
    .get();
  return found?.count ?? 0;
}

/**
 * Whether a row of an import is a person who was erased on request. Profile and e-mail address decide. Name
 * with company decides where nothing tells the two apart: the row has no profile, of the same kind as one of
 * the erased person's, and no address where theirs is known. Reads the database each time, since a person may
 * be erased during the import. Throws where no key opens the hashes' key.
 */
export function createErasedCheck(
  { database, vault }: { database: Database; vault: TokenVault },
  orgId: string,
): (record: LeadRecord) => boolean {
  let opened: { sealed: string; key: Buffer } | undefined;
  return (record) => {
    const sealed = prepared(database, sealedKey).get()?.sealed;
    if (sealed === undefined) return false;
    if (opened?.sealed !== sealed) opened = { sealed, key: open(vault, sealed) };
    const hashes = hashesOf(opened.key, orgId, identitiesOfRecord(record));
    const found = hashes.flatMap(({ hash }) => prepared(database, byHash).all({ orgId, hash }));
    if (found.some(({ kind }) => kind !== "name")) return true;
    const kinds = new Set<IdentityKind>(hashes.map(({ kind }) => kind));
    kinds.delete("name");
    return found.some(
      ({ erasureId }) =>
        !prepared(database, ofErasure)
          .all({ erasureId })
          .some(({ kind }) => kinds.has(kind)),
    );
  };
}

function identitiesOfRecord(record: LeadRecord): Identity[] {
  const { firstName, lastName, company, formerCompany, email, profileUrls } = record;
  const name = `${firstName} ${lastName}`;
  return identitiesOf({ profileUrls, email, name, companies: [company, formerCompany] });
}

function hashesOf(key: Buffer, orgId: string, who: Identity[]) {
  return who.map(({ kind, value }) => ({
    kind,
    hash: createHmac("sha256", key)
      .update(JSON.stringify([orgId, kind, value]))
      .digest("base64url"),
  }));
}

function openKey({ handle, vault }: Keyed): Buffer | null {
  const row = sealedKey(handle).get();
  return row ? open(vault, row.sealed) : null;
}

function open(vault: TokenVault, sealed: string): Buffer {
  return Buffer.from(vault.open(sealed, erasureKeyPurpose), "base64url");
}

function makeKey({ handle, vault }: Keyed): Buffer {
  const secret = randomSecret();
  handle
    .insert(erasureKey)
    .values({ id: 1, sealedKey: vault.seal(secret, erasureKeyPurpose) })
    .run();
  return Buffer.from(secret, "base64url");
}

const sealedKey = (handle: DatabaseHandle) =>
  handle.select({ sealed: erasureKey.sealedKey }).from(erasureKey).prepare();

const byHash = (handle: DatabaseHandle) =>
  handle
    .select({ kind: erasedPeople.kind, erasureId: erasedPeople.erasureId })
    .from(erasedPeople)
    .where(
      and(eq(erasedPeople.orgId, sql.placeholder("orgId")), eq(erasedPeople.hash, sql.placeholder("hash"))),
    )
    .prepare();

const ofErasure = (handle: DatabaseHandle) =>
  handle
    .select({ kind: erasedPeople.kind })
    .from(erasedPeople)
    .where(eq(erasedPeople.erasureId, sql.placeholder("erasureId")))
    .prepare();
