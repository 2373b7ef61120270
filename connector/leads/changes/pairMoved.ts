import type { LeadRow } from "../../database/schema/leads.ts";
import { foldText } from "../../matching/foldText.ts";
import { compareNames } from "../../matching/names/compareNames.ts";
import { normalizeName } from "../../matching/names/normalizeName.ts";
import { changedPart, isSharedMailbox } from "../../matching/people/compare.ts";
import { haveTwoPublicProfiles } from "../../matching/profileKinds.ts";

type Compared = Pick<
  LeadRow,
  "id" | "firstName" | "lastName" | "title" | "location" | "profileUrl" | "email"
>;

export interface Moved<Row> {
  leadId: string;
  /** The lead of the earlier list. */
  earlier: Row;
}

/**
 * People of a later list who are leads of their own, because neither a profile nor an address with the name
 * told that they are those of the earlier list: one on either side with the name, title and place, or with an
 * address of their own and the first name, as after a marriage.
 */
export function pairMoved<Row extends Compared>(fresh: readonly Row[], gone: readonly Row[]): Moved<Row>[] {
  const moved = pairedBy(nameOf, areAlike, fresh, gone);
  const paired = new Set(moved.flatMap(({ leadId, earlier }) => [leadId, earlier.id]));
  const isLeft = ({ id }: Row) => !paired.has(id);
  const renamed = pairedBy(ownAddressOf, haveNewLastName, fresh.filter(isLeft), gone.filter(isLeft));
  return [...moved, ...renamed];
}

/** Those who have a key that only one has on either side, and are one. */
function pairedBy<Row extends Compared>(
  keyOf: (one: Row) => string,
  areOne: (one: Row, other: Row) => boolean,
  fresh: readonly Row[],
  gone: readonly Row[],
): Moved<Row>[] {
  const earlier = Map.groupBy(gone, keyOf);
  return [...Map.groupBy(fresh, keyOf)].flatMap(([key, [lead, ...namesakes]]) => {
    const [one, ...others] = earlier.get(key) ?? [];
    const isAlone = lead && one && key !== "" && namesakes.length === 0 && others.length === 0;
    return isAlone && areOne(lead, one) ? [{ leadId: lead.id, earlier: one }] : [];
  });
}

const nameOf = ({ firstName, lastName }: Compared): string =>
  firstName === "" || lastName.length < 2 ? "" : foldText(`${firstName} ${lastName}`);

function areAlike(one: Compared, other: Compared): boolean {
  if (one.email !== null && other.email !== null) return false;
  if (one.profileUrl !== null && other.profileUrl !== null) return false;
  const isSame = (text: string | null, otherText: string | null) =>
    text !== null && otherText !== null && foldText(text) === foldText(otherText);
  return isSame(one.title, other.title) && isSame(one.location, other.location);
}

const ownAddressOf = ({ email }: Compared): string => (email === null || isSharedMailbox(email) ? "" : email);

function haveNewLastName(one: Compared, other: Compared): boolean {
  if (haveTwoPublicProfiles(one.profileUrl, other.profileUrl === null ? [] : [other.profileUrl]))
    return false;
  const read = ({ firstName, lastName }: Compared) => normalizeName(firstName, lastName, null);
  return changedPart(compareNames(read(one), read(other))) === "family";
}
