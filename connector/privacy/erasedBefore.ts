import { eq, sql } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { orgIds } from "../database/orgIds.ts";
import { erasedPeople } from "../database/schema/privacy.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { erasuresOf } from "./erasedPeople.ts";
import { hashOf, openKey } from "./erasureHashes.ts";
import {
  askedFor,
  atReaches,
  identitiesOf,
  identitiesOfReach,
  toLookFor,
  writtenNames,
  type Identity,
} from "./identities.ts";
import { withoutTag } from "../matching/emailsIn.ts";
import type { Remembered } from "./keptOut.ts";
import type { Person } from "./person.ts";
import { mapInTurns } from "../inTurns.ts";

/**
 * What is remembered of people who were erased by the same words. A lead that stayed then, or came since, is
 * somebody else's.
 */
export interface ErasedBefore {
  /** By the address or the profile that is asked for, with the name where one is said; else by the job. */
  byReach: readonly Remembered[];
  /** By an address that others had, too: not for who has it in the e-mail column, and may be meant by it. */
  byMailbox: readonly Remembered[];
  /** By any of these. */
  byJob: readonly Remembered[];
}

/** Throws where no key opens the hashes' key. */
export async function erasedBefore(
  { database, vault }: { database: Database; vault: TokenVault },
  person: Person,
): Promise<ErasedBefore> {
  const asked = identitiesAsked(person);
  const keyed = { handle: database, vault };
  const rememberedWith = async (orgId: string, identities: Identity[]) => {
    const key = identities.length === 0 ? null : await openKey(keyed);
    if (key === null) return [];
    const erasures = await erasuresOf(keyed, orgId, [[...identities, ...askedFor(identities)]]);
    return mapInTurns(erasures, async (erasureId): Promise<Remembered> => {
      const rows = await prepared(database, rowsOf).all({ erasureId });
      const known = new Set(rows.map(({ kind, hash }) => `${kind} ${hash}`));
      return {
        has: (identity) => known.has(`${identity.kind} ${hashOf(key, orgId, identity)}`),
        kinds: new Set(rows.map(({ kind }) => kind)),
      };
    });
  };
  const all = async (identities: Identity[]) =>
    (await mapInTurns(await orgIds(database), (orgId) => rememberedWith(orgId, identities))).flat();
  return {
    byReach: await all(asked.byReach),
    byMailbox: await all(asked.byMailbox),
    byJob: await all(asked.byJob),
  };
}

/** The identities in the words themselves, remembered once all leads that they meant are gone. */
export const wordsAsked = ({ profileUrl, email, name, company }: Person): Identity[] =>
  askedFor(
    identitiesOf({
      profileUrls: [profileUrl ?? []].flat(),
      emails: [email ?? []].flat(),
      names: [name ?? []].flat(),
      companies: [company ?? null],
    }),
  );

/** As what the words that are asked for are remembered. */
export function identitiesAsked({ profileUrl, email, name, company }: Person): {
  byReach: Identity[];
  byMailbox: Identity[];
  byJob: Identity[];
} {
  const reaches = { profileUrls: [profileUrl ?? []].flat(), emails: [email ?? []].flat() };
  const names = [name ?? []].flat();
  const alone = [
    ...reaches.profileUrls.flatMap((url) => identitiesOfReach({ profileUrl: url })),
    ...reaches.emails.flatMap((each) => identitiesOfReach({ email: each })),
  ];
  const byReach = name === undefined ? alone : toLookFor(atReaches(names.flatMap(writtenNames), reaches));
  const jobs = identitiesOf({ profileUrls: [], emails: [], names, companies: [company ?? null] });
  const mailboxes = name === undefined ? reaches.emails.flatMap((each) => [each, withoutTag(each)]) : [];
  const byMailbox = [...new Set(mailboxes)].map((value): Identity => ({ kind: "namedEmail", value }));
  return { byReach: alone.length === 0 ? jobs : byReach, byMailbox, byJob: [...byReach, ...jobs] };
}

const rowsOf = (handle: DatabaseHandle) =>
  handle
    .select({ kind: erasedPeople.kind, hash: erasedPeople.hash })
    .from(erasedPeople)
    .where(eq(erasedPeople.erasureId, sql.placeholder("erasureId")))
    .prepare();
