import { crmQueries, describeOf, selectWhere, type CrmObjects, type CrmQuery } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import { chunksOf, mapInTurns } from "../../work/inTurns.ts";
import type { Patience } from "../patience.ts";
import type { SalesforceSession } from "../session.ts";
import { chunkConditions, kindName, type SearchGap } from "./candidateSearch.ts";
import { nearConditions, type NearSearch, wholeCompanies, type NearCondition } from "./nearConditions.ts";
import { readFurtherPages, runQueries } from "../runQueries.ts";
import { takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlIds, soqlPrefix } from "../soql.ts";

interface NearCandidates {
  records: CrmRecord[];
  gaps: SearchGap[];
  /** The kinds of condition that were answered within the time limit, and those that were not. */
  inTime: string[];
  late: string[];
}

/** What is known about the speed of an org's queries. */
interface NearOptions {
  /** Whether a kind of condition is expected to be slow, or recently was. */
  isSlow(kind: string): boolean;
  /** Objects with so many records that a slow kind of condition would delay other kinds in the same query. */
  bigObjects: ReadonlySet<string>;
}

/** A query with its kinds of condition. */
export interface NearPlan {
  query: CrmQuery;
  where: string;
  kinds: string[];
  /** The slow kind that must not share a call with other kinds; null if the query may share one. */
  apart: string | null;
}

/** The number of further pages read in total. Five of them take one API call. */
const furtherPagesMax = 5;

/**
 * The queries for records with other spellings of the leads' names (see nearConditions). In objects with very
 * many records each query has one kind of condition only, because an OR is as slow as its slowest part. In
 * other objects one query has them all but names in other alphabets. No API call.
 */
export async function planNearCandidates(
  objects: CrmObjects,
  searches: NearSearch[],
  { isSlow, bigObjects }: NearOptions,
): Promise<NearPlan[]> {
  const plans: NearPlan[] = [];
  for (const query of crmQueries(objects)) {
    const describe = describeOf(objects, query);
    const conditions = describe
      ? await mapInTurns(searches, (search, index) =>
          nearConditions(query, describe, search).map(({ soql, field }) => {
            return { soql, search: index, kind: kindName(query.object, field) };
          }),
        )
      : [];
    const elsewhere = describe ? conditionsElsewhere(query, describe, searches) : [];
    const all = [
      ...conditions.flat(),
      ...elsewhere.map(({ soql, field }) => ({ soql, search: null, kind: kindName(query.object, field) })),
    ];
    const queries = Map.groupBy(all, ({ kind }) =>
      isSlow(kind) || bigObjects.has(query.object) ? kind : null,
    );
    // They may find many, which must not crowd out what the others find.
    const alphabet = kindName(query.object, "Alphabet");
    const inAlphabets = describe ? conditionsInAlphabets(describe, searches) : [];
    const alone = inAlphabets.map(({ soql }) => ({ soql, search: null, kind: alphabet }));
    for (const some of [...queries.values(), ...(alone.length > 0 ? [alone] : [])]) {
      const kinds = [...new Set(some.map(({ kind }) => kind))];
      const isLong = some === alone && bigObjects.has(query.object);
      const apart = isLong ? "Alphabet" : (kinds.find(isSlow) ?? null);
      plans.push(...chunkConditions(some).map(({ where }) => ({ query, where, kinds, apart })));
    }
    for (const { soql, field } of describe ? wholeCompanies(query, describe, searches) : []) {
      const kind = kindName(query.object, field);
      plans.push({ query, where: soql, kinds: [kind], apart: isSlow(kind) ? kind : null });
    }
  }
  return plans;
}

/**
 * Sends the queries of planNearCandidates; each slow kind gets calls of its own. The results are optional:
 * long ones are cut, and queries that Salesforce refuses or does not answer in time are left out and reported
 * in `gaps`.
 */
export async function findNearCandidates(
  session: SalesforceSession,
  plans: NearPlan[],
  patience: Patience,
): Promise<NearCandidates> {
  const calls = [...Map.groupBy(plans, ({ apart }) => apart)];
  const results = await Promise.all(calls.map(([apart, some]) => ask(session, apart, some, patience)));
  const all = results.flat();
  return {
    records: all.flatMap(({ rows, query }) => rows.map((row) => toCrmRecord(row, query))),
    gaps: all.flatMap(({ isMissing, query }): SearchGap[] =>
      isMissing ? [{ object: query.object, fields: ["FirstName", "LastName"], why: "spelling" }] : [],
    ),
    inTime: all.flatMap(({ isLate, kinds }) => (isLate ? [] : kinds)),
    late: all.flatMap(({ isLate, kinds }) => (isLate ? kinds : [])),
  };
}

async function ask(session: SalesforceSession, apart: string | null, plans: NearPlan[], patience: Patience) {
  const options = { isOptional: true, patience, ...(apart !== null && { apart }) };
  const soqls = plans.map(({ query, where }) => selectWhere(query, where));
  const results = await runQueries<CrmRow>(session, soqls, options);
  await readFurtherPages(session, results, furtherPagesMax, options);
  return plans.flatMap(({ query, kinds }, index) => {
    const result = results[index];
    return result ? [{ ...result, query, kinds }] : [];
  });
}

/** In one condition, so that it stays short enough for a query. */
const accountsMax = 500;
const accountsPerSearch = 3;

/**
 * Conditions for contacts at the leads' companies whose names are in another alphabet. All leads whose names
 * may begin with the same letters share one, because each alone would be long.
 */
function conditionsElsewhere(
  query: CrmQuery,
  describe: ObjectDescribe,
  searches: NearSearch[],
): NearCondition[] {
  if (query.object !== "Contact" || !takeLike(describe, "FirstName", "LastName")) return [];
  const groups = new Map<string, { beginnings: string[]; accounts: Set<string> }>();
  for (const { isFound, accountIds, beginningsElsewhere } of searches) {
    if (isFound) continue;
    for (const beginnings of accountIds.length === 0 ? [] : beginningsElsewhere) {
      const key = beginnings.join(" ");
      const group = groups.get(key) ?? { beginnings, accounts: new Set() };
      groups.set(key, group);
      for (const id of accountIds.slice(0, accountsPerSearch)) group.accounts.add(id);
    }
  }
  return [...groups.values()].flatMap(({ beginnings, accounts }) => {
    const names = beginnings
      .flatMap((text) => ["FirstName", "LastName"].map((field) => `${field} LIKE ${soqlPrefix(text)}`))
      .join(" OR ");
    return chunksOf([...accounts], accountsMax).map((some): NearCondition => {
      return { soql: `(AccountId IN ${soqlIds(some)} AND (${names}))`, field: "AccountId" };
    });
  });
}

/**
 * Conditions for records in other alphabets whose names may begin as those of a lead, at whatever company,
 * and the other way round. All leads share the first ones, which name each letter once.
 */
function conditionsInAlphabets(describe: ObjectDescribe, searches: NearSearch[]): NearCondition[] {
  if (!takeLike(describe, "FirstName", "LastName")) return [];
  const sought = searches.filter(({ isFound }) => !isFound);
  const beginnings = new Set(
    sought.flatMap((search) => [...search.beginningsElsewhere.flat(), ...search.givenElsewhere]),
  );
  const [signs, letters] = partition([...beginnings], (text) => eastAsian.test(text));
  const begins = (field: string, texts: string[]) =>
    texts.map((text) => `${field} LIKE ${soqlPrefix(text)}`).join(" OR ");
  const soqls = [
    ...(letters.length > 0
      ? [`((${begins("LastName", letters)}) AND (FirstName = null OR ${begins("FirstName", letters)}))`]
      : []),
    ...(signs.length > 0 ? [`(${begins("LastName", signs)})`] : []),
  ];
  return soqls.map((soql): NearCondition => ({ soql, field: "Alphabet" }));
}

/** The sign of a family name. What the given name behind it begins with, no letter tells. */
const eastAsian = /[\p{Script=Han}\p{Script=Hangul}]/u;

function partition<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  const { true: first = [], false: others = [] } = Object.groupBy(items, (item) => String(isFirst(item)));
  return [first, others];
}
