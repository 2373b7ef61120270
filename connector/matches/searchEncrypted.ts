import type { RequestContext } from "../context.ts";
import type { Person } from "../matching/person.ts";
import type { SearchGap } from "../salesforce/candidates/candidateSearch.ts";
import { searchByEmail, searchByName, type NameWords } from "../salesforce/candidates/searchByName.ts";
import { crmQueries, describeOf, type CrmObjects, type CrmQuery } from "../salesforce/crmQueries.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { areFilterable } from "../salesforce/describeTypes.ts";
import { mapInTurns } from "../work/inTurns.ts";
import { searchedWords } from "../matching/names/searchedWords.ts";

/** The most API calls for names that only this search can find; each call takes about a hundred names. */
const wholeSearchCallsMax = 20;

interface Searched {
  records: CrmRecord[];
  gaps: SearchGap[];
}

/** The queries of objects of which SOQL cannot filter by all the fields, because the org encrypts them. */
export const unfilterableBy = (objects: CrmObjects, ...fields: string[]): CrmQuery[] =>
  crmQueries(objects).filter((query) => {
    const describe = describeOf(objects, query);
    return describe !== null && !areFilterable(describe, ...fields);
  });

/**
 * Searches by SOSL for names and addresses that SOQL cannot filter by. No API call in other orgs. Salesforce
 * refuses to compare beginnings of names there, but finds words that begin alike.
 */
export async function searchEncrypted(
  ctx: RequestContext,
  objects: CrmObjects,
  people: Person[],
): Promise<Searched> {
  const [unnamed, unmailed] = [
    unfilterableBy(objects, "FirstName", "LastName"),
    unfilterableBy(objects, "Email"),
  ];
  const names = unnamed.length === 0 ? [] : await namesOf(people);
  const emails = people.flatMap((person) => person.emails);
  const [named, mailed] = await Promise.all([
    searchByName(ctx.salesforce, unnamed, { names: names.map(withBeginning), callsMax: wholeSearchCallsMax }),
    searchByEmail(ctx.salesforce, unmailed, emails, wholeSearchCallsMax),
  ]);
  return {
    records: [...named.records, ...mailed.records],
    gaps: [
      ...unnamed.map(({ object }): SearchGap => {
        const fields = ["FirstName", "LastName"];
        return { object, fields, why: named.isIncomplete ? "unfiltered" : "spelling" };
      }),
      ...unmailed.flatMap(({ object }): SearchGap[] =>
        mailed.isIncomplete ? [{ object, fields: ["Email"], why: "unfiltered" }] : [],
      ),
    ],
  };
}

/** So many letters of a given name stand for it and its short forms. Fewer would find too many people. */
const beginningLength = 4;

/** A slip or an ending of its own is mostly behind so many letters of a long family name. */
const familyLength = 5;
const longFamily = 7;

/**
 * The words of a name as somebody else may have written it: of the first one only how it begins, as William
 * is Will, and one of several family names, in either way to write umlauts.
 */
function withBeginning([given = [], ...others]: NameWords): NameWords {
  const [name = "", ...forms] = given;
  const isPlain = [name, ...others.flat()].every((word) => /^[\p{Script=Latin}\p{N}]+$/u.test(word));
  if (!isPlain) return [given, ...others];
  const beginning = name.length > beginningLength ? `${name.slice(0, beginningLength)}*` : name;
  const start = beginning.replace("*", "").toLowerCase();
  const different = forms.filter((form) => !form.toLowerCase().startsWith(start));
  const families = others
    .flat()
    .flatMap((family) => [family, family.replace(/([aou])e/giu, "$1")])
    .map((family) => (family.length < longFamily ? family : `${family.slice(0, familyLength)}*`));
  return [[beginning, ...different], [...new Set(families)]];
}

/**
 * Short forms of first names are left out for more leads than this, because they would crowd names out of the
 * search.
 */
const shortFormsMax = 50;

/** The words by which SOSL finds people. */
export function namesOf(people: Person[]): Promise<NameWords[]> {
  const withShortForms = people.length <= shortFormsMax;
  return mapInTurns(people, (person) => searchedWords(person, withShortForms));
}
