import { bodyOf, sendComposite, type Subrequest } from "./composite.ts";
import type { ObjectDescribe } from "./describeTypes.ts";
import { fieldOf } from "./describeTypes.ts";
import { selectAccounts, toAccount, type AccountRow, type AccountSummary } from "./searchAccounts.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlList, soqlPrefix } from "./soql.ts";

export interface SoughtCompany {
  name: string;
  /** Registered web domain, e.g. `northwind.example`. */
  domain: string | null;
}

const leadingArticle = /^(?:the|die|der|das|le|la|les|el|los|il|lo|groupe|grupo)\s+/i;

/**
 * Accounts that may be a company: those whose name starts like it, those that share its first word, those with its web
 * address. One API call, nothing ranked.
 */
export async function findAccountsNamed(
  session: SalesforceSession,
  account: ObjectDescribe,
  company: SoughtCompany,
): Promise<AccountSummary[]> {
  const select = selectAccounts(account);
  const queries = conditionsFor(account, company).map(({ condition, limit }, index): Subrequest => ({
    method: "GET",
    path: queryPath(`${select} WHERE ${condition} ORDER BY Name LIMIT ${limit}`),
    referenceId: `accounts${index}`,
  }));
  const responses = await sendComposite(session, queries, { isRead: true });
  const rows = queries.flatMap(
    ({ referenceId }) => bodyOf<{ records: AccountRow[] }>(responses, referenceId).records,
  );
  return [...new Map(rows.map((row) => [row.Id, toAccount(row)])).values()];
}

function conditionsFor(account: ObjectDescribe, { name, domain }: SoughtCompany) {
  const bare = name.replace(leadingArticle, "");
  const [firstWord = bare] = bare.split(/[\s,]+/);
  const conditions = [
    { condition: `(Name LIKE ${soqlPrefix(name)} OR Name LIKE ${soqlPrefix(bare)})`, limit: 50 },
    { condition: `Name LIKE ${soqlPrefix(firstWord)}`, limit: 100 },
  ];
  if (domain !== null && fieldOf(account, "Website")) {
    conditions.push({ condition: `Website IN ${soqlList(websitesOf(domain))}`, limit: 20 });
  }
  return conditions;
}

/** The ways in which people write a web address; Salesforce has no index for its middle. */
function websitesOf(domain: string): string[] {
  const hosts = [domain, `www.${domain}`];
  const origins = hosts.flatMap((host) => [host, `https://${host}`, `http://${host}`]);
  return origins.flatMap((origin) => [origin, `${origin}/`]);
}
