import { cityKey } from "../places/cityKey.ts";
import { areInTwoStates, type Address } from "../places/nearness.ts";
import type { AccountCandidate } from "./accountFacts.ts";
import type { PreparedAccount } from "./contender.ts";
import { Place, type Placed, type PreparedCompany } from "./placed.ts";
import { preference } from "./preference.ts";
import { isNational } from "./sharedHosts.ts";

type Each = Placed<AccountCandidate>;

/** The account that is certainly that of the lead's company, if the first is. `order`: of all that may be. */
export function exactOf<Account extends AccountCandidate>(
  company: PreparedCompany,
  order: readonly Placed<Account>[],
): Placed<Account> | undefined {
  const [first] = order;
  if (!first || first.isTest || first.otherDomain || first.hasOtherForm || first.identity.isLike)
    return undefined;
  const others = order.filter(
    (each) => each !== first && !each.isTest && !each.identity.isLike && !each.otherDomain,
  );
  const isOne = isHere(company, first, others) && isCertain(company, first);
  return isOne && !others.some((other) => isRival(company, first, other)) ? first : undefined;
}

/** Names are weaker evidence below. */
const namedMin = 55;
/** Below, one name has Group or Holding, or is not sure. */
const sameNameMin = 75;

/** Whether the place where the lead is speaks for the account, or at least not against it. */
function isHere(
  { country, local }: PreparedCompany,
  { prepared, sharesDomain, nearness, place, family }: Each,
  others: readonly Each[],
): boolean {
  if (sharesDomain) return true;
  const isThere = country !== null && prepared.country === country;
  const isAbroad = country !== null && prepared.country !== null && !isThere;
  if (local.isGeneric && (!isThere || (local.isMunicipal && nearness <= 0))) return false;
  if ((local.isGeneric || local.isMunicipal) && (isAbroad || nearness < 0)) return false;
  // Where another company of the name is in the lead's country, that one may be meant.
  return !(
    isAbroad &&
    others.some(
      (other) =>
        other.family !== family &&
        other.place < place &&
        other.place <= Place.site &&
        other.identity.rank >= namedMin,
    )
  );
}

/** Whether an account is certainly the company's for a lead of that country, unless another is as well. */
function isCertain(
  { country, names, domains }: PreparedCompany,
  { prepared, identity, sharesDomain, place, family, isVerbatim }: Each,
): boolean {
  const isNamed = isVerbatim || place !== Place.site;
  const isThere = country === null || prepared.country === null || prepared.country === country;
  if (identity.isSure) {
    if (!isNamed) return false;
    if (identity.rank < sameNameMin) {
      // The lead's country is unknown, so any company of the group may be meant.
      if (country === null && family.members.size > 1) return false;
      if (domains.length > 0 && prepared.domains.length > 0 && !sharesDomain) return false;
    }
    // A namesake that is at home in one country only is another company abroad, and so is a namesake's group.
    const isKnownAbroad = identity.rank >= sameNameMin && !prepared.domains.some(isNational);
    const isAbroadToo = place === Place.headquarters && (family.isLinked(prepared.id) || isKnownAbroad);
    return isThere || sharesDomain || isAbroadToo;
  }
  // The company's own account of that country, by its hierarchy, domain or name.
  const placed = prepared.names[0]?.placed;
  if (place > Place.otherInCountry || placed?.isSite !== false || family.rank < 68) return false;
  if (family.isLinked(prepared.id) && family.rank >= 80 && identity.rank > 60) return true;
  const own = names[0]?.placed;
  if (country === null) return false;
  const isSaid = [own, placed].some((each) => each?.isPlaced === true && each.country === country);
  return isSaid && prepared.country === country && identity.rank >= 68;
}

/** Whether another account may be meant as well. Whose it is orders two companies, and tells neither. */
function isRival(company: PreparedCompany, first: Each, other: Each): boolean {
  if (first.sharesDomain && !other.sharesDomain) return false;
  const isOneFamily = other.family === first.family;
  if (isOneFamily && other.place !== first.place) return false;
  const isNamedBetter = first.identity.rank < sameNameMin && other.identity.rank > first.identity.rank;
  // A namesake abroad is another company.
  const isAbroad = first.place <= Place.site && other.place > Place.site && other.prepared.country !== null;
  const isNear = other.identity.rank >= Math.min(sameNameMin, first.identity.rank);
  if (!isOneFamily && (!isNear || (isAbroad && !isNamedBetter))) return false;
  if (stepOf(other.identity.rank) < stepOf(first.identity.rank)) return false;
  if (!areOneCompany(company, first, other)) return !isToldApart(company, first, other);
  const difference = preference(company, first, other);
  return difference < 0 || (difference === 0 && !(first.isVerbatim && !other.isVerbatim));
}

/** Ranks that count as equal before tie-breakers: a same name is one company, with or without the domain. */
export const stepOf = (rank: number): number => (rank >= 80 ? 80 : rank);

/** Whether two accounts of one name are one company, by hierarchy, web address or place. */
function areOneCompany({ local }: PreparedCompany, one: Each, other: Each): boolean {
  if (one.house === other.house) return true;
  const [a, b] = [one.prepared, other.prepared];
  if (a.domains.length > 0 && b.domains.length > 0) return false;
  if (a.country === null || a.country !== b.country) return false;
  const [address, otherAddress] = [a, b].map(addressOf) as [Address, Address];
  if (areInTwoStates(address, otherAddress)) return false;
  const [city, otherCity] = [cityKey(address.city), cityKey(otherAddress.city)];
  if (city === "" || otherCity === "") return !local.isGeneric && !local.isMunicipal;
  return city === otherCity;
}

const addressOf = ({
  account: { city = null, state = null },
  country,
}: PreparedAccount<AccountCandidate>): Address => ({ country, city, state });

/**
 * Whether the lead says which of two companies of one name is meant: by its city, or by the name as it is
 * written, where the other one has a legal form.
 */
function isToldApart({ local }: PreparedCompany, first: Each, other: Each): boolean {
  if (first.nearness > 0 && first.nearness > other.nearness) return true;
  return first.isVerbatim && !other.isVerbatim && !local.isGeneric;
}
