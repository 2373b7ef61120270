import { isSuccess, sendComposite, subrequestError, type Subrequest } from "./composite.ts";
import { crmQueries, type CrmObjects, type CrmQuery } from "./crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "./crmRecord.ts";
import { fieldOf } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlList, soqlText } from "./soql.ts";

/** What to look for on behalf of one lead. */
export interface CandidateSearch {
  /** Spellings that any candidate's names may have; SOQL ignores case but not accents. */
  firstNames: string[];
  lastNames: string[];
  emails: string[];
  /** Value of the package's external-id field. */
  externalLeadId: string;
}

interface QueryPage {
  records: CrmRow[];
  nextRecordsUrl?: string;
}

/** Far below Salesforce's 100,000 characters, so that no query becomes too complicated for it. */
const soqlLengthMax = 30_000;
/** Salesforce takes five queries in one composite request. */
const queriesPerCall = 5;

/**
 * Every Contact and unconverted Salesforce Lead that the user may see and that has one of a search's names, e-mail
 * addresses or its external id. Searches share queries, and queries share API calls: some hundred leads cost one.
 */
export async function findCandidates(
  session: SalesforceSession,
  objects: CrmObjects,
  searches: CandidateSearch[],
): Promise<CrmRecord[]> {
  const subrequests = crmQueries(objects).flatMap((query) =>
    chunkConditions(conditionsFor(query, objects, searches)).map((where) => ({
      query,
      soql: `${query.select} WHERE ${query.object === "Lead" ? "IsConverted = false AND " : ""}(${where})`,
    })),
  );
  const found = new Map<string, CrmRecord>();
  for (let start = 0; start < subrequests.length; start += queriesPerCall) {
    const call = subrequests.slice(start, start + queriesPerCall);
    for (const { query, rows } of await runQueries(session, call)) {
      for (const row of rows) found.set(row.Id, toCrmRecord(row, query.object, query.externalIdField));
    }
  }
  return [...found.values()];
}

/** Conditions that are true of the candidates, each short enough to share a query with others. */
function conditionsFor(query: CrmQuery, objects: CrmObjects, searches: CandidateSearch[]): string[] {
  const describe = query.object === "Contact" ? objects.contact : objects.salesforceLead;
  const conditions = searches
    .filter(({ firstNames, lastNames }) => firstNames.length > 0 && lastNames.length > 0)
    .map(
      ({ firstNames, lastNames }) =>
        `(LastName IN ${soqlList(lastNames)} AND FirstName IN ${soqlList(firstNames)})`,
    );
  const onlyLast = searches.filter(
    ({ firstNames, lastNames }) => firstNames.length === 0 && lastNames.length > 0,
  );
  conditions.push(
    ...onlyLast.map(({ lastNames }) => `(LastName IN ${soqlList(lastNames)} AND FirstName = null)`),
  );
  if (describe && fieldOf(describe, "Email")) {
    conditions.push(
      ...inLists(
        "Email",
        searches.flatMap(({ emails }) => emails),
      ),
    );
  }
  if (query.externalIdField) {
    conditions.push(
      ...inLists(
        query.externalIdField,
        searches.map(({ externalLeadId }) => externalLeadId),
      ),
    );
  }
  return [...new Set(conditions)];
}

/** `field IN (…)` over all values, in pieces of a hundred. */
function inLists(field: string, values: string[]): string[] {
  const distinct = [...new Set(values)];
  const pieces: string[] = [];
  for (let start = 0; start < distinct.length; start += 100) {
    const piece = distinct.slice(start, start + 100);
    pieces.push(
      piece.length === 1 ? `${field} = ${soqlText(piece[0] ?? "")}` : `${field} IN ${soqlList(piece)}`,
    );
  }
  return pieces;
}

function chunkConditions(conditions: string[]): string[] {
  const chunks: string[] = [];
  let chunk = "";
  for (const condition of conditions) {
    if (chunk !== "" && chunk.length + condition.length > soqlLengthMax) {
      chunks.push(chunk);
      chunk = "";
    }
    chunk = chunk === "" ? condition : `${chunk} OR ${condition}`;
  }
  return chunk === "" ? chunks : [...chunks, chunk];
}

/** Up to five queries in one call, then further pages of those that have more rows than Salesforce answers at once. */
async function runQueries(
  session: SalesforceSession,
  queries: { query: CrmQuery; soql: string }[],
): Promise<{ query: CrmQuery; rows: CrmRow[] }[]> {
  const subrequests: Subrequest[] = queries.map(({ soql }, index) => ({
    method: "GET",
    path: queryPath(soql),
    referenceId: `query${index}`,
  }));
  const responses = await sendComposite(session, subrequests, { isRead: true });
  const results = [];
  for (const [index, { query }] of queries.entries()) {
    const response = responses.get(`query${index}`);
    if (!isSuccess(response)) throw subrequestError(response);
    const page = response.body as QueryPage;
    results.push({ query, rows: await allRows(session, page) });
  }
  return results;
}

async function allRows(session: SalesforceSession, first: QueryPage): Promise<CrmRow[]> {
  const rows = first.records;
  let next = first.nextRecordsUrl;
  while (next) {
    const page = (await session.request<QueryPage>("GET", next)).body;
    rows.push(...page.records);
    next = page.nextRecordsUrl;
  }
  return rows;
}
