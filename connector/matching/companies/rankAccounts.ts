import { say, type Said } from "../../reasons/sentence.ts";
import { nearnessOf, regionOfLocation } from "../places/nearness.ts";
import type { AccountCandidate, SoughtAccount } from "./accountFacts.ts";
import type { Contender, PreparedAccount } from "./contender.ts";
import { exactOf, stepOf } from "./exactAccount.ts";
import { ancestorsOf, familiesOf, type Family } from "./familiesOf.ts";
import { identifyAccount } from "./identifyAccount.ts";
import { fillers, nationalWords } from "./legalForms.ts";
import { localName } from "./localNames.ts";
import { namesOfCompany } from "./namesOfCompany.ts";
import { hasOtherForm, housesInTwoCountries } from "./otherForm.ts";
import { Place, type Placed, type PreparedCompany } from "./placed.ts";
import { isCustomer, owns, preference } from "./preference.ts";
import { companyDomain, labelOf } from "./sharedHosts.ts";
import { withoutMarks } from "./testRecords.ts";

export interface RankedAccount<Account> {
  account: Account;
  /** Whether it is certainly the account of the lead. It may be selected without asking. One at most is. */
  isExact: boolean;
  /** Why it may be the company, and why it stands where it stands; at least one. */
  reasons: Said[];
  /** 0 to 1. None is higher than that of an account before it. */
  score: number;
  /** Whether only open opportunities and activity tell it from another one that comes first. */
  isTied: boolean;
  /** Whether it may come first, or after another one, because of the territories of who looks for it. */
  isContested: boolean;
}

export function prepareAccount<Account extends AccountCandidate>(account: Account): PreparedAccount<Account> {
  const { name, website, countryIso = null } = account;
  const { rest, isMarked } = withoutMarks(name);
  const names = namesOfCompany(rest, [website], countryIso);
  const placed = names[0]?.placed;
  return {
    account,
    id: account.id ?? "",
    parentId: account.parentId ?? "",
    names,
    markedNames: isMarked ? namesOfCompany(name, [website], countryIso) : null,
    domains: names[0]?.company.domains ?? [],
    country: countryIso ?? placed?.country ?? null,
    activeOn: activityOf(account),
  };
}

export function prepareCompany(sought: SoughtAccount): PreparedCompany {
  const names =
    sought.company === null ? [] : namesOfCompany(sought.company, [sought.domain], sought.country);
  const [own] = names;
  return {
    sought,
    // A lead without a company has no account, whatever its address is.
    names: own?.company.full === "" ? [] : names,
    domains: own?.company.domains ?? [],
    hasToldDomain: companyDomain(sought.domain) !== null,
    country: own?.placed.country ?? sought.country,
    region: regionOfLocation(sought.location),
    local: localName(own?.company.core ?? []),
    isMarked: withoutMarks(sought.company ?? "").isMarked,
  };
}

/**
 * The first accounts that a rep would choose for a lead's company: the same company; in the lead's
 * country, else the headquarters; the rep's own, then those in the rep's territory; customers, those with
 * open opportunities and recent activity. `parentOf` gives the parent of any account, also of one that is not
 * among them.
 */
export function rankAccounts<Account extends AccountCandidate>(
  company: PreparedCompany,
  accounts: readonly PreparedAccount<Account>[],
  parentOf: (id: string) => string,
  max: number,
): RankedAccount<Account>[] {
  if (company.names.length === 0) return [];
  const contenders = heedDomains(
    accounts.flatMap((prepared) => contend(company, prepared) ?? []),
    parentOf,
  );
  const families = familiesOf(contenders, parentOf);
  const inTwoCountries = housesInTwoCountries(
    contenders.flatMap(({ prepared, identity, isTest }, index) =>
      identity.isLike || isTest ? [] : { prepared, house: families[index]?.house ?? index },
    ),
  );
  const placed = contenders.map((contender, index): Placed<Account> => {
    const { family, house } = families[index] as (typeof families)[number];
    const place = placeOf(company, contender, family);
    const nearness = nearnessOfAccount(company, contender);
    return {
      ...{ ...contender, family, house, place, nearness },
      isAside: isAside(company, contender, family),
      hasOtherForm: hasOtherForm(company, contender, inTwoCountries.has(house)),
    };
  });
  const order = placed.sort((one, other) => compareContenders(company, one, other));
  const exact = exactOf(company, order);
  const atHome = new Set(
    order.flatMap(({ prepared, house }) => (prepared.country === company.country ? [house] : [])),
  );
  let score = 1;
  return order.slice(0, max).map((each) => {
    const other = each === order[0] ? order[1] : order[0];
    score = Math.min(score, scoreOf(each, each === exact));
    return {
      account: each.prepared.account,
      isExact: each === exact,
      reasons: reasonsOf(company, each, atHome.has(each.house)),
      score,
      isTied: isTied(company, other, each),
      isContested: isContested(company, other, each),
    };
  });
}

function isTied(
  { sought: { rep } }: PreparedCompany,
  one: Placed<AccountCandidate> | undefined,
  other: Placed<AccountCandidate>,
): boolean {
  if (!one || !areEven(one, other)) return false;
  const [a, b] = [one.prepared.account, other.prepared.account];
  return (
    // Opportunities do not tell which of two companies with one name is the lead's.
    one.family === other.family &&
    owns(a, rep) === owns(b, rep) &&
    a.inTerritory === b.inTerritory &&
    isCustomer(a) === isCustomer(b)
  );
}

function isContested(
  { sought: { rep } }: PreparedCompany,
  one: Placed<AccountCandidate> | undefined,
  other: Placed<AccountCandidate>,
): boolean {
  if (!one || !areEven(one, other)) return false;
  return !owns(one.prepared.account, rep) && !owns(other.prepared.account, rep);
}

/** Whether two accounts are equally well the company, before it counts whose they are. */
const areEven = (one: Placed<AccountCandidate>, other: Placed<AccountCandidate>): boolean =>
  [one, other].every(({ isTest, identity }) => !isTest && !identity.isLike) &&
  one.place === other.place &&
  stepOf(one.identity.rank) === stepOf(other.identity.rank);

function contend<Account extends AccountCandidate>(
  { names, domains, hasToldDomain, isMarked, country }: PreparedCompany,
  prepared: PreparedAccount<Account>,
): Contender<Account> | null {
  const { account, markedNames } = prepared;
  if (account.isPerson === true) return null;
  const isTest = markedNames !== null && !isMarked;
  const offered = isMarked ? (markedNames ?? prepared.names) : prepared.names;
  const found = identifyAccount(names, offered);
  if (!found) return null;
  const isAbroad = country !== null && prepared.country !== null && country !== prepared.country;
  const sharesDomain = domains.some((domain) => prepared.domains.includes(domain));
  const otherDomain =
    hasToldDomain &&
    prepared.domains.length > 0 &&
    !domains.some((domain) =>
      prepared.domains.some((each) => isLabelled(labelOf(domain), labelOf(each), isAbroad)),
    );
  const isVerbatim = names[0]?.company.full === offered[0]?.company.full;
  return { prepared, identity: found, isTest, sharesDomain, otherDomain, isVerbatim };
}

/**
 * Whether two web addresses begin alike, as acme.com and acme-norge.no do. Abroad, acme-robotics.no may be
 * another company that is called Acme, too.
 */
function isLabelled(one: string, other: string, isAbroad: boolean): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short === long) return true;
  if (short.length < 4 || !long.startsWith(short)) return false;
  const rest = long.slice(short.length).replace(/-/g, "");
  return !isAbroad || rest.length <= 3 || nationalWords.has(rest) || fillers.has(rest);
}

/** One with another web address is hardly the company, unless one above or beside it has the lead's. */
function heedDomains<Account>(
  contenders: readonly Contender<Account>[],
  parentOf: (id: string) => string,
): Contender<Account>[] {
  const topOf = ({ id }: PreparedAccount<Account>) => ancestorsOf(id, parentOf).at(-1) ?? id;
  const tops = new Set(contenders.filter((each) => each.sharesDomain).map(({ prepared }) => topOf(prepared)));
  return contenders.map((each) => {
    const { otherDomain, identity, prepared } = each;
    if (!otherDomain || identity.isLike) return each;
    const top = topOf(prepared);
    if (top !== "" && tops.has(top)) return { ...each, otherDomain: false };
    return { ...each, identity: { ...identity, rank: identity.rank - 45, isSure: false } };
  });
}

function placeOf<Account extends AccountCandidate>(
  { country }: PreparedCompany,
  { prepared, identity }: Contender<Account>,
  family: Family,
): Place {
  if (identity.isLike) {
    return country !== null && prepared.country === country ? Place.otherInCountry : Place.elsewhere;
  }
  const isHome = country !== null && prepared.country === country;
  if (family.isAboveNamed(prepared.id)) return isHome ? Place.site : Place.elsewhere;
  const allAbove = family
    .ancestors(prepared.id)
    .filter((id) => family.members.has(id) && !family.isAboveNamed(id));
  const isRoot = allAbove.length === 0;
  if (isHome) {
    const own = prepared.names[0]?.placed;
    const above = allAbove.filter((id) => family.countryOf(id) === country);
    const isNamedSo = own?.isPlaced === true && own.country === country && !own.isSite;
    if (isNamedSo && !isRoot) return above.some((id) => !family.isRoot(id)) ? Place.site : Place.country;
    if (above.length > 0 || (own?.isSite === true && family.members.size > 1)) return Place.site;
    return Place.otherInCountry;
  }
  return isRoot ? Place.headquarters : Place.elsewhere;
}

/** Another state speaks against a body that each state has, and says nothing of a company. */
function nearnessOfAccount(
  { region, local }: PreparedCompany,
  { prepared: { account, country } }: Contender<AccountCandidate>,
): Placed<AccountCandidate>["nearness"] {
  const { city = null, state = null } = account;
  const nearness = nearnessOf(region, { country, city, state });
  return nearness < 0 && !local.isGeneric && !local.isMunicipal ? 0 : nearness;
}

/** Whether an account is only called like the company, or named after another country than the lead's. */
function isAside(
  { country }: PreparedCompany,
  { prepared, identity, sharesDomain }: Contender<AccountCandidate>,
  family: Family,
): boolean {
  if (identity.isLike) return true;
  if (sharesDomain || identity.rank >= 75 || country === null) return false;
  const isHead = family.isRoot(prepared.id) && family.isLinked(prepared.id);
  return !isHead && isNamedAfterOther(prepared, country);
}

function isNamedAfterOther({ names }: PreparedAccount<AccountCandidate>, country: string): boolean {
  const placed = names[0]?.placed;
  return placed?.isPlaced === true && placed.country !== null && placed.country !== country;
}

/** Days since 1970. */
function activityOf({ lastActivity }: AccountCandidate): number {
  const time = lastActivity == null ? NaN : Date.parse(lastActivity);
  return Number.isNaN(time) ? 0 : time / 86_400_000;
}

function compareContenders<Account extends AccountCandidate>(
  company: PreparedCompany,
  one: Placed<Account>,
  other: Placed<Account>,
): number {
  const [a, b] = [one.prepared.account, other.prepared.account];
  return (
    Number(one.isTest) - Number(other.isTest) ||
    Number(one.isAside) - Number(other.isAside) ||
    tierOf(company, other) - tierOf(company, one) ||
    one.place - other.place ||
    stepOf(other.identity.rank) - stepOf(one.identity.rank) ||
    Number(one.hasOtherForm) - Number(other.hasOtherForm) ||
    other.nearness - one.nearness ||
    preference(company, other, one) ||
    Number(other.isVerbatim) - Number(one.isVerbatim) ||
    (b.openOpportunities ?? 0) - (a.openOpportunities ?? 0) ||
    other.prepared.activeOn - one.prepared.activeOn ||
    one.prepared.id.localeCompare(other.prepared.id)
  );
}

/** From here on, a name is the company's: in which country it is tells more. */
const sameNameMin = 68;
/** An account named after another country is as unlikely as one that is only called alike. */
const elsewhereRank = 45;

/** How well its whole company is the lead's; how well it is itself, where it stands aside. */
function tierOf(
  { country }: PreparedCompany,
  { identity, family, isAside: standsAside, prepared }: Placed<AccountCandidate>,
): number {
  if (standsAside) {
    if (!identity.isLike) return elsewhereRank;
    return country !== null && isNamedAfterOther(prepared, country) ? identity.rank - 5 : identity.rank;
  }
  if (family.sharesDomain) return 100;
  return family.rank >= sameNameMin ? sameNameMin : family.rank;
}

/** How probable it is, as far as ranks say it. */
function scoreOf(
  { identity, isTest, isVerbatim, family }: Placed<AccountCandidate>,
  isExact: boolean,
): number {
  if (isTest) return 0.1;
  if (identity.isLike) return identity.rank >= 60 ? 0.5 : identity.rank / 100;
  const rank = Math.max(identity.rank, Math.min(family.rank, 80) - 5);
  const score = 0.5 + Math.max(rank - 45, 0) * 0.008 + (isVerbatim ? 0.02 : 0);
  return Math.round(Math.min(isExact ? Math.max(score, 0.95) : Math.min(score, 0.94), 1) * 100) / 100;
}

/** `isAtHome`: whether the same company has an account in the lead's country. */
function reasonsOf(
  { country, sought }: PreparedCompany,
  {
    prepared: { account, country: own, activeOn },
    identity,
    isTest,
    sharesDomain,
    place,
    nearness,
    family,
    hasOtherForm: isOtherForm,
  }: Placed<AccountCandidate>,
  isAtHome: boolean,
): Said[] {
  const reasons = [identity.reason];
  // Objections come first, because some screens show only the first reasons.
  if (isOtherForm) reasons.push(say("account-other-form"));
  if (isTest) reasons.push(say("account-test"));
  if (sharesDomain && identity.reason.reason !== "account-domain") reasons.push(say("account-domain"));
  if (country !== null && own === country) reasons.push(say("account-in-country"));
  else if (country !== null && !isAtHome && place === Place.headquarters && family.isLinked(account.id ?? ""))
    reasons.push(say("account-headquarters"));
  if (nearness > 0) reasons.push(say(nearness >= 2 ? "account-in-city" : "account-in-state"));
  if (owns(account, sought.rep)) reasons.push(say("account-own"));
  else if (account.inTerritory === true) reasons.push(say("account-territory"));
  if (isCustomer(account)) reasons.push(say("account-customer"));
  if ((account.openOpportunities ?? 0) > 0) reasons.push(say("account-open-opportunities"));
  if (account.lastActivity != null && activeOn > 0)
    reasons.push(say("account-last-activity", { day: account.lastActivity }));
  return reasons;
}
