import type { LeadRow } from "../../database/schema/leads.ts";
import { foldText } from "../../matching/foldText.ts";
import { compareNames } from "../../matching/names/compareNames.ts";
import { normalizeName } from "../../matching/names/normalizeName.ts";
import { isSharedMailbox } from "../../matching/people/levels.ts";
import { haveTwoPublicProfiles } from "../../matching/profileKinds.ts";
import { exactAccounts } from "../../matches/findAccounts.ts";
import type { RequestContext } from "../../context.ts";
import { countryOfLocation } from "../../matching/places/countryOfLocation.ts";
import type { ContactDescribe } from "../../form/contactDescribe.ts";
import type { FoundAccount } from "../../salesforce/accounts.ts";

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
  const names = compareNames(read(one), read(other));
  return names.family === "other" && ["exact", "spelling", "nickname", "part"].includes(names.given);
}

export type EarlierJob = Pick<LeadRow, "title" | "company" | "companyDomain">;

/** A lead whose company is another one, and what was before. */
export interface MovedLead {
  lead: LeadRow;
  earlier: EarlierJob;
}

/** The accounts that are certainly the company of a lead, before and now. */
export interface TwoAccounts {
  before: FoundAccount | null;
  now: FoundAccount | null;
}

/** By the lead's id. */
export type AccountsOfMoved = ReadonlyMap<string, TwoAccounts>;

/** Looks up the accounts of both companies of leads: one API call for some hundred companies, or two. */
export async function accountsOfMoved(
  ctx: RequestContext,
  objects: Pick<ContactDescribe, "account" | "opportunity" | "territory">,
  moved: readonly MovedLead[],
): Promise<AccountsOfMoved> {
  const wanted = moved.flatMap(({ lead, earlier }) => {
    const { id, location } = lead;
    const jobs = Object.entries({ before: earlier, now: lead });
    return jobs.flatMap(([when, { company: name, companyDomain: domain }]) =>
      name === null
        ? []
        : [{ id, when, company: { name, domain, location, country: countryOfLocation(location) } }],
    );
  });
  const found = await exactAccounts(
    ctx,
    objects,
    wanted.map(({ company }) => company),
  );
  const accounts = new Map<string, TwoAccounts>();
  for (const [index, { id, when }] of wanted.entries())
    accounts.set(id, { before: null, now: null, ...accounts.get(id), [when]: found[index] ?? null });
  return accounts;
}
