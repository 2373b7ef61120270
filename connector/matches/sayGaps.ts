import { listed, nameOfObject } from "../reasons/names.ts";
import { say, type Said, type SentenceKey } from "../reasons/sentence.ts";
import type { SearchGap } from "../salesforce/candidates/candidateSearch.ts";
import type { CrmObjects } from "../salesforce/crmQueries.ts";
import { fieldOf } from "../salesforce/describeTypes.ts";

const reasons = {
  spelling: "match-gap-spelling",
  unfiltered: "match-gap-unfiltered",
  slow: "match-gap-slow",
} as const satisfies Record<SearchGap["why"], SentenceKey>;

/** Sentences about what the search did not cover, each once, with the org's labels of objects and fields. */
export function sayGaps({ account, contact, salesforceLead }: CrmObjects, gaps: SearchGap[]): Said[] {
  const describes = { Account: account, Contact: contact, Lead: salesforceLead };
  const distinct = new Map(gaps.map((gap) => [JSON.stringify(gap), gap]));
  return [...distinct.values()].map(({ object, fields, why }) => {
    const describe = describes[object];
    const labels = fields.map((name) => (describe && fieldOf(describe, name)?.label) ?? name);
    return say(reasons[why], { object: nameOfObject(object, describe), fields: listed(labels) });
  });
}
