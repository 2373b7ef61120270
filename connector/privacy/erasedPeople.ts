import { and, countDistinct, eq, inArray, ne } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { DatabaseHandle } from "../database/database.ts";
import { erasedPeople, erasureKey, type IdentityKind } from "../database/schema/privacy.ts";
import { findHashes, hashOf, makeKey, openKey, type Keyed } from "./erasureHashes.ts";
import { askedFor, isProfileKind, strongestOf, withAnchors, type Identity } from "./identities.ts";
import { mapInTurns } from "../inTurns.ts";

interface ToRemember {
  who: Identity[];
  now: Date;
  /** The id of an erasure that has begun and that this continues. */
  id?: string | undefined;
}

/**
 * Remembers an erased person, so that no import brings them back, and gives the erasure's id. Only hashes are
 * kept. Who is remembered already, by all of these identities or by a profile, is the same person.
 */
export async function rememberErased(
  { handle, vault }: Keyed,
  orgId: string,
  { who, now, id }: ToRemember,
): Promise<string> {
  const key = (await openKey({ handle, vault })) ?? (await makeKey({ handle, vault }));
  const hashes: Hash[] = strongestOf(withAnchors(who)).map((each) => ({
    kind: each.kind,
    hash: hashOf(key, orgId, each),
  }));
  const known = await findHashes(
    handle,
    orgId,
    hashes.map(({ hash }) => hash),
  );
  const erasureId = id ?? knownErasure(known, hashes) ?? randomUUID();
  const kinds = new Map(
    known.filter((each) => each.erasureId === erasureId).map(({ hash, kind }) => [hash, kind]),
  );
  const isBefore = hasNamesAlone(await kindsOf(handle, erasureId));
  for (const { kind, hash } of hashes) {
    // One company would hide that those of other names are not known.
    if (kind === "employer" && isBefore) continue;
    const before = kinds.get(hash);
    if (before === undefined) {
      await handle.insert(erasedPeople).values({ orgId, hash, kind, erasureId, erasedAt: now }).run();
    } else if (
      before !== kind &&
      strongestOf([before, kind].map((each) => ({ kind: each, value: "" })))[0]?.kind === kind
    ) {
      const isIt = and(
        eq(erasedPeople.orgId, orgId),
        eq(erasedPeople.hash, hash),
        eq(erasedPeople.erasureId, erasureId),
      );
      await handle.update(erasedPeople).set({ kind }).where(isIt).run();
    }
  }
  return erasureId;
}

/** Whether an earlier version remembered the erasure: a name with a company, and no company alone. */
export const hasNamesAlone = (kinds: ReadonlySet<IdentityKind>): boolean =>
  kinds.has("name") && !kinds.has("employer");

async function kindsOf(handle: DatabaseHandle, erasureId: string): Promise<Set<IdentityKind>> {
  const found = await handle
    .select({ kind: erasedPeople.kind })
    .from(erasedPeople)
    .where(eq(erasedPeople.erasureId, erasureId))
    .all();
  return new Set(found.map(({ kind }) => kind));
}

interface Hash {
  kind: IdentityKind;
  hash: string;
}

function knownErasure(
  known: Awaited<ReturnType<typeof findHashes>>,
  hashes: readonly Hash[],
): string | undefined {
  const kinds = new Map(hashes.map(({ hash, kind }) => [hash, kind]));
  const same = known.filter(({ hash, kind }) => kinds.get(hash) === kind);
  const byProfile = same.find(({ kind }) => isProfileKind(kind));
  if (byProfile) return byProfile.erasureId;
  const byId = Map.groupBy(same, ({ erasureId }) => erasureId);
  return [...byId].find(([, found]) => found.length === hashes.length)?.[0];
}

/**
 * What was said of a person who is to be let in again. Each statement holds the identities that it may mean;
 * an erasure must match every statement.
 */
export type Statements = Identity[][];

/** Lets an erased person be imported again. Gives how many erasures were lifted. */
export async function liftErased(keyed: Keyed, orgId: string, said: Statements): Promise<number> {
  const ids = await liftableErasures(keyed, orgId, said);
  await keyed.handle.delete(erasedPeople).where(inArray(erasedPeople.erasureId, ids)).run();
  return ids.length;
}

/**
 * The erasures that a lifting ends: those that have all that is said. Of those that were asked for by it, the
 * ones that keep out nobody.
 */
export async function liftableErasures(keyed: Keyed, orgId: string, said: Statements): Promise<string[]> {
  const asked = await erasuresOf(keyed, orgId, said.map(askedFor));
  const found = new Set(await erasuresOf(keyed, orgId, said));
  for (const id of asked)
    if ([...(await kindsOf(keyed.handle, id))].every((kind) => kind === "asked")) found.add(id);
  return [...found];
}

/** The erasures that have all that is said. */
export async function erasuresOf(
  { handle, vault }: Keyed,
  orgId: string,
  said: Statements,
): Promise<string[]> {
  const key = await openKey({ handle, vault });
  if (!key) return [];
  const found = await mapInTurns(said, async (identities) => {
    const meant = new Set(identities.map((each) => `${each.kind} ${hashOf(key, orgId, each)}`));
    const hashes = new Set(identities.map((each) => hashOf(key, orgId, each)));
    const rows = (await findHashes(handle, orgId, hashes)).filter(({ kind, hash }) =>
      meant.has(`${kind} ${hash}`),
    );
    return new Set(rows.map(({ erasureId }) => erasureId));
  });
  return [...(found[0] ?? [])].filter((id) => found.every((each) => each.has(id)));
}

/** Forgets everybody who was erased, and the key: the only way on where the key that opens it is lost. */
export async function forgetAllErased(handle: DatabaseHandle): Promise<void> {
  await handle.delete(erasedPeople).run();
  await handle.delete(erasureKey).run();
}

/** How many erasures of an org keep somebody out. */
export async function countErased(handle: DatabaseHandle, orgId: string): Promise<number> {
  const found = await handle
    .select({ count: countDistinct(erasedPeople.erasureId) })
    .from(erasedPeople)
    .where(and(eq(erasedPeople.orgId, orgId), ne(erasedPeople.kind, "asked")))
    .get();
  return found?.count ?? 0;
}

/** How many do in all orgs. */
export async function countAllErased(handle: DatabaseHandle): Promise<number> {
  const found = await handle
    .select({ count: countDistinct(erasedPeople.erasureId) })
    .from(erasedPeople)
    .where(ne(erasedPeople.kind, "asked"))
    .get();
  return found?.count ?? 0;
}
