import { AppError, policyOf } from "../errors.ts";
import type { SalesforceSession } from "./session.ts";

/** Past 4,000 characters Salesforce ignores AND and OR (SOSL and SOQL Reference, SOSL limits). */
const termLengthMax = 3_990;
/** Salesforce refuses addresses past 16,384 bytes. */
const addressBytesMax = 15_000;

export interface Search {
  /** Terms of which a record must meet one. */
  terms: string[];
  /** Others, which take no calls of their own: as many as there is room for behind the terms. */
  furtherTerms?: string[];
  fieldGroup: "NAME" | "EMAIL";
  /** What follows RETURNING. */
  returning: string;
  callsMax: number;
}

interface Searched<Row> {
  rows: Row[];
  /** Whether Salesforce refused the search, or there were more terms than the calls could take. */
  isIncomplete: boolean;
}

/**
 * Finds records by SOSL, which searches encrypted fields, too, and ignores accents. Its index lags behind
 * recent writes. One API call for about a hundred terms, `callsMax` at most, and no error where Salesforce
 * refuses: search may be off for an object or the user.
 */
export async function findBySearch<Row>(
  session: SalesforceSession,
  { terms, furtherTerms = [], fieldGroup, returning, callsMax }: Search,
): Promise<Searched<Row>> {
  const bytes = encodeURIComponent(returning).length;
  const { length: needed } = joinTerms(terms, bytes);
  const joined = joinTerms([...terms, ...furtherTerms], bytes);
  const rows: Row[] = [];
  for (const term of joined.slice(0, Math.min(needed, callsMax))) {
    const sosl = `FIND {${term}} IN ${fieldGroup} FIELDS RETURNING ${returning}`;
    try {
      const { body } = await session.request<{ searchRecords: Row[] }>(
        "GET",
        `/search?q=${encodeURIComponent(sosl)}`,
      );
      rows.push(...body.searchRecords);
    } catch (error) {
      if (error instanceof AppError && policyOf(error).search !== undefined)
        return { rows, isIncomplete: true };
      throw error;
    }
  }
  return { rows, isIncomplete: needed > callsMax };
}

/** Search terms joined by OR, each as long as allowed. */
function joinTerms(terms: string[], otherBytes: number): string[] {
  const all: string[] = [];
  let bytes = otherBytes;
  for (const term of new Set(terms)) {
    const joined = all.length > 0 ? `${all.at(-1) ?? ""} OR ${term}` : term;
    const termBytes = encodeURIComponent(term).length;
    const joinedBytes = bytes + encodeURIComponent(" OR ").length + termBytes;
    if (all.length > 0 && joined.length <= termLengthMax && joinedBytes < addressBytesMax) {
      all[all.length - 1] = joined;
      bytes = joinedBytes;
    } else {
      all.push(term);
      bytes = otherBytes + termBytes;
    }
  }
  return all;
}

/** The words as one phrase; null where too little is left of them to search for. */
export function phraseOf(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join("").length < 2 ? null : wordTerm(words.join(" "));
}

/** In quotes where it is several words, would be an operator, or Salesforce makes several words of it. */
export const wordTerm = (word: string): string =>
  /^[\p{Script=Latin}\p{N}]+\*?$/u.test(word) && !/^(?:and|or|not)$/i.test(word) ? word : `"${word}"`;
