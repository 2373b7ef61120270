import { AppError, policyOf } from "../../errors.ts";
import { crmQueries, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { SalesforceSession } from "../session.ts";

/** The words of a name, each with all its forms. A record must have one form of each. */
export type NameWords = string[][];

/** Past 4,000 characters Salesforce ignores AND and OR (SOSL and SOQL Reference, SOSL limits). */
const termLengthMax = 3_900;
/** Salesforce refuses addresses past 16,384 bytes. */
const addressBytesMax = 15_000;
/** Salesforce returns 2,000 records at most, for both objects together. */
const rowsMax = 1_000;

/**
 * Finds records whose name contains the words of one of the names, in any order. Uses SOSL, which unlike SOQL
 * ignores accents. Its index lags behind recent writes, so it only adds to the results of SOQL. One API call
 * for about a hundred names, `callsMax` at most, and no error where Salesforce refuses.
 */
export async function searchByName(
  session: SalesforceSession,
  objects: CrmObjects,
  names: NameWords[],
  callsMax: number,
): Promise<CrmRecord[]> {
  const queries = crmQueries(objects);
  if (queries.length === 0) return [];
  const returning = queries
    .map(({ object, fields }) => {
      const where = object === "Lead" ? " WHERE IsConverted = false" : "";
      return `${object}(${fields.join(",")}${where} LIMIT ${rowsMax})`;
    })
    .join(", ");
  const records: CrmRecord[] = [];
  for (const term of termsOf(names, encodeURIComponent(returning).length).slice(0, callsMax)) {
    const sosl = `FIND {${term}} IN NAME FIELDS RETURNING ${returning}`;
    for (const row of await search(session, sosl)) {
      const query = queries.find(({ object }) => object === row.attributes?.type);
      if (query) records.push(toCrmRecord(row, query));
    }
  }
  return records;
}

/** Search terms with names joined by OR, each as long as allowed. */
function termsOf(names: NameWords[], otherBytes: number): string[] {
  const terms: string[] = [];
  for (const name of new Set(names.flatMap((words) => nameTerm(words) ?? []))) {
    const joined = terms.length > 0 ? `${terms.at(-1) ?? ""} OR ${name}` : name;
    const fits =
      joined.length <= termLengthMax && encodeURIComponent(joined).length + otherBytes < addressBytesMax;
    if (terms.length > 0 && fits) terms[terms.length - 1] = joined;
    else terms.push(name);
  }
  return terms;
}

/**
 * Null where too little is left to search: Salesforce needs two characters, except for scripts without
 * spaces.
 */
function nameTerm(words: NameWords): string | null {
  const groups = words
    .map((forms) =>
      forms.filter(
        (form) => /^[\p{L}\p{N}]+$/u.test(form) && (form.length > 1 || /[^\p{ASCII}]/u.test(form)),
      ),
    )
    .filter((forms) => forms.length > 0);
  if (groups.length < 2) return null;
  return `(${groups.map((forms) => (forms.length === 1 ? `"${forms.join("")}"` : `(${forms.map((form) => `"${form}"`).join(" OR ")})`)).join(" AND ")})`;
}

async function search(session: SalesforceSession, sosl: string): Promise<CrmRow[]> {
  try {
    const { body } = await session.request<{ searchRecords: CrmRow[] }>(
      "GET",
      `/search?q=${encodeURIComponent(sosl)}`,
    );
    return body.searchRecords;
  } catch (error) {
    // Search may be off for an object or the user: SOQL's answer stands without it.
    if (error instanceof AppError && policyOf(error).search !== undefined) return [];
    throw error;
  }
}
