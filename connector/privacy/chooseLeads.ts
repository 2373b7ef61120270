import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany, type NormalizedCompany } from "../matching/companies/normalizeCompany.ts";
import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { normalizeName } from "../matching/names/normalizeName.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";
import { kindOfProfile, spellingsOfName } from "./identities.ts";
import type { LeadFacts } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { foldEmail, withoutTag } from "./reachesIn.ts";

interface KnownLead {
  id: string;
  facts: LeadFacts;
}

interface ChosenLeads {
  /** The leads that go. */
  ids: Set<string>;
  /** What those have that are certainly the person. Empty where the leads found may be several people. */
  certain: LeadFacts[];
  /** Whether all leads found are certainly one person's. */
  isOnePerson: boolean;
}

/**
 * The leads of a person: those with what is asked for, and those with something of these, until nothing new
 * is found. A profile is one person's, and so is an address with a fitting name, and a name at a company
 * where nothing tells two apart. An address alone, or name and company alone, may be several people's: such
 * leads go where that is asked for, but nothing of theirs leads to others or is remembered. A column that may
 * be about somebody else counts with a fitting name only.
 */
export function chooseLeads(person: Person, readLeads: () => Iterable<KnownLead>): ChosenLeads {
  const asked = readAsked(person, readLeads());
  const certain = new Map<string, LeadFacts>(asked.byProfile);
  const named = person.name === undefined ? null : [person.name];
  const namesOf = (leads: Iterable<LeadFacts>) => [...leads].map(fullName);
  const known = named ?? namesOf([...certain.values(), ...asked.byEmail.values()]);
  const isOneName = known.every((one) => known.every((other) => isFitting(one, other)));
  for (const [id, facts] of asked.byEmail)
    if (isOneName || [...certain.values()].some((each) => isFitting(fullName(each), fullName(facts))))
      certain.set(id, facts);
  const alike = [...certain.values(), ...asked.byName.values()];
  const isOne = alike.every((one) => alike.every((other) => !areToldApart(one, other)));
  if (isOne) for (const [id, facts] of asked.byName) certain.set(id, facts);
  const uncertain = [...asked.byEmail.keys(), ...asked.byName.keys()].filter((id) => !certain.has(id));

  const ids = new Set([...certain.keys(), ...uncertain]);
  while (certain.size > 0) {
    const more = alsoTheirs([...certain.values()], readLeads(), ids);
    if (more.length === 0) break;
    for (const { id, facts } of more) {
      certain.set(id, facts);
      ids.add(id);
    }
  }
  return { ids, certain: [...certain.values()], isOnePerson: uncertain.length === 0 };
}

/** The leads with what is asked for, by the surest sign of each. */
function readAsked({ profileUrl, email, name, company }: Person, leads: Iterable<KnownLead>) {
  const found = {
    byProfile: new Map<string, LeadFacts>(),
    byEmail: new Map<string, LeadFacts>(),
    byName: new Map<string, LeadFacts>(),
  };
  const employer = company === undefined ? null : normalizeCompany(company, []);
  const wanted = new Set(name === undefined ? [] : spellingsOfName(name));
  const has = (emails: string[]) => email !== undefined && emails.some((each) => isSameEmail(each, email));
  for (const { id, facts } of leads) {
    const isProfile = (urls: string[]) => profileUrl !== undefined && urls.includes(profileUrl);
    const fits = () => name !== undefined && isFitting(name, fullName(facts));
    if (isProfile(facts.profileUrls)) found.byProfile.set(id, facts);
    else if (has(facts.emails) && (name === undefined || fits())) found.byEmail.set(id, facts);
    else if ((has(facts.further.emails) || isProfile(facts.further.profileUrls)) && fits())
      found.byEmail.set(id, facts);
    else if (
      employer !== null &&
      facts.names.flatMap(spellingsOfName).some((spelling) => wanted.has(spelling)) &&
      facts.companies.some((each) => isAt(each, employer)) &&
      !(profileUrl !== undefined && haveTwoProfiles([profileUrl], facts.profileUrls))
    )
      found.byName.set(id, facts);
  }
  return found;
}

function isAt(company: string | null, employer: NormalizedCompany): boolean {
  return company !== null && sameCompany.has(compareCompanies(normalizeCompany(company, []), employer));
}

/** Further leads of the person, of whom these certainly are. */
function alsoTheirs(
  certain: LeadFacts[],
  leads: Iterable<KnownLead>,
  chosen: ReadonlySet<string>,
): KnownLead[] {
  const profiles = new Set(certain.flatMap(({ profileUrls }) => profileUrls));
  const emails = new Set(certain.flatMap((each) => each.emails));
  const names = new Set(certain.map(fullName));
  const byName = Map.groupBy(
    certain.flatMap((facts) => facts.names.flatMap(spellingsOfName).map((name) => ({ name, facts }))),
    ({ name }) => name,
  );
  const fits = (facts: LeadFacts) => [...names].some((name) => isFitting(name, fullName(facts)));
  const isKnownEmail = (email: string) => emails.has(email) || emails.has(withoutTag(email));
  const found: KnownLead[] = [];
  for (const { id, facts } of leads) {
    if (chosen.has(id)) continue;
    const { further } = facts;
    const reaches = [...facts.emails, ...further.emails].some(isKnownEmail);
    const isTheirs =
      facts.profileUrls.some((url) => profiles.has(url)) ||
      ((reaches || further.profileUrls.some((url) => profiles.has(url))) && fits(facts)) ||
      isColleague(
        facts,
        facts.names.flatMap(spellingsOfName).flatMap((name) => byName.get(name) ?? []),
      );
    if (isTheirs) found.push({ id, facts });
  }
  return found;

  /** As an import recognizes a row without a common profile or address: a name at one company. */
  function isColleague(facts: LeadFacts, namesakes: { facts: LeadFacts }[]): boolean {
    return (
      namesakes.some(({ facts: other }) => workTogether(facts, other)) &&
      !certain.some((other) => areToldApart(other, facts))
    );
  }
}

function workTogether(one: LeadFacts, other: LeadFacts): boolean {
  const [mine, theirs] = [one, other].map(({ companies }) =>
    companies.map((company) => normalizeCompany(company, [])),
  );
  return (mine ?? []).some((a) => (theirs ?? []).some((b) => compareCompanies(a, b) === "exact"));
}

function areToldApart(one: LeadFacts, other: LeadFacts): boolean {
  if (one.profileUrls.some((url) => other.profileUrls.includes(url))) return false;
  if (haveTwoProfiles(one.profileUrls, other.profileUrls)) return true;
  const haveTwoAddresses = one.emails.length > 0 && other.emails.length > 0;
  return haveTwoAddresses && !one.emails.some((email) => other.emails.includes(email));
}

function haveTwoProfiles(one: readonly string[], other: readonly string[]): boolean {
  if (one.some((url) => other.includes(url))) return false;
  return one.some((url) => other.some((each) => kindOfProfile(each) === kindOfProfile(url)));
}

function isSameEmail(stored: string, asked: string): boolean {
  const wanted = foldEmail(asked);
  return stored === wanted || withoutTag(stored) === wanted;
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
