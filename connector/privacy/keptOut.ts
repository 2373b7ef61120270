import type { Database } from "../database/database.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { addressesOfProfile, kindOfProfile } from "../matching/profileKinds.ts";
import { fullName } from "../matching/names/fullName.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { readRemembered, type Remembered } from "./erasedPeople.ts";
import { hashOf } from "./erasureHashes.ts";
import { identitiesToLookFor, type Described, type Identity } from "./identities.ts";

type Row = Pick<
  LeadRow | LeadRecord,
  "firstName" | "lastName" | "sourceName" | "company" | "formerCompany" | "email"
> &
  Partial<Pick<LeadRecord, "otherEmails" | "otherProfiles">> &
  Partial<Pick<LeadRow, "earlierCompany">> & { profileUrls: readonly string[] };

/** Tells of a row whether it is a person who was erased on request. */
export type IsErased = (row: Row) => boolean;

/**
 * Makes the check that an import does with each row. The import calls the function anew for each step,
 * because a person may be erased between two. It throws if no key opens the hashes' key.
 */
export function createErasedCheck(
  app: { database: Database; vault: TokenVault },
  orgId: string,
): () => Promise<IsErased> {
  let remembered: Remembered | null = null;
  return async () => {
    const now = (remembered = await readRemembered(app, orgId, remembered));
    return now === null ? () => false : (row) => isKeptOut(now, orgId, describedOf(row));
  };
}

/**
 * By a profile or an e-mail address a row is kept out, whomever it names. By name with company it is, unless
 * it has another profile of a kind that is remembered: LinkedIn gives a person one of each.
 */
function isKeptOut({ key, byHash, kindsOf }: Remembered, orgId: string, row: Described): boolean {
  const erasuresOf = (identity: Identity) => byHash.get(hashOf(key, orgId, identity)) ?? [];
  const isKnown = (identity: Identity) => erasuresOf(identity).length > 0;
  const identities = identitiesToLookFor(row);
  const [named, reached] = [identities.filter(isName), identities.filter((each) => !isName(each))];
  if (reached.some(isKnown)) return true;
  const kinds = row.profileUrls.flatMap(addressesOfProfile).map(kindOfProfile);
  return named.flatMap(erasuresOf).some((id) => !kinds.some((kind) => kindsOf.get(id)?.has(kind)));
}

const isName = ({ kind }: Identity): boolean => kind === "name";

/** What a lead or a row of a file says of whose it is. */
export function describedOf(row: Row): Described {
  return {
    profileUrls: [...row.profileUrls, ...(row.otherProfiles ?? [])],
    emails: [...(row.email === null ? [] : [row.email]), ...(row.otherEmails ?? [])],
    names: [fullName(row), row.sourceName],
    companies: [row.company, row.formerCompany, row.earlierCompany],
  };
}
