import { desc, eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople, type IdentityKind } from "../database/schema/privacy.ts";
import { hasNamesAlone } from "./erasedPeople.ts";

/** Tells of a hash that it is not remembered, without a query. */
export interface HashFilter {
  /** Of the last remembered hash, so that one that is remembered later is noticed. */
  version: string;
  mayHave(hash: string): boolean;
  /** Whether an earlier version remembered somebody's name with a company, and no company alone. */
  hasNamesAlone: boolean;
}

/** 2 MB, however many are remembered. With 20,000 hashes one look-up in a thousand is for nothing. */
const bits = 24;

/**
 * A filter of the hashes that an org remembers now: the one from before, where none has been added since.
 * A hash that was lifted since may still pass. Null if the org remembers nobody.
 */
export async function readHashFilter(
  handle: DatabaseHandle,
  orgId: string,
  before: HashFilter | null,
): Promise<HashFilter | null> {
  if ((await prepared(handle, anybody).get({ orgId })) === undefined) return null;
  const last = await prepared(handle, newest).get();
  const version = JSON.stringify(last);
  if (before?.version === version) return before;
  const seen = new Uint8Array(2 ** (bits - 3));
  const kinds = new Map<string, Set<IdentityKind>>();
  for (const { hash, kind, erasureId } of await prepared(handle, ofOrg).all({ orgId })) {
    const at = indexOf(hash);
    seen[at >> 3] = (seen[at >> 3] ?? 0) | (1 << (at & 7));
    const before = kinds.get(erasureId);
    if (before) before.add(kind);
    else kinds.set(erasureId, new Set([kind]));
  }
  return {
    version,
    hasNamesAlone: [...kinds.values()].some(hasNamesAlone),
    mayHave(hash) {
      const at = indexOf(hash);
      return ((seen[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
    },
  };
}

/** Four signs of base64url have 24 bits. */
const indexOf = (hash: string): number => Buffer.from(hash.slice(0, 4), "base64url").readUIntBE(0, 3);

const anybody = (handle: DatabaseHandle) =>
  handle
    .select({ hash: erasedPeople.hash })
    .from(erasedPeople)
    .where(eq(erasedPeople.orgId, sql.placeholder("orgId")))
    .limit(1)
    .prepare();

const newest = (handle: DatabaseHandle) =>
  handle
    .select({ rowid: sql<number>`rowid`, hash: erasedPeople.hash, erasureId: erasedPeople.erasureId })
    .from(erasedPeople)
    .orderBy(desc(sql`rowid`))
    .limit(1)
    .prepare();

const ofOrg = (handle: DatabaseHandle) =>
  handle
    .select({ hash: erasedPeople.hash, kind: erasedPeople.kind, erasureId: erasedPeople.erasureId })
    .from(erasedPeople)
    .where(eq(erasedPeople.orgId, sql.placeholder("orgId")))
    .prepare();
