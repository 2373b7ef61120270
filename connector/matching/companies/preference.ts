import type { AccountCandidate, SoughtAccount } from "./accountFacts.ts";

const customer =
  /^(?:(?:active|existing|current|key|installed)[ -]+)?(?:customer|client|kunde|kund|klient|cliente?|klant|asiakas|z[aá]kazn[ií]k|m[uü][sş]teri|клиент|顧客|客户|客戶|고객|お客)/iu;
const notCustomer = /\b(?:former|lost|past|inactive|ex|ehemalig\w*|non|potential|prospective)\b/iu;

export const isCustomer = ({ type }: AccountCandidate): boolean =>
  type != null && customer.test(type.trim()) && !notCustomer.test(type);

export const owns = ({ ownerId }: AccountCandidate, { rep }: SoughtAccount): boolean =>
  rep !== null && rep !== "" && ownerId === rep;

const toNumber = (is: boolean): number => (is ? 1 : 0);

/** Whose account a rep would choose of several that are equally well the company. Above 0: the first. */
export const compareOwners = (
  one: AccountCandidate,
  other: AccountCandidate,
  sought: SoughtAccount,
): number =>
  toNumber(owns(one, sought)) - toNumber(owns(other, sought)) ||
  toNumber(one.inTerritory === true) - toNumber(other.inTerritory === true) ||
  toNumber(isCustomer(one)) - toNumber(isCustomer(other));

/** Which of these people work with. Above 0: the first. */
export const compareUse = (one: AccountCandidate, other: AccountCandidate): number =>
  toNumber((one.openOpportunities ?? 0) > 0) - toNumber((other.openOpportunities ?? 0) > 0) ||
  compareActivity(one, other);

/** Days between two activities from which on the later one tells something. */
const daysApartMin = 90;

function compareActivity(one: AccountCandidate, other: AccountCandidate): number {
  const [mine, theirs] = [activityOf(one), activityOf(other)];
  return Math.abs(mine - theirs) >= daysApartMin ? mine - theirs : 0;
}

/** Its last activity in days since 1970; 0 where there is none. */
export function activityOf({ lastActivity }: AccountCandidate): number {
  const time = lastActivity == null ? NaN : Date.parse(lastActivity);
  return Number.isNaN(time) ? 0 : time / 86_400_000;
}
