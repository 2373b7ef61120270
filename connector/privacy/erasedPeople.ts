import { and, countDistinct, eq, inArray, sql } from "drizzle-orm";
import { createHmac, randomUUID } from "node:crypto";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople, erasureKey, type IdentityKind } from "../database/schema/privacy.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { randomSecret } from "../secrets/secrets.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import {
  identitiesOfReach,
  identitiesToLookFor,
  identityKey,
  isProfileKind,
  type Identity,
} from "./identities.ts";
import { emailsIn } from "../matching/emailsIn.ts";
import { reachesIn, replaceReaches, type Reach } from "../matching/replaceReaches.ts";
import { whatKeepsOut, type ImportedRow } from "./keptOut.ts";
import { leadFacts } from "./leadFacts.ts";
import { erasedText } from "./withoutPeople.ts";

/** What binds the sealed key to its place (see TokenVault). */
export const erasureKeyPurpose = "erasure-key";

interface Keyed {
  handle: DatabaseHandle;
  vault: TokenVault;
}

interface ToRemember {
  who: Identity[];
  now: Date;
  /** Of an erasure to which this belongs, where it began before. */
  id?: string | undefined;
}

/**
 * Remembers an erased person, so that no import brings them back, and gives the erasure's id. Only hashes are
 * kept. Who is remembered already, by all of these identities or by a profile, is the same person.
 */
export function rememberErased(
  { handle, vault }: Keyed,
  orgId: string,
  { who, now, id }: ToRemember,
): string {
  const key = openKey({ handle, vault }) ?? makeKey({ handle, vault });
  const hashes = hashesOf(key, orgId, who);
  const erasureId = id ?? knownErasure(handle, orgId, hashes) ?? randomUUID();
  for (const { kind, hash } of hashes) {
    const row = { orgId, hash, kind, erasureId, erasedAt: now };
    handle.insert(erasedPeople).values(row).onConflictDoNothing().run();
  }
  return erasureId;
}

function knownErasure(handle: DatabaseHandle, orgId: string, hashes: Hash[]): string | undefined {
  const known = hashes.flatMap(({ hash }) => prepared(handle, byHash).all({ orgId, hash }));
  const byProfile = known.find(({ kind }) => isProfileKind(kind));
  if (byProfile) return byProfile.erasureId;
  const byId = Map.groupBy(known, ({ erasureId }) => erasureId);
  return [...byId].find(([, found]) => found.length === hashes.length)?.[0];
}

/**
 * What somebody says of a person whose erasure ends: by each statement the identities that it may mean. Only
 * an erasure that has all of the statements is meant.
 */
export type Statements = Identity[][];

/** Lets an erased person be imported again. Gives how many erasures were lifted. */
export function liftErased(keyed: Keyed, orgId: string, said: Statements): number {
  const ids = erasuresOf(keyed, orgId, said);
  keyed.handle.delete(erasedPeople).where(inArray(erasedPeople.erasureId, ids)).run();
  return ids.length;
}

/** The erasures that have all that is said. */
export function erasuresOf({ handle, vault }: Keyed, orgId: string, said: Statements): string[] {
  const key = openKey({ handle, vault });
  if (!key) return [];
  const found = said.map((identities) => {
    const rows = hashesOf(key, orgId, identities).flatMap(({ hash }) =>
      prepared(handle, byHash).all({ orgId, hash }),
    );
    return new Set(rows.map(({ erasureId }) => erasureId));
  });
  return [...(found[0] ?? [])].filter((id) => found.every((each) => each.has(id)));
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
  /** Whether a row of an import is a person who was erased on request (see whatKeepsOut). */
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
      const facts = leadFacts(record, record.profileUrls);
      const cell = cellOf(record);
      const found = new Map<string, Set<string>>();
      for (const each of allIdentities({ facts, cell }))
        for (const { erasureId } of rowsWith(key, [each])) {
          const known = found.get(erasureId) ?? new Set();
          found.set(erasureId, known.add(identityKey(each)));
        }
      return [...found].some(([erasureId, known]) => {
        const has = (identity: Identity) => known.has(identityKey(identity));
        const kinds = new Set(
          prepared(database, ofErasure)
            .all({ erasureId })
            .map(({ kind }) => kind),
        );
        return whatKeepsOut({ facts, cell }, { has, kinds }).length > 0;
      });
    },
    withoutErased(record) {
      const key = readKey();
      if (key === undefined) return record;
      const isMeant = (reach: Reach) => rowsWith(key, identitiesOfReach(reach)).length > 0;
      const hasErased = (text: string) => reachesIn(text).some(isMeant);
      // Where the cell has no other one, somebody else has the mailbox now.
      const emails = record.email === null ? [] : [record.email, ...(record.otherEmails ?? [])];
      const email = emails.find((each) => !hasErased(each)) ?? record.email;
      const without = (text: string) => replaceReaches(text, isMeant, erasedText);
      return {
        ...record,
        email,
        firstName: without(record.firstName),
        lastName: without(record.lastName),
        sourceName: without(record.sourceName),
        title: record.title && without(record.title),
        company: record.company && without(record.company),
        formerCompany: record.formerCompany && without(record.formerCompany),
        location: record.location && without(record.location),
        phone: record.phone && without(record.phone),
        extra: Object.fromEntries(Object.entries(record.extra).filter((column) => !column.some(hasErased))),
      };
    },
  };
}

/** All by which whatKeepsOut may ask. */
const cellOf = ({ otherEmails = [], otherProfiles = [] }: LeadRecord): ImportedRow["cell"] => ({
  emails: otherEmails.flatMap(emailsIn),
  profileUrls: otherProfiles,
});

function allIdentities({ facts, cell }: ImportedRow): Identity[] {
  const { names, companies, emails, profileUrls, further } = facts;
  return identitiesToLookFor({
    names,
    companies,
    emails: [...emails, ...cell.emails, ...further.emails],
    profileUrls: [...profileUrls, ...cell.profileUrls, ...further.profileUrls],
  });
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
