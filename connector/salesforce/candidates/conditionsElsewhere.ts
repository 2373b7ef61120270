import { chunksOf } from "../../chunksOf.ts";
import type { CrmQuery } from "../crmQueries.ts";
import { takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlIds, soqlPattern, soqlPrefix } from "../soql.ts";
import { type NearCondition, type NearSearch } from "./nearConditions.ts";

/** In one condition, so that it stays short enough for a query. */
const accountsMax = 500;
const accountsPerSearch = 3;

/**
 * Conditions for contacts at the leads' companies whose names are in another alphabet. All leads whose names
 * may begin with the same letters share one, because each alone would be long.
 */
export function conditionsElsewhere(
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
export function conditionsInAlphabets(describe: ObjectDescribe, searches: NearSearch[]): NearCondition[] {
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
  return [...soqls, ...sought.flatMap(outlined)].map((soql): NearCondition => ({ soql, field: "Alphabet" }));
}

/** Fewer parts of both names fit too many people. */
const outlineMin = 4;
/** No name has more, and a text that is none would fill queries by itself. */
const outlineMax = 60;

/** A name in another alphabet as the CRM may have it in Latin letters. */
function outlined({ outlines: { first, last } }: NearSearch): string[] {
  const parts = [first, last].map(([outline]) => outline?.length ?? 0);
  const all = parts.reduce((sum, length) => sum + length);
  if (parts.includes(0) || all < outlineMin || all > outlineMax) return [];
  const like = (field: string, patterns: string[][]) =>
    patterns.map((parts) => `${field} LIKE ${soqlPattern(parts)}`).join(" OR ");
  return [`((${like("LastName", last)}) AND (${like("FirstName", first)}))`];
}

/** The sign of a family name. What the given name behind it begins with, no letter tells. */
const eastAsian = /[\p{Script=Han}\p{Script=Hangul}]/u;

function partition<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  const { true: first = [], false: others = [] } = Object.groupBy(items, (item) => String(isFirst(item)));
  return [first, others];
}
