import { haveInCommon } from "../haveInCommon.ts";
import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { cityKey } from "../places/cityKey.ts";
import type { AccountCandidate, SoughtAccount } from "./accountFacts.ts";
import type { AccountLevels } from "./accountWeights.ts";
import { fillers, isCommonWord, nationalWords } from "./commonWords.ts";
import { compareCompanyNames } from "./compareNames.ts";
import { namesOfCompany, type ComparedName } from "./namesOfCompany.ts";
import { companyDomain, labelOf } from "./sharedHosts.ts";
import { withoutMarks } from "./testRecords.ts";

/** An account, ready to be compared with many companies. */
export interface PreparedAccount<Account> {
  account: Account;
  /** Empty where it has none. */
  id: string;
  parentId: string;
  names: ComparedName[];
  /** The names with what marks it as a test; null where nothing does. */
  markedNames: ComparedName[] | null;
  domains: string[];
  country: string | null;
}

/** A lead's company, ready to be compared. */
export interface PreparedCompany {
  sought: SoughtAccount;
  names: ComparedName[];
  domains: string[];
  /** Whether another source than its name tells one of them. Only then another domain is another company. */
  hasToldDomain: boolean;
  /** The country that its name says, else the lead's. */
  country: string | null;
  /** Keys of the cities and regions where the lead is. */
  places: ReadonlySet<string>;
  /** Whether all words of its name are such as many companies have: City Council. */
  isCommon: boolean;
  /** Whether its own name is marked as that of a test. */
  isMarked: boolean;
}

export function prepareAccount<Account extends AccountCandidate>(account: Account): PreparedAccount<Account> {
  const { id = "", parentId, name, website, countryIso = null } = account;
  const { rest, isMarked } = withoutMarks(name);
  const names = namesOfCompany(rest, [website], countryIso);
  const [own] = names;
  return {
    ...{ account, id, parentId: parentId ?? "", names },
    markedNames: isMarked ? namesOfCompany(name, [website], countryIso) : null,
    domains: own?.company.domains ?? [],
    country: countryIso ?? own?.placed.country ?? null,
  };
}

export function prepareCompany(sought: SoughtAccount): PreparedCompany {
  const { company, domain, country, location } = sought;
  const names = company === null ? [] : namesOfCompany(company, [domain], country);
  const [own] = names;
  return {
    sought,
    // A lead without a company has no account, whatever its address is.
    names: own?.company.full === "" ? [] : names,
    domains: own?.company.domains ?? [],
    hasToldDomain: companyDomain(domain) !== null,
    country: own?.placed.country ?? country,
    places: placesIn(location ?? ""),
    isCommon: own?.company.core.every(isCommonWord) ?? false,
    isMarked: withoutMarks(company ?? "").isMarked,
  };
}

/**
 * How alike a lead's company and an account are, field by field. `domainsAbove`: those of the accounts above
 * it. `isHead`: whether it is above others of the company.
 */
export function compareAccount(
  company: PreparedCompany,
  prepared: PreparedAccount<AccountCandidate>,
): Omit<AccountLevels, "place" | "domain"> {
  const offered = company.isMarked ? (prepared.markedNames ?? prepared.names) : prepared.names;
  const forms = [company.names, prepared.names].map(([own]) => own?.company.form ?? null);
  const [form, other] = forms;
  return {
    name: compareCompanyNames(company.names, offered),
    form: form && other && form !== other ? "other" : "blank",
    word: company.isCommon ? "common" : "telling",
  };
}

/** `above`: the web domains of the accounts above it, the nearest first. They are its own where it has none. */
export function compareDomains(
  { domains, hasToldDomain }: PreparedCompany,
  { domains: own }: PreparedAccount<unknown>,
  above: readonly (readonly string[])[],
): AccountLevels["domain"] {
  const theirs = own.length > 0 ? own : (above.find((each) => each.length > 0) ?? []);
  if (haveInCommon(domains, theirs)) return "same";
  if (above.some((each) => haveInCommon(domains, each))) return "alike";
  if (domains.length === 0 || theirs.length === 0) return "blank";
  const isAlike = domains.some((one) =>
    theirs.some((other) => areLabelledAlike(labelOf(one), labelOf(other))),
  );
  if (isAlike) return "alike";
  return hasToldDomain ? "other" : "blank";
}

const labelMin = 4;

/** Whether two web addresses begin alike, as acme.com and acme-norge.no do, and not acme-robotics.no. */
function areLabelledAlike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short === long) return true;
  if (short.length < labelMin || !long.startsWith(short)) return false;
  const rest = long.slice(short.length).replace(/-/g, "");
  return rest.length <= 3 || nationalWords.has(rest) || fillers.has(rest);
}

const placesMax = 6;
const areaWords = /^(?:greater|metro|metropolitan) | (?:metropolitan|metro|urban|bay)? ?(?:area|region)$/g;

const placesIn = (location: string): ReadonlySet<string> =>
  new Set(
    comparedText(location)
      .split(/[,;|/]/, placesMax)
      .map((part) => cityKey(foldText(part).replace(areaWords, "").trim()))
      .filter((place) => place !== ""),
  );

export function comparePlaces(
  { country, places, isCommon }: PreparedCompany,
  { account: { city = null, state = null }, country: own }: PreparedAccount<AccountCandidate>,
): AccountLevels["place"] {
  if (country !== null && own !== null && country !== own) return "other";
  const isNamed = (place: string | null): boolean => place !== null && places.has(cityKey(place));
  // Each city has a council, and each state a ministry.
  const isElsewhere = places.size > 1 && [city, state].some((place) => place !== null && !isNamed(place));
  if (isCommon && isElsewhere) return "other";
  if (isNamed(city)) return "city";
  if (isNamed(state)) return "state";
  return country !== null && own === country ? "country" : "blank";
}
