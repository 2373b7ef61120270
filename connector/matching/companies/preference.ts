import type { AccountCandidate } from "./accountFacts.ts";
import type { Contender } from "./contender.ts";
import type { PreparedCompany } from "./placed.ts";

const customer =
  /^(?:(?:active|existing|current|key|installed)[ -]+)?(?:customer|client|kunde|kund|klient|cliente?|klant|asiakas|z[aá]kazn[ií]k|m[uü][sş]teri|клиент|顧客|客户|客戶|고객|お客)/iu;
const notCustomer = /\b(?:former|lost|past|inactive|ex|ehemalig\w*|non|potential|prospective)\b/iu;

export const isCustomer = ({ type }: AccountCandidate): boolean =>
  type != null && customer.test(type.trim()) && !notCustomer.test(type);

/** What comes first of several accounts that are equally well the company in a country. */
const preferences: ((account: AccountCandidate, rep: string | null) => number)[] = [
  (account, rep) => (owns(account, rep) ? 1 : 0),
  ({ inTerritory }) => (inTerritory === true ? 1 : 0),
  (account) => (isCustomer(account) ? 1 : 0),
  ({ openOpportunities }) => ((openOpportunities ?? 0) > 0 ? 1 : 0),
];

export const owns = ({ ownerId }: AccountCandidate, rep: string | null): boolean =>
  rep !== null && rep !== "" && ownerId === rep;

/** Days between two activities from which on the later one tells something. */
const daysApartMin = 90;

/** How much rather a rep would choose one of two accounts that are equally well the company. */
export function preference(
  { sought }: PreparedCompany,
  { prepared: a }: Contender<AccountCandidate>,
  { prepared: b }: Contender<AccountCandidate>,
): number {
  const [one, other] = [a.account, b.account];
  for (const weigh of preferences) {
    const difference = weigh(one, sought.rep) - weigh(other, sought.rep);
    if (difference !== 0) return difference;
  }
  const [mine, theirs] = [a.activeOn, b.activeOn];
  return Math.abs(mine - theirs) >= daysApartMin ? mine - theirs : 0;
}
