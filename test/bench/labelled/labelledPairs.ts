import { compare } from "../../../connector/matching/people/compare.ts";
import type { LabelledEvidence } from "../../../connector/matching/people/estimateWeights.ts";
import { indexPeople } from "../../../connector/matching/people/indexPeople.ts";
import { normalizePerson } from "../../../connector/matching/people/normalizePerson.ts";
import { isExactName } from "../../../connector/matching/people/rank.ts";
import type { LabelledSet } from "./generateLabelledSet.ts";

/** All pairs of a labelled set that matching compares. `isSame` says whether a pair is one person. */
export function labelledPairs(set: LabelledSet): LabelledEvidence[] {
  const index = indexPeople();
  for (const record of set.records) index.add(record);
  return set.leads.flatMap((person, lead) => {
    const prepared = normalizePerson(person);
    const compared = index.near(prepared).flatMap((record) => {
      const evidence = compare(prepared, index.at(record));
      return evidence ? [{ evidence, isSame: set.truth[lead] === record }] : [];
    });
    const namesakes = compared.filter(({ evidence }) => isExactName(evidence)).length;
    return compared.map((pair) => ({ ...pair, namesakes }));
  });
}
