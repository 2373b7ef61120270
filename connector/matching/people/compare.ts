import { compareCompanies, sameCompany, type CompanyLevel } from "../companies/compareCompanies.ts";
import { compareNames, isSameName, type FamilyLevel, type GivenLevel } from "../names/compareNames.ts";
import { commonFamilyNames } from "../names/knownNames.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";

type EmailLevel = "same" | "sharedMailbox" | "different" | "otherAtSameDomain" | "blank";
type PhoneLevel = "same" | "different" | "blank";
type TitleLevel = "same" | "similar" | "different" | "blank";
type PlaceLevel = "sameCity" | "sameCountry" | "otherCity" | "otherCountry" | "blank";

/** How alike two people are, field by field. `blank`: one of them does not have the field. */
export interface Evidence {
  profile: "same" | "blank";
  given: GivenLevel;
  family: FamilyLevel;
  /** `swapped`: the lead has first and last name swapped. `swappedOther`: the record has. */
  order: "straight" | "swapped" | "swappedOther";
  generation: "different" | "blank";
  familyName: "common" | "rare";
  email: EmailLevel;
  phone: PhoneLevel;
  company: CompanyLevel;
  title: TitleLevel;
  place: PlaceLevel;
}

/** Addresses of a function, not of a person. */
const sharedMailbox =
  /^(info|office|kontakt|contact|contacto|contato|sales|vertrieb|hello|mail|admin|support|service|team|post|jobs|hr|press|marketing|einkauf|purchasing)@/;

/**
 * Null where name, address and profile all rule out a match, as for most pairs of a block. `names`: how the
 * two names compare, where it is known already.
 */
export function compare(
  one: NormalizedPerson,
  other: NormalizedPerson,
  names = compareNames(one.name, other.name),
): Evidence | null {
  const email = compareEmails(one, other);
  const isSameProfile = one.person.profileKeys.some((key) => other.person.profileKeys.includes(key));
  if (!isSameName(names) && email !== "same" && !isSameProfile) return null;
  const isCommon = commonFamilyNames.has(other.name.familyCore) || commonFamilyNames.has(one.name.familyCore);
  const [mine, theirs] = [one.name.generation, other.name.generation];
  return {
    profile: isSameProfile ? "same" : "blank",
    given: names.given,
    family: names.family,
    order: names.isSwapped ? (names.turnsOther ? "swappedOther" : "swapped") : "straight",
    generation: mine !== null && theirs !== null && mine !== theirs ? "different" : "blank",
    familyName: isCommon ? "common" : "rare",
    email,
    phone: comparePhones(one, other),
    company: compareEmployers(one, other),
    title: compareTitles(one.title, other.title),
    place: comparePlaces(one, other),
  };
}

/** Compares the present companies, and the former ones where the present ones differ. */
function compareEmployers(one: NormalizedPerson, other: NormalizedPerson): CompanyLevel {
  const now = compareCompanies(one.company, other.company);
  if (sameCompany.has(now)) return now;
  const isFormer =
    one.formerCompanies.some((former) => sameCompany.has(compareCompanies(former, other.company))) ||
    other.formerCompanies.some((former) => sameCompany.has(compareCompanies(former, one.company)));
  return isFormer ? "former" : now;
}

function compareEmails(one: NormalizedPerson, other: NormalizedPerson): EmailLevel {
  if (one.emails.length === 0 || other.emails.length === 0) return "blank";
  const shared = one.emails.find((email) => other.emails.includes(email));
  if (shared === undefined) {
    const isOneDomain = one.company.domains.some(
      (domain) =>
        other.company.domains.includes(domain) &&
        [one, other].every(({ emails }) => emails.some((email) => email.endsWith(domain))),
    );
    return isOneDomain ? "otherAtSameDomain" : "different";
  }
  return sharedMailbox.test(shared) ? "sharedMailbox" : "same";
}

function comparePhones(one: NormalizedPerson, other: NormalizedPerson): PhoneLevel {
  if (one.phones.length === 0 || other.phones.length === 0) return "blank";
  return one.phones.some((phone) => other.phones.includes(phone)) ? "same" : "different";
}

function compareTitles(one: string[], other: string[]): TitleLevel {
  if (one.length === 0 || other.length === 0) return "blank";
  const common = one.filter((word) => other.includes(word)).length;
  if (common === one.length && common === other.length) return "same";
  return common / Math.min(one.length, other.length) >= 0.5 ? "similar" : "different";
}

function comparePlaces(one: NormalizedPerson, other: NormalizedPerson): PlaceLevel {
  if (one.city !== "" && one.city === other.city) return "sameCity";
  const [mine, theirs] = [one.person.country, other.person.country];
  if (mine === null || theirs === null) return "blank";
  if (mine !== theirs) return "otherCountry";
  return one.city !== "" && other.city !== "" ? "otherCity" : "sameCountry";
}
