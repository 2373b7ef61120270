import { compareCompanies, sameCompany, type CompanyLevel } from "../companies/compareCompanies.ts";
import type { NormalizedCompany } from "../companies/normalizeCompany.ts";
import { readWords } from "../data/readTable.ts";
import { evenUmlauts } from "../foldText.ts";
import { haveInCommon } from "../haveInCommon.ts";
import type { FamilyLevel } from "../names/compareFamily.ts";
import type { GivenLevel } from "../names/compareGiven.ts";
import { compareNames, isSameName, type NameComparison } from "../names/compareNames.ts";
import type { NormalizedName } from "../names/normalizeName.ts";
import { areNames, expectedNamesakes, type NameCounts } from "../names/termFrequency.ts";
import { compareTitles, type TitleLevel } from "../titles/compareTitles.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";

/** `colleague`: another at the domain. */
type EmailLevel = "same" | "shared" | "colleague" | "other" | "blank";
type PlaceLevel = "city" | "country" | "elsewhere" | "otherCountry" | "blank";

export const isElsewhere = (place: PlaceLevel): boolean => place === "elsewhere" || place === "otherCountry";

/** How alike two people are, field by field. `blank`: one of them does not have the field. */
export interface Evidence {
  profile: "same" | "blank";
  given: GivenLevel;
  family: FamilyLevel;
  /** `swapped`: the lead has first and last name swapped. `swappedOther`: the record has. */
  order: "straight" | "swapped" | "swappedOther";
  generation: "other" | "blank";
  email: EmailLevel;
  phone: "same" | "other" | "blank";
  /** `akin`: parent and branch, an employer of before, or perhaps a misspelled one. */
  company: "same" | "akin" | "other" | "blank";
  /** How the companies are alike, for words. */
  companyAs: CompanyLevel;
  title: TitleLevel;
  place: PlaceLevel;
  /** How many people of the CRM are expected to have the name by chance. */
  namesakes: number;
  /** Whether the name of one is nobody's, such as Test Test. */
  isNobodys: boolean;
}

/** Addresses of a function, not of a person. */
const sharedMailboxes = readWords("sharedHosts")("mailbox");

export const isSharedMailbox = (email: string): boolean => sharedMailboxes.has(email.split("@", 1)[0] ?? "");

/** Null where name, address and profile all rule out a match, as for most pairs of a block. */
export function compare(
  one: NormalizedPerson,
  other: NormalizedPerson,
  names = compareNames(one.name, other.name),
  counts?: NameCounts,
): Evidence | null {
  const isSameProfile = haveInCommon(one.person.profileKeys, other.person.profileKeys);
  const isTold = isSameName(names) || isSameProfile || haveInCommon(one.emails, other.emails);
  // Most pairs end here.
  if (!isTold && !hasOneOtherPart(names)) return null;
  const companyAs = compareEmployers(one, other);
  if (!isTold && !sameCompany.has(companyAs)) return null;
  const { given, family } = inCrm(names, one, other, counts);
  const told = { given: isToldBy(given), family: isToldBy(family) };
  return {
    profile: isSameProfile ? "same" : "blank",
    given,
    family,
    order: names.isSwapped ? (names.turnsOther ? "swappedOther" : "swapped") : "straight",
    generation: compareGenerations(one.name.generation, other.name.generation),
    email: compareEmails(one, other),
    phone: comparePhones(one, other),
    company: companyLevels[companyAs],
    companyAs,
    title: compareTitles(one.title, other.title),
    place: comparePlaces(one, other),
    namesakes: expectedNamesakes({ one: one.name, other: other.name, told }, counts),
    isNobodys: one.name.isNobodys || other.name.isNobodys,
  };
}

/** Whether one part of the name differs alone, as after a marriage, or with a name that somebody goes by. */
export const hasOneOtherPart = ({ given, family }: Pick<NameComparison, "given" | "family">): boolean =>
  (family === "other" && agreeing.has(given)) || (given === "other" && agreeing.has(family));

const agreeing: ReadonlySet<GivenLevel | FamilyLevel> = new Set(["exact", "spelling", "nickname", "part"]);

/** Whether both have a part of the name in common whose frequency says how much that is. */
const isToldBy = (level: GivenLevel | FamilyLevel): boolean => agreeing.has(level) || level === "slip";

/**
 * Two spellings that are both names of their own, as Meyer and Meier, Erik and Erika, are two names: where both
 * are common, or several in this CRM have either.
 */
function inCrm(
  names: NameComparison,
  one: NormalizedPerson,
  other: NormalizedPerson,
  counts: NameCounts | undefined,
): Pick<NameComparison, "given" | "family"> {
  const { given, family } = names;
  const isDamaged = one.name.damaged !== null || other.name.damaged !== null;
  if (names.isSwapped || isDamaged) return { given, family };
  return {
    given: given === "slip" && areNames("given", one.name, other.name, counts) ? "near" : given,
    family:
      mayBeTwo(family, one.name, other.name) && areNames("family", one.name, other.name, counts)
        ? "near"
        : family,
  };
}

/** Whether two family names differ in more than umlauts that one writes out, and alphabets. */
const mayBeTwo = (level: FamilyLevel, one: NormalizedName, other: NormalizedName): boolean =>
  level === "slip" ||
  (level === "spelling" &&
    one.script === other.script &&
    evenUmlauts(one.familyCore) !== evenUmlauts(other.familyCore));

const companyLevels: Record<CompanyLevel, Evidence["company"]> = {
  exact: "same",
  domain: "same",
  near: "same",
  alias: "same",
  national: "same",
  typo: "akin",
  former: "akin",
  related: "akin",
  different: "other",
  nobody: "blank",
  blank: "blank",
};

/** Compares the present companies, and the former ones where the present ones differ. */
function compareEmployers(one: NormalizedPerson, other: NormalizedPerson): CompanyLevel {
  const now = compareCompanies(one.company, other.company);
  if (sameCompany.has(now)) return now;
  const isFormer = isAmong(one.formerCompanies, other.company) || isAmong(other.formerCompanies, one.company);
  return isFormer ? "former" : now;
}

const isAmong = (companies: NormalizedCompany[], company: NormalizedCompany): boolean =>
  companies.some((each) => sameCompany.has(compareCompanies(each, company)));

function compareEmails(one: NormalizedPerson, other: NormalizedPerson): EmailLevel {
  if (one.emails.length === 0 || other.emails.length === 0) return "blank";
  const shared = one.emails.find((email) => other.emails.includes(email));
  if (shared !== undefined) return isSharedMailbox(shared) ? "shared" : "same";
  const isOneDomain = one.company.domains.some(
    (domain) =>
      other.company.domains.includes(domain) &&
      [one, other].every(({ emails }) => emails.some((email) => email.endsWith(domain))),
  );
  return isOneDomain ? "colleague" : "other";
}

const compareGenerations = (mine: string | null, theirs: string | null): Evidence["generation"] =>
  mine === theirs || mine === null || theirs === null ? "blank" : "other";

function comparePhones(one: NormalizedPerson, other: NormalizedPerson): Evidence["phone"] {
  if (one.phones.length === 0 || other.phones.length === 0) return "blank";
  return haveInCommon(one.phones, other.phones) ? "same" : "other";
}

function comparePlaces(one: NormalizedPerson, other: NormalizedPerson): PlaceLevel {
  if (one.city !== "" && one.city === other.city) return "city";
  const [mine, theirs] = [one.person.country, other.person.country];
  if (mine === null || theirs === null) return "blank";
  if (mine !== theirs) return "otherCountry";
  return one.city !== "" && other.city !== "" ? "elsewhere" : "country";
}
