import type { CrmQuery } from "../crmQueries.ts";
/** What to look for on behalf of one lead. */
export interface CandidateSearch {
  /** Spellings that any candidate's names may have; SOQL ignores case but not accents. */
  firstNames: string[];
  lastNames: string[];
  /** Letters that the names may begin with. */
  givenLetters: string[];
  familyLetters: string[];
  emails: string[];
  /** Value of the package's external-id field. */
  externalLeadId: string;
  profileUrl: string | null;
  /** What the company's name may begin with. */
  companyStems: string[];
  title: string | null;
  city: string | null;
}

/** A condition of SOQL, and the search that asked for it; null where several did. */
export interface Condition {
  text: string;
  search: number | null;
}

/** Conditions that share a query. */
export interface ConditionChunk {
  conditions: Condition[];
  where: string;
}

/** Packs conditions into as few queries as their length allows. */
export function chunkConditions(conditions: Condition[], lengthMax: number): ConditionChunk[] {
  const chunks: Condition[][] = [];
  const seen = new Set<string>();
  let length = 0;
  for (const condition of conditions) {
    if (seen.has(condition.text)) continue;
    seen.add(condition.text);
    const last = chunks.at(-1);
    if (last && length + condition.text.length + 4 <= lengthMax) last.push(condition);
    else {
      chunks.push([condition]);
      length = 0;
    }
    length += condition.text.length + 4;
  }
  return chunks.map((chunk) => ({ conditions: chunk, where: chunk.map(({ text }) => text).join(" OR ") }));
}

/** A query that is about to be sent, with the part of the conditions that it asks for. */
export interface PlannedQuery {
  query: CrmQuery;
  chunk: ConditionChunk;
}
