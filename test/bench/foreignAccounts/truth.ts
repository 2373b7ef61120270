import { rep } from "./accounts/accountBook.ts";
import type { Account } from "./accounts/account.ts";
import { coversCountry } from "./places/regions.ts";
import type { Lead } from "./leads/lead.ts";

export interface Truth {
  /** Of the file: the header is line 1. */
  line: number;
  accountId: string | null;
  /** What a rep would accept, too. */
  alsoRight: string[];
  classes: string[];
}

/**
 * The company of the lead's country before the headquarters, the rep's own before a colleague's, customers,
 * open opportunities and recent activity before the dormant.
 */
export function truthOf(lead: Lead, line: number, accounts: readonly Account[]): Truth {
  const [best, ...also] = lead.named ? namedSite(lead.named, accounts) : chosen(lead, accounts);
  return {
    line,
    accountId: best?.row.Id ?? null,
    alsoRight: also.map(({ row }) => row.Id),
    classes: [
      ...lead.classes,
      lead.row["Company Website"] === "" ? "no website in the list" : "website in the list",
    ],
  };
}

function namedSite(named: Account, accounts: readonly Account[]): Account[] {
  return [
    named,
    ...accounts.filter(({ level, country }) => level === "subsidiary" && country === named.country),
  ];
}

function chosen({ country, city, row: { Location } }: Lead, accounts: readonly Account[]): Account[] {
  const inCountry = accounts.filter(
    (account) => account.level === "subsidiary" && account.country === country,
  );
  const heads = accounts.filter(({ level }) => level === "headquarters");
  const level = inCountry.length > 0 ? inCountry : heads;
  const ranked = level.toSorted((one, other) => -compare(one, other));
  const [best] = ranked;
  if (!best) return [];
  const as = ranked.filter((account) => account === best || !isClearlyBetter(best, account));
  const regional =
    inCountry.length > 0
      ? []
      : accounts.filter(
          (account) => account.level === "subsidiary" && coversCountry(account.row.Name, country.code),
        );
  // The site of the lead's city, and a site of the rep's own where the company is a colleague's.
  const sites = accounts.filter(
    (account) =>
      account.level === "site" &&
      (account.city === city || (account.country === country && isOwn(account) > isOwn(best))),
  );
  // The holding of the same country, and any where only a city is named, which not everybody can place.
  const isCountrySaid = country.names.slice(0, 2).some((name) => Location.includes(name));
  const holding =
    inCountry.length > 0 ? heads.filter((account) => account.country === country || !isCountrySaid) : [];
  return [...as, ...regional, ...sites, ...holding];
}

const isOwn = ({ row }: Account) => Number(row.OwnerId === rep);
const signs = ({ row }: Account) => [
  Number(row.Type.startsWith("Customer")),
  Number(row.OpenOpportunities !== "0"),
  row.LastActivityDate === "" ? 0 : Date.parse(row.LastActivityDate),
];

function compare(one: Account, other: Account): number {
  const [all, others] = [
    [isOwn(one), ...signs(one)],
    [isOwn(other), ...signs(other)],
  ];
  const at = all.findIndex((sign, index) => sign !== others[index]);
  return at < 0 ? 0 : (all[at] ?? 0) - (others[at] ?? 0);
}

const halfAYear = 180 * 24 * 60 * 60 * 1000;

/** Better in one thing and worse in none. Below half a year, activity says nothing. */
function isClearlyBetter(one: Account, other: Account): boolean {
  if (isOwn(one) !== isOwn(other)) return isOwn(one) > isOwn(other);
  const [customer = 0, open = 0, active = 0] = signs(one);
  const [otherCustomer = 0, otherOpen = 0, otherActive = 0] = signs(other);
  const differences = [
    customer - otherCustomer,
    open - otherOpen,
    Math.trunc((active - otherActive) / halfAYear),
  ];
  return differences.some((each) => each > 0) && differences.every((each) => each >= 0);
}
