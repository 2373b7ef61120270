import { and, countDistinct, eq, inArray, sql } from "drizzle-orm";
import { createHmac, randomUUID } from "node:crypto";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople, erasureKey, type IdentityKind } from "../database/schema/privacy.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { randomSecret } from "../secrets/secrets.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { identitiesToLookFor, isProfileKind, kindOfProfile, type Identity } from "./identities.ts";
import { leadFacts } from "./leadFacts.ts";
import { replaceReaches } from "./reachesIn.ts";
import { erasedText } from "./withoutPeople.ts";

/** What binds the sealed key to its place (see TokenVault). */
export const erasureKeyPurpose = "erasure-key";

interface Keyed {
  handle: DatabaseHandle;
  vault: TokenVault;
}

/**
 * Remembers an erased person, so that no import brings them back. Only hashes are kept. Who is remembered
 * already, by all of these identities or by a profile, is the same person.
 */
export function rememberErased({ handle, vault }: Keyed, orgId: string, who: Identity[], now: Date): void {
  const key = openKey({ handle, vault }) ?? makeKey({ handle, vault });
  const hashes = hashesOf(key, orgId, who);
  const erasureId = knownErasure(handle, orgId, hashes) ?? randomUUID();
  for (const { kind, hash } of hashes) {
    const row = { orgId, hash, kind, erasureId, erasedAt: now };
    handle.insert(erasedPeople).values(row).onConflictDoNothing().run();
  }
}

function knownErasure(handle: DatabaseHandle, orgId: string, hashes: Hash[]): string | undefined {
  const known = hashes.flatMap(({ hash }) => prepared(handle, byHash).all({ orgId, hash }));
  const byProfile = known.find(({ kind }) => isProfileKind(kind));
  if (byProfile) return byProfile.erasureId;
  const byId = Map.groupBy(known, ({ erasureId }) => erasureId);
  return [...byId].find(([, found]) => found.length === hashes.length)?.[0];
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

/** How many are remembered in all orgs. */
export function countAllErased(handle: DatabaseHandle): number {
  const found = handle
    .select({ count: countDistinct(erasedPeople.erasureId) })
    .from(erasedPeople)
    .get();
  return found?.count ?? 0;
}

interface ErasedCheck {
  /**
   * Whether a row of an import is a person who was erased on request. Profile and main address decide. A
   * further address of the row's own does where no name is known with it, or the row's is that name. Name
   * with company, or with an address, decides where nothing tells the two apart: the row has no profile of
   * the same kind as one of theirs and, at a company, no address where theirs is known.
   */
  isErased(record: LeadRecord): boolean;
  /** Another person's row without addresses and profiles of people who were erased. */
  withoutErased(record: LeadRecord): LeadRecord;
}

/**
 * What an import asks about each row. Reads the database each time, since a person may be erased during the
 * import. Throws where no key opens the hashes' key.
 */
export function createErasedCheck(
  { database, vault }: { database: Database; vault: TokenVault },
  orgId: string,
): ErasedCheck {
  let opened: { sealed: string; key: Buffer } | undefined;
  const readKey = (): Buffer | undefined => {
    const sealed = prepared(database, sealedKey).get()?.sealed;
    if (sealed === undefined) return undefined;
    if (opened?.sealed !== sealed) opened = { sealed, key: open(vault, sealed) };
    return opened.key;
  };
  const rowsWith = (key: Buffer, who: Identity[]) =>
    hashesOf(key, orgId, who).flatMap(({ hash }) => prepared(database, byHash).all({ orgId, hash }));

  return {
    isErased(record) {
      const key = readKey();
      if (key === undefined) return false;
      const facts = leadFacts(record, record.profileUrls, { emails: record.otherEmails ?? [] });
      const found = rowsWith(key, identitiesToLookFor({ ...facts, emails: facts.mainEmails }));
      if (found.some(({ kind }) => isProfileKind(kind) || kind === "email")) return true;
      const kindsOf = (erasureId: string) =>
        prepared(database, ofErasure)
          .all({ erasureId })
          .map(({ kind }) => kind);
      const atEmails = identitiesToLookFor({ ...facts, companies: [] });
      const profileKinds = new Set<IdentityKind>(facts.profileUrls.map(kindOfProfile));
      return [...found, ...rowsWith(key, atEmails)].some(({ kind, erasureId }) => {
        const kinds = kindsOf(erasureId);
        if (kind === "email") return !kinds.includes("nameAtEmail");
        const hasOtherEmail = kind === "name" && record.email !== null && kinds.includes("email");
        return !hasOtherEmail && !kinds.some((each) => profileKinds.has(each));
      });
    },
    withoutErased(record) {
      const key = readKey();
      if (key === undefined) return record;
      const isMeant = (reach: { email?: string; profileUrl?: string }) => {
        const emails = reach.email === undefined ? [] : [reach.email];
        const profileUrls = reach.profileUrl === undefined ? [] : [reach.profileUrl];
        return (
          rowsWith(key, identitiesToLookFor({ emails, profileUrls, names: [], companies: [] })).length > 0
        );
      };
      const without = (text: string | null) => text && replaceReaches(text, isMeant, erasedText);
      return {
        ...record,
        title: without(record.title),
        company: without(record.company),
        formerCompany: without(record.formerCompany),
        location: without(record.location),
        phone: without(record.phone),
        extra: Object.fromEntries(
          Object.entries(record.extra).filter(([, text]) => replaceReaches(text, isMeant, "") === text),
        ),
      };
    },
  };
}

interface Hash {
  kind: IdentityKind;
  hash: string;
}

function hashesOf(key: Buffer, orgId: string, who: Identity[]): Hash[] {
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
