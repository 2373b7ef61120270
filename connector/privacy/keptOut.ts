import type { IdentityKind } from "../database/schema/privacy.ts";
import { kindOfProfile } from "../matching/profileKinds.ts";
import {
  atReaches,
  identitiesOfReach,
  identitiesToLookFor,
  isProfileKind,
  toLookFor,
  writtenNames,
  type Identity,
} from "./identities.ts";
import type { LeadFacts } from "./leadFacts.ts";

/** What is remembered of one erased person. */
export interface Remembered {
  has(identity: Identity): boolean;
  kinds: ReadonlySet<IdentityKind>;
}

/** A row as an import reads it. */
export interface ImportedRow {
  facts: LeadFacts;
  /** Further values in the cells of its own columns; they are not stored. */
  cell: { emails: readonly string[]; profileUrls: readonly string[] };
}

/**
 * The one rule by which an import keeps out a row: gives by which of its identities it is an erased person's,
 * none where it is not.
 *
 * 1. by its main profile or its main address, whomever the row names: others may have the address, too, but
 *    who was erased must not come back under another spelling or a new profile;
 * 2. by name with an address or profile of its own, or of its cell;
 * 3. by name with one in a column that may be about somebody else, where it has no main address;
 * 4. by name with company, unless it has another main address where one is known.
 *
 * By 3 and 4 a row comes in that has another profile of a kind that is known.
 */
export function whatKeepsOut({ facts, cell }: ImportedRow, { has, kinds }: Remembered): Identity[] {
  const { names, companies, profileUrls, mainProfiles, emails, mainEmails, further } = facts;
  const known = (who: Partial<Parameters<typeof identitiesToLookFor>[0]>) =>
    identitiesToLookFor({ profileUrls: [], emails: [], names: [], companies: [], ...who }).filter(has);
  const written = names.flatMap(writtenNames);
  const named = (reaches: Parameters<typeof atReaches>[1]) =>
    toLookFor(atReaches(written, reaches)).filter(has);

  const reached = known({ profileUrls: mainProfiles, emails: mainEmails });
  if (reached.length > 0) return reached;
  const own = named({
    emails: [...emails, ...cell.emails],
    profileUrls: [...profileUrls, ...cell.profileUrls],
  });
  if (own.length > 0) return own;

  const apart = whatTellsApart(facts, { has, kinds });
  if (apart === "profile") return [];
  const mentioned = mainEmails.length > 0 ? [] : named(further);
  if (mentioned.length > 0) return mentioned;
  return apart === null ? known({ names, companies }) : [];
}

/** By what a row is another person's whose own profiles and addresses are not remembered with its name. */
export function whatTellsApart(
  { profileUrls, mainEmails }: LeadFacts,
  { has, kinds }: Remembered,
): "profile" | "address" | null {
  const isTheirs = (url: string) =>
    identitiesOfReach({ profileUrl: url }).some((each) => isProfileKind(each.kind) && has(each));
  if (profileUrls.some((url) => kinds.has(kindOfProfile(url)) && !isTheirs(url))) return "profile";
  return mainEmails.length > 0 && (kinds.has("email") || kinds.has("nameAtEmail")) ? "address" : null;
}
