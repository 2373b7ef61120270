import { runQueries } from "./runQueries.ts";
import { fieldOf, type ObjectDescribe } from "./describeTypes.ts";
import { selectAccounts, toAccount, type AccountRow, type AccountSummary } from "./accountSummary.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList, soqlPrefix } from "./soql.ts";

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
}

const leadingArticle = /^(?:the|die|der|das|le|la|les|el|los|il|lo|groupe|grupo)\s+/i;
/** The length of a query's conditions, short enough for the query to be planned well. */
const conditionsLengthMax = 20_000;
const broadRowsMax = 100;

/**
 * Accounts that may be one of some companies: their name begins alike, they have its web address, or, for a
 * single company, they share its first word. Unranked. One API call for some hundred companies.
 */
export async function findAccountsNamed(
  session: SalesforceSession,
  account: ObjectDescribe,
  companies: SoughtCompany[],
): Promise<AccountSummary[]> {
  const found = new Map<string, AccountSummary>();
  for (const { rows } of await runQueries<AccountRow>(session, accountQueries(account, companies))) {
    for (const row of rows) found.set(row.Id, toAccount(row));
  }
  return [...found.values()];
}

/** The queries of findAccountsNamed, for sending with others. Read the rows with toAccount. */
export function accountQueries(account: ObjectDescribe, companies: SoughtCompany[]): string[] {
  const select = selectAccounts(account);
  const conditions = companies.flatMap((company) => conditionsFor(account, company, companies.length === 1));
  return chunk(conditions).map(({ where, isBroad }) => {
    const limit = isBroad ? broadRowsMax : companies.length === 1 ? 200 : 2000;
    return `${select} WHERE ${where} ORDER BY Name LIMIT ${limit}`;
  });
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
  const conditions = [...starts].map((stem) => ({ soql: `Name LIKE ${soqlPrefix(stem)}`, isBroad: false }));
  if (domain !== null && fieldOf(account, "Website")) {
    conditions.push({ soql: `Website IN ${soqlList(websitesOf(domain))}`, isBroad: false });
  }
  if (isAlone) conditions.push({ soql: `Name LIKE ${soqlPrefix(firstWord)}`, isBroad: true });
  return conditions;
}

function chunk(conditions: Condition[]): { where: string; isBroad: boolean }[] {
  const chunks: { where: string; isBroad: boolean }[] = [];
  for (const { soql, isBroad } of conditions) {
    const last = chunks.at(-1);
    const fits = last?.isBroad === isBroad && last.where.length + soql.length < conditionsLengthMax;
    if (last && fits) last.where += ` OR ${soql}`;
    else chunks.push({ where: soql, isBroad });
  }
  return chunks;
}

/** Ways to write a web address. Salesforce has no index for the middle of a text. */
function websitesOf(domain: string): string[] {
  const hosts = [domain, `www.${domain}`];
  const origins = hosts.flatMap((host) => [host, `https://${host}`, `http://${host}`]);
  return origins.flatMap((origin) => [origin, `${origin}/`]);
}
