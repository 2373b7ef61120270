import type { CrmQuery } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import { findBySearch, wordTerm, type Search } from "../findBySearch.ts";
import { mapInTurns } from "../../work/inTurns.ts";
import type { SalesforceSession } from "../session.ts";

/**
 * The words of a name, each with all its forms. A record must have one form of each. One with `*` behind it
 * stands for all words that begin so.
 */
export type NameWords = string[][];

interface SearchedRecords {
  records: CrmRecord[];
  /** Whether Salesforce refused the search, or could not be asked for all. */
  isIncomplete: boolean;
}

/** Salesforce returns 2,000 records at most, for both objects together. */
const rowsMax = 1_000;

interface SoughtNames {
  names: NameWords[];
  /** Others, for whom the calls that these take have room. */
  further?: NameWords[];
  callsMax: number;
}

/**
 * Finds records whose name contains the words of one of the names, in any order, whatever the accents. Only
 * adds to the results of SOQL where there are any, as the index lags behind recent writes. See findBySearch.
 */
export async function searchByName(
  session: SalesforceSession,
  queries: CrmQuery[],
  { names, further = [], callsMax }: SoughtNames,
): Promise<SearchedRecords> {
  return search(session, queries, {
    terms: await termsOf(names),
    furtherTerms: await termsOf(further),
    fieldGroup: "NAME",
    callsMax,
  });
}

async function termsOf(names: NameWords[]): Promise<string[]> {
  return (await mapInTurns(names, nameTerm)).filter((term) => term !== null);
}

/** Finds records with one of the e-mail addresses, for orgs where SOQL cannot filter by them. */
export function searchByEmail(
  session: SalesforceSession,
  queries: CrmQuery[],
  emails: string[],
  callsMax: number,
): Promise<SearchedRecords> {
  // Characters that SOSL reserves are escaped, although a phrase takes most of them for themselves.
  const terms = emails.map((email) => `"${email.replaceAll(/[\\"{}]/g, String.raw`\$&`)}"`);
  return search(session, queries, { terms, fieldGroup: "EMAIL", callsMax });
}

async function search(
  session: SalesforceSession,
  queries: CrmQuery[],
  sought: Omit<Search, "returning">,
): Promise<SearchedRecords> {
  if (queries.length === 0 || sought.terms.length === 0) return { records: [], isIncomplete: false };
  const returning = queries
    .map(({ object, fields }) => {
      const where = object === "Lead" ? " WHERE IsConverted = false" : "";
      return `${object}(${fields.join(",")}${where} LIMIT ${rowsMax})`;
    })
    .join(", ");
  const { rows, isIncomplete } = await findBySearch<CrmRow>(session, { ...sought, returning });
  const records = rows.flatMap((row) => {
    const query = queries.find(({ object }) => object === row.attributes?.type);
    return query ? [toCrmRecord(row, query)] : [];
  });
  return { records, isIncomplete };
}

/**
 * Null where too little is left to search: Salesforce needs two characters, except for scripts without
 * spaces.
 */
function nameTerm(words: NameWords): string | null {
  const groups = words
    .map((forms) =>
      forms.filter(
        (form) => /^[\p{L}\p{N}]+\*?$/u.test(form) && (form.length > 1 || /[^\p{ASCII}]/u.test(form)),
      ),
    )
    .filter((forms) => forms.length > 0);
  if (groups.length < 2) return null;
  const oneOf = (forms: string[]) => (forms.length === 1 ? forms.join("") : `(${forms.join(" OR ")})`);
  return `(${groups.map((forms) => oneOf(forms.map(wordTerm))).join(" AND ")})`;
}
