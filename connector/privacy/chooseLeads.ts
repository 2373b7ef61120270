import { haveTwoProfiles, profileKey } from "../matching/profileKinds.ts";
import type { ErasedBefore } from "./erasedBefore.ts";
import { whatKeepsOut, whatTellsApart, type Remembered } from "./keptOut.ts";
import { surelyOwn, type KnownLead, type LeadFacts, type ReadLeads } from "./leadFacts.ts";
import { joinedForms } from "./joinedForms.ts";
import { leadsLike } from "./leadsLike.ts";
import { areNamesOfTwo, isNickname, nameFit, type NameFit } from "./nameFit.ts";
import type { Person } from "./person.ts";
import { withoutTag } from "../matching/emailsIn.ts";
import { isShortened, type Name } from "./splitName.ts";
import { noTies, signsOf, tiesOf, type Ties } from "./signs.ts";

/** A lead that has something in common with the person, and is not certainly theirs. */
export interface StayedLead extends KnownLead {
  why: WhyStayed;
}

/**
 * `doubtful`: a lead has its profile beside another one of that kind. `unclear`: it may be theirs, or that of
 * another lead that stays. `like`: a fitting name at the same company, or at one with a like name.
 */
export type WhyStayed = "name" | "similar" | "profile" | "doubtful" | "address" | "unclear" | "like";

interface ChosenLeads {
  /** The person's own, in the order in which they were found. */
  theirs: Map<string, LeadFacts>;
  stayed: StayedLead[];
}

/**
 * Who is meant: the rule by which leads are one person's. Looks for what was asked, then for what the leads
 * found so have, until nothing new is found.
 *
 * 1. A lead is theirs that was asked for by its id or by the profile of its profile columns, unless a name
 *    was said and its own differs.
 * 2. A lead with another profile of theirs, or with one of their addresses, is theirs where its name fits,
 *    and it has no other profile. A nickname does not fit beside a profile that nobody knows to be theirs.
 * 3. A lead with their name at their company is theirs where it has no other profile and no other address.
 *
 * By 2 and 3 a lead stays where it might as well be somebody else's who stays and has the same profile or
 * address, or the same name with company. Where only an address, or only name with company, was asked for,
 * and those leads are not all one person's by this rule, nobody can tell who is meant, and all of them stay.
 * Where a lead was asked for by its id, 2 and 3 find only what stays. Where somebody was erased by the same
 * words before, they find only whom an import keeps out: whoever stayed then stays again.
 *
 * An address is above all that of the lead whose e-mail column has it, and only then that of one with a
 * further column of its own. In a column that may be about somebody else, an address or a profile counts only
 * with a fitting name, for a lead without an address of its own. What one ends with (`work/vera@…`) counts
 * with a fitting name alone, too.
 */
export async function chooseLeads(
  person: Person,
  readLeads: ReadLeads,
  before: ErasedBefore = { byReach: [], byMailbox: [], byJob: [] },
): Promise<ChosenLeads> {
  const chosen: Chosen = { person, before, theirs: new Map(), namesAsked: [] };
  if (person.name !== undefined) chosen.namesAsked.push(person.name);
  const { theirs } = chosen;
  for (let signs = signsOf(person, theirs); ;) {
    const tied: TiedLead[] = [];
    for await (const { id, facts } of readLeads()) {
      const ties = tiesOf(signs, id, facts);
      if (ties) tied.push({ id, facts, ties });
    }
    const stayed = await decide(chosen, tied, readLeads);
    const grown = signsOf(person, theirs);
    if (grown.size === signs.size)
      return { theirs, stayed: [...stayed, ...(await alsoLike(chosen, stayed, readLeads))] };
    signs = grown;
  }
}

interface TiedLead extends KnownLead {
  ties: Ties;
}

interface Chosen {
  person: Person;
  before: ErasedBefore;
  theirs: Map<string, LeadFacts>;
  /** The name that was asked for, and those of the leads that were. */
  namesAsked: Name[];
}

/** Adds to `theirs` those of the tied leads that are the person's, the surest first. Gives the others. */
async function decide(
  chosen: Chosen,
  tied: readonly TiedLead[],
  readLeads: ReadLeads,
): Promise<StayedLead[]> {
  const { person, theirs, namesAsked } = chosen;
  const left = (isMeant: (ties: Ties) => boolean) =>
    tied.filter(({ id, ties }) => !theirs.has(id) && isMeant(ties));
  const add = (leads: KnownLead[]) => leads.forEach(({ id, facts }) => theirs.set(id, facts));
  const byReach = (lead: TiedLead) => whyNotByReach(chosen, lead);
  const byJob = ({ facts }: TiedLead) => whyNotByJob(chosen, facts);

  const isAnother = ({ facts }: TiedLead) => person.name !== undefined && areNamesOfTwo(person.name, facts);
  const asked = left(({ asked }) => asked).filter((lead) => !isAnother(lead));
  namesAsked.push(...asked.map(({ facts }) => facts));
  add(asked);
  if (person.leadIds === undefined) {
    const isNameKnown = namesAsked.length + theirs.size > 0;
    const withProfile = left(({ mainProfile, profile }) => mainProfile || (profile && isNameKnown));
    add(certainOf(withProfile, withProfile, byReach, atOneProfile));
    const mains = left(({ mainEmail }) => mainEmail);
    add(certainOf(mains, mains, byReach, atOneAddress));
    const owners = left(({ email }) => email);
    const isSomebody = namesAsked.length + theirs.size > 0;
    const reached = left(({ email, tail, mention }) => email || ((tail || mention) && isSomebody));
    add(certainOf(reached, owners, byReach, atOneAddress));
    const namesakes = left(({ job }) => job);
    const others = await inOtherScript(chosen, namesakes, readLeads);
    const whyNot = (lead: TiedLead) => (others.includes(lead) ? "similar" : byJob(lead));
    add(certainOf(namesakes, [...namesakes, ...others], whyNot, atOneCompany));
  }

  const isListed = ({ facts, ties: { profile, doubtful, email, tail, mention, typed, job } }: TiedLead) =>
    profile || doubtful || email || typed || job || ((tail || mention) && fitOf(chosen, facts) !== "differs");
  return tied
    .filter((lead) => !theirs.has(lead.id) && isListed(lead))
    .map((lead) => ({ id: lead.id, facts: lead.facts, why: whyStayed(chosen, lead) }));
}

/** Leads that stay with the same name in East Asian script and the same company: 薇 章 beside Wei Zhang. */
async function inOtherScript(
  { person, theirs }: Chosen,
  namesakes: readonly KnownLead[],
  readLeads: ReadLeads,
): Promise<TiedLead[]> {
  const isSo = ({ names }: LeadFacts) => names.some((name) => joinedForms(name).length > 0);
  const all = [...theirs.values()];
  if (namesakes.length === 0 || !all.some(isSo)) return [];
  const known = new Set([...theirs.keys(), ...namesakes.map(({ id }) => id)]);
  return (await leadsLike(person, all, readLeads))
    .filter(({ id, facts }) => !known.has(id) && isSo(facts))
    .map((lead) => ({ ...lead, ties: noTies }));
}

function whyStayed(chosen: Chosen, lead: TiedLead): WhyStayed {
  const { profile, doubtful, email, tail, mention } = lead.ties;
  if (doubtful) return "doubtful";
  const isReached = profile || email || tail || mention;
  return (isReached ? whyNotByReach(chosen, lead) : whyNotByJob(chosen, lead.facts)) ?? "unclear";
}

async function alsoLike(
  { person, theirs }: Chosen,
  stayed: readonly StayedLead[],
  readLeads: ReadLeads,
): Promise<StayedLead[]> {
  const seen = new Set([...theirs.keys(), ...stayed.map(({ id }) => id)]);
  return (await leadsLike(person, [...theirs.values()], readLeads))
    .filter(({ id }) => !seen.has(id))
    .map((lead): StayedLead => ({
      ...lead,
      why: haveTwoProfiles(reachesOf(theirs).profileUrls, lead.facts.profileUrls) ? "profile" : "like",
    }));
}

/** Whether two leads, with what they have in common, are one person's or may be. */
interface Comparing {
  areOne(one: LeadFacts, other: LeadFacts): boolean;
  mayBeOne(one: LeadFacts, other: LeadFacts): boolean;
}

const atOneProfile: Comparing = {
  areOne: (one, other) =>
    nameFit(one, other) === "fits" && !haveTwoProfiles(one.profileUrls, other.profileUrls),
  mayBeOne: (one, other) => haveOneProfile(one, other) && atOneProfile.areOne(one, other),
};

const atOneAddress: Comparing = {
  areOne: atOneProfile.areOne,
  mayBeOne: (one, other) => haveOneEmail(one, other) && atOneAddress.areOne(one, other),
};

const atOneCompany: Comparing = {
  areOne: (one, other) => atOneProfile.areOne(one, other) && !haveTwoEmails(one, other),
  mayBeOne: (one, other) => atOneCompany.areOne(one, other),
};

/** The candidates that can only be this person's: no other lead with the same signs fits them. */
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

function whyNotByReach(chosen: Chosen, { facts, ties }: TiedLead): WhyStayed | null {
  const { byReach, byMailbox } = chosen.before;
  const before = ties.mainEmail ? byReach : [...byReach, ...byMailbox];
  const why = whyNotTheirs(chosen, facts) ?? whyLetIn(before, facts);
  if (why !== null) return why;
  // Toni may be Antonia or Anton.
  if (!ties.profile && facts.profileUrls.length > 0 && isOnlyNickname(chosen, facts)) return "similar";
  const isMentionAlone = !ties.profile && !ties.email && !ties.tail;
  return isMentionAlone && facts.mainEmails.length > 0 ? "address" : null;
}

function whyNotByJob(chosen: Chosen, facts: LeadFacts): WhyStayed | null {
  const known = reachesOf(chosen.theirs, chosen.person);
  const why = whyNotTheirs(chosen, facts) ?? (haveTwoEmails(known, facts) ? "address" : null);
  return why ?? whyLetIn(chosen.before.byJob, facts);
}

/** Null where an import keeps the lead out, by one of those who were erased before, or nobody was. */
function whyLetIn(erased: readonly Remembered[], facts: LeadFacts): WhyStayed | null {
  const row = { facts, cell: { emails: facts.emailTails, profileUrls: [] } };
  if (erased.length === 0 || erased.some((each) => whatKeepsOut(row, each).length > 0)) return null;
  return erased.map((each) => whatTellsApart(facts, each)).find((why) => why !== null) ?? "unclear";
}

/** By its name, and its own profiles. */
function whyNotTheirs(chosen: Chosen, facts: LeadFacts): WhyStayed | null {
  const fit = fitOf(chosen, facts);
  if (fit !== "fits") return fit === "similar" ? "similar" : "name";
  const known = reachesOf(chosen.theirs, chosen.person);
  return haveTwoProfiles(known.profileUrls, facts.profileUrls) ? "profile" : null;
}

/**
 * Whether a lead's name fits the person's: one of those asked for, or else each that was found. So an initial
 * or a short name leads on to nobody whom the whole name does not fit.
 */
function fitOf({ person, theirs, namesAsked }: Chosen, facts: LeadFacts): NameFit {
  const asked = namesAsked.map((each) => fitOfAsked(person, each, facts));
  if (asked.length > 0) return fits.find((fit) => asked.includes(fit)) ?? "differs";
  const found = [...theirs.values()].map((each) => nameFit(each, facts));
  return fits.findLast((fit) => found.includes(fit)) ?? "fits";
}

function isOnlyNickname({ theirs, namesAsked }: Chosen, facts: LeadFacts): boolean {
  const names = namesAsked.length > 0 ? namesAsked : [...theirs.values()];
  return names.length > 0 && names.every((name) => isNickname(name, facts));
}

/** An initial that was asked for does not mean a lead with the whole name. */
function fitOfAsked(person: Person, asked: Name, name: Name): NameFit {
  const fit = nameFit(asked, name);
  const isLess = asked === person.name && isShortened(asked) && !isShortened(name);
  return fit === "fits" && isLess ? "similar" : fit;
}

/** The surest first. */
const fits = ["fits", "similar", "differs"] as const;

type Reaches = Pick<LeadFacts, "profileUrls" | "emails">;

function reachesOf(theirs: ReadonlyMap<string, LeadFacts>, { profileUrl, email }: Person = {}): Reaches {
  const all = [...theirs.values()];
  return {
    profileUrls: [...(profileUrl === undefined ? [] : [profileUrl]), ...all.flatMap(surelyOwn)],
    emails: [...(email === undefined ? [] : [email]), ...all.flatMap(({ emails }) => emails)],
  };
}

function haveOneProfile({ profileUrls: mine }: Reaches, { profileUrls: theirs }: Reaches): boolean {
  const known = new Set(theirs.map(profileKey));
  return mine.some((url) => known.has(profileKey(url)));
}

const haveTwoEmails = (one: Reaches, other: Reaches): boolean =>
  one.emails.length > 0 && other.emails.length > 0 && !haveOneEmail(one, other);

function haveOneEmail({ emails: mine }: Reaches, { emails: theirs }: Reaches): boolean {
  const areEqual = (one: string, other: string) => one === other || withoutTag(one) === other;
  return mine.some((one) => theirs.some((other) => areEqual(one, other) || areEqual(other, one)));
}
