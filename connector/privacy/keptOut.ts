import {
  atReaches,
  identitiesToLookFor,
  isProfileKind,
  toLookFor,
  wordsAtEmails,
  writtenNames,
  type Identity,
} from "./identities.ts";
import type { IdentityKind } from "../database/schema/privacy.ts";
import { kindOfProfile } from "../matching/profileKinds.ts";
import type { LeadFacts } from "./leadFacts.ts";
import { bearingOf } from "./namesAtEmail.ts";

/** What is remembered of one erased person. */
interface Remembered {
  has(identity: Identity): boolean;
  kinds: ReadonlySet<IdentityKind>;
}

/** A row as an import reads it. */
export interface ImportedRow {
  facts: LeadFacts;
  /** What else the cells of its own columns have, which is not stored. */
  cell: { emails: readonly string[]; profileUrls: readonly string[] };
}

/**
 * The one rule by which an import keeps out a row: gives by which of its identities it is an erased person's,
 * none where it is not. As chooseLeads decides what goes, so that the same row does not come back:
 *
 * 1. by its main profile;
 * 2. by its main address, but not where that is somebody else's, too, or now: where it has another profile of
 *    a kind that is known and not one of their names, or another name and any profile, or their family name
 *    with another given name, as relatives have;
 * 3. by name with an address or profile of its own, or of its cell, unless it has another profile of a kind
 *    that is known;
 * 4. by name with one in a column that may be about somebody else, where it has no main address;
 * 5. by name with company, unless it has such a profile, or another address where one is known.
 *
 * A further address of its own decides without a name only where none is known with it.
 */
export function whatKeepsOut({ facts, cell }: ImportedRow, { has, kinds }: Remembered): Identity[] {
  const { names, companies, profileUrls, mainProfiles, emails, mainEmails, further } = facts;
  const nobody = { profileUrls: [], emails: [], names: [], companies: [] };
  const known = (identities: Identity[]) => toLookFor(identities).filter(has);
  const written = names.flatMap(writtenNames);
  const profilesOf = (urls: readonly string[]) =>
    identitiesToLookFor({ ...nobody, profileUrls: urls }).filter(({ kind }) => isProfileKind(kind));

  const byProfile = profilesOf(mainProfiles).filter(has);
  if (byProfile.length > 0) return byProfile;

  const isTheirs = (url: string) => profilesOf([url]).some(has);
  const hasOtherProfile = profileUrls.some((url) => kinds.has(kindOfProfile(url)) && !isTheirs(url));
  const own = known(
    atReaches(written, {
      emails: [...emails, ...cell.emails],
      profileUrls: [...profileUrls, ...cell.profileUrls],
    }),
  );
  const isNamed = kinds.has("nameAtEmail");
  // Of whom an earlier version erased, it kept no name but that with a company.
  const isBeforeNames = !isNamed && kinds.has("name");
  // Who changes their profile's address keeps that of their mailbox.
  const isNamedThere = () =>
    mainEmails.some((value) => known([{ kind: "ownEmail", value }]).length > 0) &&
    bearingOf(facts, mainEmails, has) === "theirs";
  const isSomebodyElse = hasOtherProfile && own.length === 0 && !isBeforeNames && !isNamedThere();
  const byEmail = (kind: "email" | "furtherEmail", of: readonly string[]) =>
    isSomebodyElse ? [] : known(of.map((value): Identity => ({ kind, value })));

  const byMain = byEmail("email", mainEmails);
  if (byMain.length > 0) {
    const words = known(wordsAtEmails(names, mainEmails));
    const isAnother = (): boolean => {
      if (!isNamed || own.length > 0) return false;
      const bearing = bearingOf(facts, mainEmails, has);
      if (bearing === "relative") return true;
      return bearing === "other" && profileUrls.length > 0 && !profileUrls.some(isTheirs);
    };
    if (!isAnother()) return [...byMain, ...own, ...words];
  }

  const byFurther = isNamed ? [] : [...byEmail("email", emails), ...byEmail("furtherEmail", emails)];
  if (byFurther.length > 0) return byFurther;
  // One of two in a cell is theirs: the other one says nothing.
  const inCell = known(atReaches(written, { emails: [], profileUrls: cell.profileUrls }));
  if (inCell.length > 0) return inCell;
  if (hasOtherProfile) return [];
  if (own.length > 0) return own;

  if (mainEmails.length > 0) {
    if (kinds.has("email") || kinds.has("nameAtEmail")) return [];
  } else {
    const mentioned = known(atReaches(written, further));
    if (mentioned.length > 0) return mentioned;
  }
  return known(identitiesToLookFor({ ...nobody, names, companies }).filter(({ kind }) => kind === "name"));
}
