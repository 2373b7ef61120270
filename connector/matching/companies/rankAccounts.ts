import { say, type Said } from "../../reasons/sentence.ts";
import type { AccountCandidate } from "./accountFacts.ts";
import { accountWeights, exactMin, offeredMin, sumOf, type AccountLevels } from "./accountWeights.ts";
import {
  compareAccount,
  compareDomains,
  comparePlaces,
  type PreparedAccount,
  type PreparedCompany,
} from "./compareAccounts.ts";
import type { NameLevel } from "./compareNames.ts";
import { activityOf, compareOwners, compareUse, isCustomer, owns } from "./preference.ts";

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

/** An account with how alike it is to the lead's company. */
interface Scored<Account> {
  prepared: PreparedAccount<Account>;
  levels: AccountLevels;
  sum: number;
  /** Whether it is marked as one that nobody works with. */
  isTest: boolean;
  isVerbatim: boolean;
  /** The topmost account above it, or itself. */
  top: string;
}

type Each = Scored<AccountCandidate>;

/** Names of one company, so that accounts above and below one with such a name are of its group. */
const sameCompany: ReadonlySet<NameLevel> = new Set(["same", "group", "national", "site", "alias"]);

/**
 * The first accounts that a rep would choose for a lead's company, by the sum of the levels' weights; of those
 * that are alike, the rep's own, then those in the rep's territory, customers, those with open opportunities
 * and recent activity. `accountOf` gives any account, also one that is not among them.
 */
export function rankAccounts<Account extends AccountCandidate>(
  company: PreparedCompany,
  accounts: readonly PreparedAccount<Account>[],
  accountOf: (id: string) => PreparedAccount<Account> | undefined,
  max: number,
): RankedAccount<Account>[] {
  if (company.names.length === 0) return [];
  const order = scoreAccounts(company, accounts, accountOf)
    .filter(({ sum }) => sum >= offeredMin)
    .sort((one, other) => compareScored(company, one, other));
  const [first] = order;
  const exact = first && isExact(company, first, order.slice(1)) ? first : undefined;
  const isAtHome = order.some(({ levels: { place } }) => ["city", "state", "country"].includes(place));
  return order.slice(0, max).map((each) => {
    const rival = each === first ? order[1] : first;
    const isEven = rival !== undefined && !rival.isTest && !each.isTest && rival.sum === each.sum;
    return {
      account: each.prepared.account,
      isExact: each === exact,
      reasons: reasonsOf(company, each, isAtHome),
      score: each.isTest ? 0.1 : Math.round(100 / (1 + Math.exp(offeredMin - each.sum))) / 100,
      // Opportunities do not tell which of two companies with one name is the lead's.
      isTied: isEven && areOneCompany(rival, each) && ownersOf(company, rival, each) === 0,
      isContested:
        isEven && ![rival, each].some(({ prepared: { account } }) => owns(account, company.sought)),
    };
  });
}

function scoreAccounts<Account extends AccountCandidate>(
  company: PreparedCompany,
  accounts: readonly PreparedAccount<Account>[],
  accountOf: (id: string) => PreparedAccount<Account> | undefined,
): Scored<Account>[] {
  const compared = accounts.map((prepared) => ({
    ...{ prepared, above: accountsAbove(prepared, accountOf), levels: compareAccount(company, prepared) },
  }));
  const ofCompany = compared.filter(({ levels }) => sameCompany.has(levels.name));
  const ids = new Set(ofCompany.map(({ prepared: { id } }) => id));
  const heads = new Set(ofCompany.flatMap(({ above }) => above.findLast(({ id }) => ids.has(id))?.id ?? []));
  const domains = compared.map(({ prepared, above }) =>
    compareDomains(
      company,
      prepared,
      above.map((each) => each.domains),
    ),
  );
  const ofNamesakes = new Set(
    domains.filter((_, at) => sameCompany.has(compared[at]?.levels.name ?? "other")),
  );
  const shared = (["same", "alike"] as const).find((level) => ofNamesakes.has(level)) ?? "blank";
  return compared.map(({ prepared, above, levels: rest }, at) => {
    const place = comparePlaces(company, prepared);
    const own = domains[at] ?? "blank";
    // Without an address of its own, it has that of its namesake.
    const domain = own === "blank" && sameCompany.has(rest.name) ? shared : own;
    const isHead = place === "other" && heads.has(prepared.id) && !company.isCommon;
    const levels: AccountLevels = { ...rest, domain, place: isHead ? "headquarters" : place };
    return {
      ...{ prepared, levels, sum: sumOf(levels) },
      isTest: prepared.markedNames !== null && !company.isMarked,
      isVerbatim: company.names[0]?.company.full === prepared.names[0]?.company.full,
      top: above.at(-1)?.id ?? prepared.id,
    };
  });
}

/** Three levels are usual. No hierarchy is followed any further, nor in a circle. */
const levelsMax = 6;

/** The accounts above one, its parent first. */
function accountsAbove<Account>(
  { id, parentId }: PreparedAccount<Account>,
  accountOf: (id: string) => PreparedAccount<Account> | undefined,
): PreparedAccount<Account>[] {
  const above: PreparedAccount<Account>[] = [];
  for (let at = accountOf(parentId); at && above.length < levelsMax; at = accountOf(at.parentId)) {
    if (at.id === id || above.includes(at)) break;
    above.push(at);
  }
  return above;
}

const compareScored = (company: PreparedCompany, one: Each, other: Each): number =>
  Number(one.isTest) - Number(other.isTest) ||
  other.sum - one.sum ||
  ownersOf(company, other, one) ||
  compareUse(other.prepared.account, one.prepared.account) ||
  Number(other.isVerbatim) - Number(one.isVerbatim) ||
  one.prepared.id.localeCompare(other.prepared.id);

/** Whether the first account is certainly the company's: nothing speaks against it, and no other may be it. */
function isExact(company: PreparedCompany, first: Each, others: readonly Each[]): boolean {
  const { name, domain, place, form } = first.levels;
  if (first.isTest || first.sum < (domain === "same" ? accountWeights.domain.same : exactMin)) return false;
  if (form === "other" || domain === "other" || (place === "other" && domain !== "same")) return false;
  if ((!sameCompany.has(name) || name === "site") && domain !== "same") return false;
  return !others.some((other) => !other.isTest && isRival(company, first, other));
}

/** Sums that are nearer tell no two accounts apart. */
const aheadMin = 0.75;

/** Whether another account may be meant as well. Whose it is orders two companies, and tells neither. */
function isRival(company: PreparedCompany, first: Each, other: Each): boolean {
  if (first.sum - other.sum >= aheadMin || (first.isVerbatim && !other.isVerbatim)) return false;
  const [one, two] = [first.prepared.account, other.prepared.account];
  return !areOneCompany(first, other) || (ownersOf(company, first, other) || compareUse(one, two)) <= 0;
}

const ownersOf = ({ sought }: PreparedCompany, one: Each, other: Each): number =>
  compareOwners(one.prepared.account, other.prepared.account, sought);

/** Whether two accounts that are equally well the company are one, by hierarchy, web address or place. */
function areOneCompany({ prepared: one, top }: Each, { prepared: other, top: otherTop }: Each): boolean {
  if (one.country !== other.country) return false;
  if (top !== "" && top === otherTop) return true;
  if (one.domains.length > 0 && other.domains.length > 0)
    return one.domains.some((domain) => other.domains.includes(domain));
  return true;
}

/** The levels in words. Objections come first, because some screens show only the first reasons. */
function reasonsOf(
  { sought }: PreparedCompany,
  { prepared: { account }, levels, isTest }: Each,
  isAtHome: boolean,
): Said[] {
  const { name, domain, place, form } = levels;
  const reasons = name === "other" ? [] : [say(nameReasons[name])];
  if (form === "other") reasons.push(say("account-other-form"));
  if (domain === "other") reasons.push(say("account-other-domain"));
  if (place === "other") reasons.push(say("account-other-place"));
  if (isTest) reasons.push(say("account-test"));
  if (domain === "same") reasons.push(say("account-domain"));
  if (place === "headquarters" && !isAtHome) reasons.push(say("account-headquarters"));
  else if (place === "country" || place === "state" || place === "city")
    reasons.push(say(placeReasons[place]));
  if (owns(account, sought)) reasons.push(say("account-own"));
  else if (account.inTerritory === true) reasons.push(say("account-territory"));
  if (isCustomer(account)) reasons.push(say("account-customer"));
  if ((account.openOpportunities ?? 0) > 0) reasons.push(say("account-open-opportunities"));
  if (account.lastActivity != null && activityOf(account) > 0)
    reasons.push(say("account-last-activity", { day: account.lastActivity }));
  return reasons;
}

const nameReasons = {
  same: "account-name",
  group: "account-near",
  national: "account-national",
  site: "account-national",
  alias: "account-alias",
  short: "account-alias",
  slip: "account-typo",
  part: "account-related",
} as const;

const placeReasons = {
  country: "account-in-country",
  state: "account-in-state",
  city: "account-in-city",
} as const;
