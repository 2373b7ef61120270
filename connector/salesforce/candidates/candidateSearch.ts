import type { CrmQuery } from "../crmQueries.ts";

/** What to search for one lead. */
export interface CandidateSearch {
  /** Spellings that a candidate's names may have. SOQL ignores case but not accents. */
  firstNames: string[];
  lastNames: string[];
  /** First letters that the names may have. */
  givenLetters: string[];
  familyLetters: string[];
  /** Groups of beginnings in other alphabets that the last name may have. */
  beginningsElsewhere: string[][];
  /** Beginnings in other alphabets that the first name may have. */
  givenElsewhere: string[];
  emails: string[];
  /** The value of the package's external-id field. */
  externalLeadId: string;
  profileUrl: string | null;
  /** Beginnings that the company's name may have. */
  companyStems: string[];
  title: string | null;
  city: string | null;
}

/** A SOQL condition and the search it belongs to; null where it belongs to several. */
export interface Condition {
  soql: string;
  search: number | null;
}

/** Conditions of one query. */
interface ConditionChunk {
  conditions: Condition[];
  where: string;
}

/** A condition with the field that it filters by. */
export type KindOfCondition = Condition & { field: string };

/** The name of a kind of condition, e.g. `Lead.Company`. */
export const kindName = (object: string, field: string): string => `${object}.${field}`;

/** The kinds of condition, by name, that are slow according to the org's query plans. */
export type SlowFields = ReadonlySet<string>;

/** What a search did not cover, so that matches may be missing. */
export interface SearchGap {
  object: CrmQuery["object"] | "Account";
  fields: string[];
  /**
   * `spelling`: only exact spellings were searched; `unfiltered`: SOQL cannot filter by the fields; `slow`:
   * no answer in time.
   */
  why: "spelling" | "unfiltered" | "slow";
}

/** Well below Salesforce's limit (100,000), so that queries stay simple enough. */
const soqlLengthMax = 70_000;

/** Packs conditions into as few queries as their length allows. */
export function chunkConditions(conditions: Condition[], lengthMax = soqlLengthMax): ConditionChunk[] {
  const chunks: Condition[][] = [];
  const seen = new Set<string>();
  let length = 0;
  for (const condition of conditions) {
    if (seen.has(condition.soql)) continue;
    seen.add(condition.soql);
    const last = chunks.at(-1);
    if (last && length + condition.soql.length + 4 <= lengthMax) last.push(condition);
    else {
      chunks.push([condition]);
      length = 0;
    }
    length += condition.soql.length + 4;
  }
  return chunks.map((chunk) => ({ conditions: chunk, where: chunk.map(({ soql }) => soql).join(" OR ") }));
}

/** A query to be sent, with the conditions that it covers. */
export interface PlannedQuery {
  query: CrmQuery;
  chunk: ConditionChunk;
}
