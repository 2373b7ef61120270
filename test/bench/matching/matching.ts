import { matchPeople } from "../../../connector/matching/people/matchPeople.ts";
import { judgeAccounts, proposeAccounts, proposePlainly, type AccountScore } from "./judgeAccounts.ts";
import { judgePeople, type PeopleScore } from "./judgePeople.ts";
import { plainPeople } from "./plainPeople.ts";
import { readPeople, type KnownPeople, type PeopleSet } from "./readSet.ts";

interface MatchingFigures {
  people: { set: PeopleSet; method: string; score: PeopleScore }[];
  accounts: { method: string; score: AccountScore }[];
}

const sets: readonly PeopleSet[] = [
  "navigator/tune",
  "connections/tune",
  "hard/tune",
  "languages",
  "spellings",
  "few-names",
  "dirty",
];
/** The people on whom the plain ways are tried, too. */
const comparedSet: PeopleSet = "languages";

/** Precision and recall of the matcher on people and accounts, beside what people do without one. */
export async function benchMatching(): Promise<MatchingFigures> {
  const people: MatchingFigures["people"] = [];
  for (const set of sets) {
    const known = await readPeople(set);
    people.push({ set, method: "Crosswalk", score: judgeMatcher(known) });
    if (set !== comparedSet) continue;
    for (const [method, find] of Object.entries(plainPeople))
      people.push({ set, method, score: judgePeople(known, find(known)) });
  }
  const sameName = proposePlainly("Company", "Name", (text) => text.trim().toLowerCase());
  const sameWebsite = proposePlainly("Company Website", "Website", hostOf);
  return {
    people,
    accounts: [
      { method: "Crosswalk", score: judgeAccounts(await proposeAccounts()) },
      { method: "same name", score: judgeAccounts(sameName) },
      { method: "same website", score: judgeAccounts(sameWebsite) },
    ],
  };
}

export function judgeMatcher(known: KnownPeople): PeopleScore {
  const matches = matchPeople(known.leads, known.records);
  const claims = matches.map((found) => found.map(({ candidate, level }) => ({ record: candidate, level })));
  return judgePeople(known, claims);
}

const hostOf = (website: string): string =>
  website.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?([^/]*).*$/, "$1");

/** So many kinds of leads are printed that are lost most often. */
const kindsPrinted = 8;

export function printMatching({ people, accounts }: MatchingFigures): void {
  console.log("\nPeople");
  console.table(
    people.map(({ set, method, score: { leads, inCrm, likely, possible } }) => ({
      set,
      method,
      leads,
      "in the CRM": inCrm,
      precision: shown(likely.precision),
      recall: shown(likely.recall),
      wrong: likely.wrong,
      "possible precision": shown(possible.precision),
      "possible recall": shown(possible.recall),
    })),
  );
  for (const { set, method, score } of people) {
    if (method !== "Crosswalk") continue;
    console.log(`Lost most often: ${set}`);
    console.table(score.missed.slice(0, kindsPrinted));
  }
  console.log("Accounts");
  console.table(
    accounts.map(({ method, score: { leads, firstRight, exactPrecision, exactRecall } }) => ({
      method,
      leads,
      "first right": shown(firstRight),
      "exact precision": shown(exactPrecision),
      "exact recall": shown(exactRecall),
    })),
  );
}

const shown = (share: number): string => share.toFixed(4);
