import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { normalizeName } from "../matching/names/normalizeName.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";
import { kindOfProfile, profileKey } from "./identities.ts";
import type { LeadFacts } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { withoutTag } from "./reachesIn.ts";
import { signsOf, tiesOf, type Ties } from "./signs.ts";

interface KnownLead {
  id: string;
  facts: LeadFacts;
}

/** A lead that has something in common with the person, and is not certainly theirs. */
export interface StayedLead extends KnownLead {
  why: WhyStayed;
}

/** `unclear`: it may be theirs, or that of another lead that stays. */
export type WhyStayed = "name" | "profile" | "address" | "unclear";

interface ChosenLeads {
  /** The person's own, in the order in which they were found. */
  theirs: Map<string, LeadFacts>;
  stayed: StayedLead[];
}

/**
 * Who is meant: the rule by which leads are one person's. Looks for what was asked, then for what the leads
 * found so have, until nothing new is found.
 *
 * 1. A profile is one person's: each lead with it is theirs.
 * 2. A lead with one of their addresses is theirs where its name fits, and it has no other profile.
 * 3. A lead with their name at their company is theirs where it has no other profile and no other address.
 *
 * By 2 and 3 a lead stays where it might as well be somebody else's who stays and has the same address, or
 * the same name with company. Where only an address, or only name with company, was asked for, and those
 * leads are not all one person's by this rule, nobody can tell who is meant, and all of them stay.
 *
 * An address is above all that of the lead whose e-mail column has it, and only then that of one with a
 * further column of its own. In a column that may be about somebody else, it counts with a fitting name
 * alone.
 */
export function chooseLeads(person: Person, readLeads: () => Iterable<KnownLead>): ChosenLeads {
  const theirs = new Map<string, LeadFacts>();
  for (let signs = signsOf(person, []); ;) {
    const tied: TiedLead[] = [];
    for (const { id, facts } of readLeads()) {
      const ties = tiesOf(signs, facts);
      if (ties) tied.push({ id, facts, ties });
    }
    const stayed = decide(person, theirs, tied);
    const grown = signsOf(person, [...theirs.values()]);
    if (grown.size === signs.size) return { theirs, stayed };
    signs = grown;
  }
}

interface TiedLead extends KnownLead {
  ties: Ties;
}

/** Adds to `theirs` those of the tied leads that are the person's, the surest first. Gives the others. */
function decide(person: Person, theirs: Map<string, LeadFacts>, tied: readonly TiedLead[]): StayedLead[] {
  const left = (isMeant: (ties: Ties) => boolean) =>
    tied.filter(({ id, ties }) => !theirs.has(id) && isMeant(ties));
  const add = (leads: KnownLead[]) => leads.forEach(({ id, facts }) => theirs.set(id, facts));
  const byEmail = ({ facts }: TiedLead) => whyNotByEmail(person, theirs, facts);
  const byJob = ({ facts }: TiedLead) => whyNotByJob(person, theirs, facts);
  const isNameKnown = () => namesOf(person, theirs).length > 0;

  add(left(({ profile }) => profile));
  const mains = left(({ mainEmail }) => mainEmail);
  add(certainOf(mains, mains, byEmail, atOneAddress));
  const owners = left(({ email }) => email);
  const reached = left(({ email, mention }) => email || (mention && isNameKnown()));
  add(certainOf(reached, owners, byEmail, atOneAddress));
  const namesakes = left(({ job }) => job);
  add(certainOf(namesakes, namesakes, byJob, atOneCompany));

  return left(({ email, job }) => email || job).map(({ id, facts, ties }) => ({
    id,
    facts,
    why: (ties.email ? whyNotByEmail : whyNotByJob)(person, theirs, facts) ?? "unclear",
  }));
}

/** Whether two leads, with what they have in common, are one person's or may be. */
interface Comparing {
  areOne(one: LeadFacts, other: LeadFacts): boolean;
  mayBeOne(one: LeadFacts, other: LeadFacts): boolean;
}

const atOneAddress: Comparing = {
  areOne: (one, other) => isFitting(fullName(one), fullName(other)) && !haveTwoProfiles(one, other),
  mayBeOne: (one, other) => haveOneEmail(one, other) && atOneAddress.areOne(one, other),
};

const atOneCompany: Comparing = {
  areOne: (one, other) => !haveTwoProfiles(one, other) && !haveTwoEmails(one, other),
  mayBeOne: (one, other) => atOneCompany.areOne(one, other),
};

/** Those of the candidates that are the person's, and nobody else's of all who have the same. */
function certainOf(
  candidates: readonly TiedLead[],
  all: readonly TiedLead[],
  whyNot: (lead: TiedLead) => WhyStayed | null,
  { areOne, mayBeOne }: Comparing,
): TiedLead[] {
  const open = candidates.filter((each) => whyNot(each) === null);
  const unlike = new Set(open.filter(({ facts }) => open.some((other) => !areOne(facts, other.facts))));
  const others = [...unlike, ...all.filter((each) => whyNot(each) !== null)];
  return open.filter((each) => !unlike.has(each) && !others.some(({ facts }) => mayBeOne(each.facts, facts)));
}

function whyNotByEmail(person: Person, theirs: Theirs, facts: LeadFacts): WhyStayed | null {
  const names = namesOf(person, theirs);
  if (names.length > 0 && !names.some((name) => isFitting(name, fullName(facts)))) return "name";
  return haveTwoProfiles(reachesOf(person, theirs), facts) ? "profile" : null;
}

function whyNotByJob(person: Person, theirs: Theirs, facts: LeadFacts): WhyStayed | null {
  const known = reachesOf(person, theirs);
  if (haveTwoProfiles(known, facts)) return "profile";
  return haveTwoEmails(known, facts) ? "address" : null;
}

type Theirs = ReadonlyMap<string, LeadFacts>;

const namesOf = ({ name }: Person, theirs: Theirs): string[] => [
  ...new Set([...(name === undefined ? [] : [name]), ...[...theirs.values()].map(fullName)]),
];

type Reaches = Pick<LeadFacts, "profileUrls" | "emails">;

function reachesOf({ profileUrl, email }: Person, theirs: Theirs): Reaches {
  const all = [...theirs.values()];
  return {
    profileUrls: [
      ...(profileUrl === undefined ? [] : [profileUrl]),
      ...all.flatMap((each) => each.profileUrls),
    ],
    emails: [...(email === undefined ? [] : [email]), ...all.flatMap(({ emails }) => emails)],
  };
}

/** LinkedIn gives nobody two profiles of a kind. */
function haveTwoProfiles({ profileUrls: mine }: Reaches, { profileUrls: theirs }: Reaches): boolean {
  const known = new Set(theirs.map(profileKey));
  if (mine.some((url) => known.has(profileKey(url)))) return false;
  const kinds = new Set(theirs.map(kindOfProfile));
  return mine.some((url) => kinds.has(kindOfProfile(url)));
}

const haveTwoEmails = (one: Reaches, other: Reaches): boolean =>
  one.emails.length > 0 && other.emails.length > 0 && !haveOneEmail(one, other);

function haveOneEmail({ emails: mine }: Reaches, { emails: theirs }: Reaches): boolean {
  const areEqual = (one: string, other: string) => one === other || withoutTag(one) === other;
  return mine.some((one) => theirs.some((other) => areEqual(one, other) || areEqual(other, one)));
}

const fullName = ({ firstName, lastName }: LeadFacts): string => `${firstName} ${lastName}`;

/** Whether two names may be one person's. One that has a part alone fits nobody. */
function isFitting(one: string, other: string): boolean {
  if (one === other) return true;
  const [mine, theirs] = [one, other].map((name) => {
    const { firstName, lastName } = splitFullName(name);
    return normalizeName(firstName, lastName, null);
  });
  if (!mine || !theirs) return false;
  const names = compareNames(mine, theirs);
  return isSameName(names) && names.given !== "blank" && names.family !== "blank";
}
