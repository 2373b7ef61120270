import { haveInCommon } from "../haveInCommon.ts";
import { compareCompanies, sameCompany, type CompanyLevel } from "../companies/compareCompanies.ts";
import type { NormalizedCompany } from "../companies/normalizeCompany.ts";
import type { FamilyLevel } from "../names/compareFamily.ts";
import type { GivenLevel } from "../names/compareGiven.ts";
import { compareNames, isSameName, type NameComparison } from "../names/compareNames.ts";
import type { NameCounts } from "../names/nameCounts.ts";
import type { Rarity } from "../names/rarity.ts";
import { seldomChanges } from "../names/seldomChanges.ts";
import { compareTitles, type TitleLevel } from "../titles/compareTitles.ts";
import { spellsInitialOf, spellsName } from "./nameInAddress.ts";
import { familyInCrm, givenInCrm, rarityOfBoth, type ComparedNames } from "./namesInCrm.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";

/** `spelled`: the address of one spells the name of a colleague, who has none or another one. */
type EmailLevel = "same" | "spelled" | "sharedMailbox" | "different" | "otherAtSameDomain" | "blank";
type PhoneLevel = "same" | "different" | "blank";
type PlaceLevel = "sameCity" | "sameCountry" | "otherCity" | "otherCountry" | "blank";

export const isElsewhere = (place: PlaceLevel): boolean => place === "otherCity" || place === "otherCountry";

/** How alike two people are, field by field. `blank`: one of them does not have the field. */
export interface Evidence {
  profile: "same" | "blank";
  given: GivenLevel;
  family: FamilyLevel;
  /** `swapped`: the lead has first and last name swapped. `swappedOther`: the record has. */
  order: "straight" | "swapped" | "swappedOther";
  /** `oneSided`: one of them is Jr. or the like, and the other says nothing. */
  generation: "different" | "oneSided" | "blank";
  /** How often the given name occurs that both have. */
  givenName: Rarity | "blank";
  /** `nobodys`: the whole name of one of them is nobody's, such as Test Test. */
  familyName: Rarity | "nobodys" | "blank";
  email: EmailLevel;
  phone: PhoneLevel;
  company: CompanyLevel;
  title: TitleLevel;
  place: PlaceLevel;
}

/** What does not depend on how often names occur. */
type Facts = Omit<Evidence, "given" | "family" | "order" | "givenName" | "familyName">;

/** Addresses of a function, not of a person. */
const sharedMailbox =
  /^(info|office|kontakt|contact|contacto|contato|sales|vertrieb|hello|mail|admin|support|service|team|post|jobs|hr|press|marketing|einkauf|purchasing)@/;

export const isSharedMailbox = (email: string): boolean => sharedMailbox.test(email);

/**
 * Null where name, address and profile all rule out a match, as for most pairs of a block. `names`: how the
 * two names compare, where it is known already.
 */
export function compare(
  one: NormalizedPerson,
  other: NormalizedPerson,
  names = compareNames(one.name, other.name),
  counts?: NameCounts,
): Evidence | null {
  const isSameProfile = haveInCommon(one.person.profileKeys, other.person.profileKeys);
  const isTold = isSameName(names) || isSameProfile || haveInCommon(one.emails, other.emails);
  // Most pairs end here.
  if (!isTold && changedPart(names) === null) return null;
  const company = compareEmployers(one, other);
  if (!isTold && !sameCompany.has(company)) return null;
  const [mine, theirs] = [one.name.generation, other.name.generation];
  const facts: Facts = {
    profile: isSameProfile ? "same" : "blank",
    generation: mine === theirs ? "blank" : mine === null || theirs === null ? "oneSided" : "different",
    email: compareEmails(one, other, company),
    phone: comparePhones(one, other),
    company,
    title: compareTitles(one.title, other.title),
    place: comparePlaces(one, other),
  };
  const countries = [one.person.country, other.person.country];
  return withNames(facts, { names, one: one.name, other: other.name, counts, countries });
}

/** Adds what the two names say, by what the CRM's people are called. Null where a match is ruled out then. */
export function withNames(facts: Facts, compared: ComparedNames): Evidence | null {
  const { names, one, other } = compared;
  const evidence: Evidence = {
    profile: facts.profile,
    given: givenInCrm(compared),
    family: familyInCrm(compared, facts.title === "different"),
    order: names.isSwapped ? (names.turnsOther ? "swappedOther" : "swapped") : "straight",
    generation: facts.generation,
    givenName: rarityOfBoth("given", compared),
    familyName: one.isNobodys || other.isNobodys ? "nobodys" : rarityOfBoth("family", compared),
    email: facts.email,
    phone: facts.phone,
    company: facts.company,
    title: facts.title,
    place: facts.place,
  };
  const isSure = facts.email === "same" || facts.profile === "same";
  if (isSameName(names)) return isSure || isRead(evidence) ? evidence : null;
  const changed = changedPart(names);
  if (changed !== null && isSupported(changed, evidence)) {
    if (changed === "given") return { ...evidence, given: "changed" };
    // Turned round, the name of one is another name of the other. Titles differ mostly, and are asked first.
    const isLikely =
      evidence.title === "same" && !names.isSwapped && !seldomChanges(one, other, compared.countries);
    return { ...evidence, family: isLikely ? "changed" : "perhapsChanged" };
  }
  return isSure ? evidence : null;
}

/** A part of a name that nobody can read needs the company beside it. */
const isRead = ({ given, family, company }: Evidence): boolean =>
  (given !== "unread" && family !== "unread") || sameCompany.has(company);

const sameGiven: ReadonlySet<GivenLevel> = new Set(["exact", "variant", "nickname", "short", "middle"]);
const sameFamily: ReadonlySet<FamilyLevel> = new Set(["exact", "variant", "part"]);

/** The one part that differs: the family name as after a marriage, or what somebody is called. */
export function changedPart({ given, family }: NameComparison): "given" | "family" | null {
  if (family === "different" && sameGiven.has(given)) return "family";
  return given === "different" && sameFamily.has(family) ? "given" : null;
}

/**
 * A changed name needs the company, and something of the person's own; a changed family name at least a given
 * name that few have. Relatives share the family name.
 */
function isSupported(changed: "given" | "family", evidence: Evidence): boolean {
  const { givenName, company, title, phone, place, email } = evidence;
  if (!sameCompany.has(company)) return false;
  if (title === "same" || phone === "same" || email === "spelled") return true;
  // The same address and given name mean one person, not a successor.
  if (changed === "family" && email === "same") return true;
  return (
    changed === "family" &&
    (title === "similar" || place === "sameCity" || givenName === "usual" || givenName === "rare")
  );
}

/** Compares the present companies, and the former ones where the present ones differ. */
function compareEmployers(one: NormalizedPerson, other: NormalizedPerson): CompanyLevel {
  const now = compareCompanies(one.company, other.company);
  if (sameCompany.has(now)) return now;
  return isAmong(one.formerCompanies, other.company) || isAmong(other.formerCompanies, one.company)
    ? "former"
    : now;
}

const isAmong = (companies: NormalizedCompany[], company: NormalizedCompany): boolean =>
  companies.length > 0 && companies.some((each) => sameCompany.has(compareCompanies(each, company)));

function compareEmails(one: NormalizedPerson, other: NormalizedPerson, company: CompanyLevel): EmailLevel {
  if (one.emails.length === 0 || other.emails.length === 0) {
    // Elsewhere it is the address of a namesake, whose name was misspelled.
    const isSpelled =
      sameCompany.has(company) &&
      one.name.familyCore !== other.name.familyCore &&
      (spells(one, other) || spells(other, one));
    return isSpelled ? "spelled" : "blank";
  }
  const shared = one.emails.find((email) => other.emails.includes(email));
  if (shared === undefined) {
    const isOneDomain = one.company.domains.some(
      (domain) =>
        other.company.domains.includes(domain) &&
        [one, other].every(({ emails }) => emails.some((email) => email.endsWith(domain))),
    );
    return isOneDomain ? "otherAtSameDomain" : "different";
  }
  return isSharedMailbox(shared) ? "sharedMailbox" : "same";
}

/**
 * Whether an address of `one` is made of the name of `other` and not of its owner's, as after a change. An
 * initial counts where both have it.
 */
function spells({ emails, name }: NormalizedPerson, { name: other }: NormalizedPerson): boolean {
  if (spellsName(emails, name) || spellsInitialOf(emails, name)) return false;
  const haveOneInitial = name.givenJoined[0] === other.givenJoined[0];
  return spellsName(emails, other) || (haveOneInitial && spellsInitialOf(emails, other));
}

function comparePhones(one: NormalizedPerson, other: NormalizedPerson): PhoneLevel {
  if (one.phones.length === 0 || other.phones.length === 0) return "blank";
  return haveInCommon(one.phones, other.phones) ? "same" : "different";
}

function comparePlaces(one: NormalizedPerson, other: NormalizedPerson): PlaceLevel {
  if (one.city !== "" && one.city === other.city) return "sameCity";
  const [mine, theirs] = [one.person.country, other.person.country];
  if (mine === null || theirs === null) return "blank";
  if (mine !== theirs) return "otherCountry";
  return one.city !== "" && other.city !== "" ? "otherCity" : "sameCountry";
}
