import { countryOfField } from "../matching/places/countryOfField.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import {
  toAccount,
  type AccountRow,
  type AccountSummary,
  accountFields,
  companiesOnly,
  selectAccounts,
} from "./accountSummary.ts";
import { readFurtherPages, runQueries } from "./runQueries.ts";
import { areFilterable, fieldOf, orderBy, takeLike, type ObjectDescribe } from "./describeTypes.ts";
import { findBySearch, phraseOf } from "./findBySearch.ts";
import { mapInTurns } from "../work/inTurns.ts";
import { createPatience, optionalMsMax, type Patience } from "./patience.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList, soqlPrefix, soqlText } from "./soql.ts";

/** An account that may be a company, with what tells which of several a rep would choose. */
export interface FoundAccount extends AccountSummary {
  parentId: string | null;
  ownerId: string | null;
  /** Whether it is in a territory of the user, as far as somebody has asked. */
  inTerritory: boolean;
  type: string | null;
  /** ISO 3166-1 alpha-2. */
  countryIso: string | null;
  /** By name or code, of the billing address. */
  state: string | null;
  /** YYYY-MM-DD */
  lastActivity: string | null;
  /** How many are open, as far as somebody has asked. */
  openOpportunities: number | null;
}

/** The fields that `toFoundAccount` reads beyond those of `toAccount`. */
export const decidingFields = ["OwnerId", "ParentId", "Type", "LastActivityDate", "BillingState"];

export function toFoundAccount(row: AccountRow): FoundAccount {
  const account = toAccount(row);
  const { city, country, countryCode } = account;
  const state = row.BillingState ?? null;
  const place = countryCode === null && state !== null ? `${city ?? ""}, ${state}` : null;
  return {
    ...account,
    parentId: row.ParentId ?? null,
    ownerId: row.OwnerId ?? null,
    inTerritory: false,
    type: row.Type ?? null,
    countryIso:
      (country === null ? countryOfLocation(place) : countryOfField(country, city)) ?? isoOf(countryCode),
    state,
    lastActivity: row.LastActivityDate ?? null,
    openOpportunities: null,
  };
}

/** Unless an admin has changed them, an org's codes are those of ISO 3166-1. */
const isoOf = (code: string | null): string | null =>
  code !== null && /^[A-Z]{2}$/.test(code) ? code : null;

/** What an answer shows of it. */
export function summaryOf(found: FoundAccount): AccountSummary {
  const { id, name, industry, city, country, countryCode, website, owner } = found;
  return { id, name, industry, city, country, countryCode, website, owner };
}

export interface SoughtCompany {
  name: string;
  /** Beginnings of the company's name, e.g. without its legal form. */
  stems: string[];
  /** Registered web domain, e.g. `northwind.example`. */
  domain: string | null;
}

/**
 * The condition of one query. Exact conditions are separate from broad ones, so that broad ones do not crowd
 * out their results.
 */
interface Condition {
  soql: string;
  isBroad: boolean;
  isByWebsite?: boolean;
}

/** The kind of condition without an index, as findPlans names it. */
export const websiteKind = "Account.Website";

const leadingArticle = /^(?:the|die|der|das|le|la|les|el|los|il|lo|groupe|grupo)\s+/i;
/** The length of a query's conditions, short enough for the query to be planned well. Lists are simple. */
const lengthMax = { name: 20_000, website: 70_000, broad: 20_000 };
/** Of a query for one company. */
const aloneRowsMax = 200;
/** Of a query for many companies. They are ordered by name: a lower limit would leave out the last. */
const rowsMax = 4_000;
/** Pages read beyond the first ones, where Salesforce sends short pages. */
const furtherPagesMax = 10;
const searchedRowsMax = 1_000;
const searchCallsMax = 5;

/**
 * Accounts that may be one of the companies, in no order: their name begins alike or has its initials, they
 * have the company's web address, or, for a single company, they share its first word. One API call for some
 * hundred companies. If conditions on web addresses are slow in this org, they take another call, with a time
 * limit of some seconds.
 */
export async function findAccountsNamed(
  session: SalesforceSession,
  account: ObjectDescribe,
  companies: SoughtCompany[],
  slowKinds: ReadonlySet<string>,
): Promise<FoundAccount[]> {
  const needed = async () => {
    const [results, searched] = await Promise.all([
      runQueries<AccountRow>(session, (await accountQueries(account, companies, slowKinds)).usual),
      searchAccounts(session, account, companies),
    ]);
    await readFurtherPages(session, results, furtherPagesMax);
    return [...results.flatMap(({ rows }) => rows), ...searched];
  };
  const patience = createPatience(optionalMsMax(session));
  const [rows, slow] = await Promise.all([
    needed().finally(() => patience.start()),
    findSlowAccounts(session, account, { companies, slowKinds }, patience),
  ]);
  const accounts = [...rows.map(toFoundAccount), ...slow.accounts];
  return [...new Map(accounts.map((each) => [each.id, each])).values()];
}

/** The accounts that the slow queries of accountQueries find within the time limit. */
export async function findSlowAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
  { companies, slowKinds }: { companies: SoughtCompany[]; slowKinds: ReadonlySet<string> },
  patience: Patience,
): Promise<{ accounts: FoundAccount[]; isIncomplete: boolean }> {
  if (!slowKinds.has(websiteKind)) return { accounts: [], isIncomplete: false };
  const { slow } = await accountQueries(account, companies, slowKinds);
  const options = { isOptional: true, patience, apart: websiteKind };
  const results = await runQueries<AccountRow>(session, slow, options);
  return {
    accounts: results.flatMap(({ rows }) => rows.map(toFoundAccount)),
    isIncomplete: results.some(({ isMissing }) => isMissing),
  };
}

/**
 * Searches by SOSL for accounts with the words of a company's name, if SOQL cannot compare names because the
 * org encrypts them. One API call for some hundred companies, none in other orgs. Read the rows with
 * toFoundAccount.
 */
export async function searchAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
  companies: SoughtCompany[],
): Promise<AccountRow[]> {
  if (takeLike(account, "Name")) return [];
  // Accents are ignored.
  const terms = companies.flatMap(({ name, stems: [stem = name] }) => phraseOf(stem) ?? []);
  const only = companiesOnly(account);
  const where = only === null ? "" : ` WHERE ${only}`;
  const returning = `Account(${accountFields(account, decidingFields).join(", ")}${where} LIMIT ${searchedRowsMax})`;
  const search = { terms, fieldGroup: "NAME" as const, returning, callsMax: searchCallsMax };
  return (await findBySearch<AccountRow>(session, search)).rows;
}

/**
 * The queries of findAccountsNamed, to be sent together with others. Read the rows with toFoundAccount.
 * `slow`: conditions on web addresses, if they are slow in this org; in one query with names they would slow
 * those down, too.
 */
export async function accountQueries(
  account: ObjectDescribe,
  companies: SoughtCompany[],
  slowKinds: ReadonlySet<string>,
): Promise<{ usual: string[]; slow: string[] }> {
  const select = selectAccounts(account, decidingFields);
  const only = companiesOnly(account);
  const isAlone = companies.length === 1;
  const conditions = (
    await mapInTurns(companies, (company) => conditionsFor(account, company, isAlone))
  ).flat();
  const queriesOf = (some: Condition[]) =>
    chunk(some).map((where) => {
      const limit = isAlone ? aloneRowsMax : rowsMax;
      const condition = only === null ? where : `${only} AND (${where})`;
      return `${select} WHERE ${condition}${orderBy(account, "Name")} LIMIT ${limit}`;
    });
  const isSlow = ({ isByWebsite }: Condition) => isByWebsite === true && slowKinds.has(websiteKind);
  return {
    usual: queriesOf(conditions.filter((condition) => !isSlow(condition))),
    slow: queriesOf(conditions.filter(isSlow)),
  };
}

/**
 * The condition for accounts whose name begins as the company's, or that have its web address, where that is
 * quick; null where there is none.
 */
export function whereNamed(
  account: ObjectDescribe,
  company: SoughtCompany,
  slowKinds: ReadonlySet<string>,
): string | null {
  const conditions = conditionsFor(account, company, false).filter(
    ({ isByWebsite }) => isByWebsite !== true || !slowKinds.has(websiteKind),
  );
  if (conditions.length === 0) return null;
  const only = companiesOnly(account);
  const named = conditions.map(({ soql }) => soql).join(" OR ");
  return only === null ? named : `${only} AND (${named})`;
}

function conditionsFor(
  account: ObjectDescribe,
  { name, domain, stems }: SoughtCompany,
  isAlone: boolean,
): Condition[] {
  const bare = name.replace(leadingArticle, "");
  const [firstWord = bare, ...rest] = bare.split(/[\s,]+/);
  // For a single company also without its last word, because a branch or a holding may be named differently.
  const starts = new Set([
    ...stems,
    ...(isAlone ? [name, bare, [firstWord, ...rest.slice(0, -1)].join(" ")] : []),
  ]);
  const canCompare = takeLike(account, "Name");
  const conditions: Condition[] = canCompare
    ? [...starts].map((stem) => ({ soql: `Name LIKE ${soqlPrefix(stem)}`, isBroad: false }))
    : [];
  if (domain !== null && fieldOf(account, "Website") && areFilterable(account, "Website")) {
    conditions.push({
      soql: `Website IN ${soqlList(websitesOf(domain))}`,
      isBroad: false,
      isByWebsite: true,
    });
  }
  if (canCompare && isAlone) conditions.push({ soql: `Name LIKE ${soqlPrefix(firstWord)}`, isBroad: true });
  return conditions;
}

/** Conditions of one kind share queries. */
function chunk(conditions: Condition[]): string[] {
  return [...Map.groupBy(conditions, kindOf)].flatMap(([kind, some]) => {
    const chunks: string[] = [];
    for (const { soql } of some) {
      const joined = chunks.length === 0 ? soql : `${chunks.at(-1) ?? ""} OR ${soql}`;
      if (chunks.length > 0 && joined.length < lengthMax[kind]) chunks[chunks.length - 1] = joined;
      else chunks.push(soql);
    }
    return chunks;
  });
}

const kindOf = ({ isBroad, isByWebsite }: Condition): keyof typeof lengthMax =>
  isBroad ? "broad" : isByWebsite ? "website" : "name";

/** Ways to write a web address. Salesforce has no index for the middle of a text. */
function websitesOf(domain: string): string[] {
  const hosts = [domain, `www.${domain}`];
  const origins = hosts.flatMap((host) => [host, `https://${host}`, `http://${host}`]);
  return origins.flatMap((origin) => [origin, `${origin}/`]);
}

/** One account; null where the user does not see it. One API call. */
export async function readAccount(
  session: SalesforceSession,
  account: ObjectDescribe,
  id: string,
): Promise<AccountSummary | null> {
  const [row] = await session.query<AccountRow>(`${selectAccounts(account)} WHERE Id = ${soqlText(id)}`);
  return row ? toAccount(row) : null;
}
