import type { LeadRow } from "../../database/schema/leads.ts";
import { foldText } from "../../matching/foldText.ts";
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
 * People of a later list who are leads of their own, because neither a profile nor an address told that they
 * are those of the earlier list: one with the name on either side, and title or place are the same.
 */
export function pairMoved<Row extends Compared>(fresh: readonly Row[], gone: readonly Row[]): Moved<Row>[] {
  const earlier = Map.groupBy(gone, nameOf);
  return [...Map.groupBy(fresh, nameOf)].flatMap(([name, [lead, ...namesakes]]) => {
    const [one, ...others] = earlier.get(name) ?? [];
    const isOne = lead && one && name !== "" && namesakes.length === 0 && others.length === 0;
    return isOne && areAlike(lead, one) ? [{ leadId: lead.id, earlier: one }] : [];
  });
}

const nameOf = ({ firstName, lastName }: Compared): string =>
  firstName === "" || lastName.length < 2 ? "" : foldText(`${firstName} ${lastName}`);

function areAlike(one: Compared, other: Compared): boolean {
  if (one.email !== null && other.email !== null) return false;
  if (one.profileUrl !== null && other.profileUrl !== null) return false;
  if (haveTwoPublicProfiles(one.profileUrl, other.profileUrl === null ? [] : [other.profileUrl]))
    return false;
  const isSame = (text: string | null, otherText: string | null) =>
    text !== null && otherText !== null && foldText(text) === foldText(otherText);
  return isSame(one.title, other.title) && isSame(one.location, other.location);
}
