import { chunksOf } from "../../chunksOf.ts";
import type { CrmQuery } from "../crmQueries.ts";
import { areFilterable, takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlIds, soqlPattern, soqlPrefix } from "../soql.ts";
import { type NearCondition, type NearSearch } from "./nearConditions.ts";

/** In one condition, so that it stays short enough for a query. */
const accountsMax = 500;
const stemsMax = 250;

/**
 * Conditions for records at the leads' companies whose names are in another alphabet. All leads whose names
 * may begin with the same letters share one, because each alone would be long.
 */
export function conditionsElsewhere(
  query: CrmQuery,
  describe: ObjectDescribe,
  searches: NearSearch[],
): NearCondition[] {
  if (!areFilterable(describe, "FirstName", "LastName")) return [];
  if (!takeLike(describe, "FirstName", "LastName")) return [];
  const isContact = query.object === "Contact";
  if (!isContact && !takeLike(describe, "Company")) return [];
  const companies = new Map<string, { beginnings: string[]; at: Set<string> }>();
  for (const search of searches) {
    if (search.isFound && !isContact) continue;
    const at = isContact ? search.accountIds : search.companyStems.slice(0, 1);
    if (at.length === 0) continue;
    for (const beginnings of search.beginningsElsewhere) {
      const key = beginnings.join(" ");
      const group = companies.get(key) ?? { beginnings, at: new Set() };
      companies.set(key, group);
      for (const each of at) group.at.add(each);
    }
  }
  return [...companies.values()].flatMap(({ beginnings, at }) => {
    const names = beginnings
      .flatMap((text) => ["FirstName", "LastName"].map((field) => `${field} LIKE ${soqlPrefix(text)}`))
      .join(" OR ");
    return chunksOf([...at], isContact ? accountsMax : stemsMax).map((some): NearCondition =>
      isContact
        ? { soql: `(AccountId IN ${soqlIds(some)} AND (${names}))`, field: "AccountId" }
        : {
            soql: `((${some.map((stem) => `Company LIKE ${soqlPrefix(stem)}`).join(" OR ")}) AND (${names}))`,
            field: "Company",
          },
    );
  });
}

/**
 * Conditions for records in other alphabets whose names may begin as those of a lead, at whatever company,
 * and the other way round. All leads share the first ones, which name each letter once.
 */
export function conditionsInAlphabets(describe: ObjectDescribe, searches: NearSearch[]): NearCondition[] {
  if (!takeLike(describe, "FirstName", "LastName")) return [];
  const sought = searches.filter(({ isFound }) => !isFound);
  const beginnings = new Set(sought.flatMap(({ beginningsElsewhere }) => beginningsElsewhere.flat()));
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

/** A name in another alphabet as the CRM may have it in Latin letters. */
function outlined({ outlines: { first, last } }: NearSearch): string[] {
  const parts = [first, last].map(([outline]) => outline?.length ?? 0);
  if (parts.includes(0) || parts.reduce((sum, length) => sum + length) < outlineMin) return [];
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
