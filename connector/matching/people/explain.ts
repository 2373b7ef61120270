import { say, type Said } from "../../reasons/sentence.ts";
import { foldText } from "../foldText.ts";
import type { Person } from "../person.ts";
import type { Evidence } from "./levels.ts";
import { weightOf, weightOfNamesakes, type weights } from "./weights.ts";
import { fullName } from "../names/fullName.ts";

interface Reason {
  said: Said;
  weight: number;
}

/** A sentence for each piece of evidence, the one with the largest weight first. */
export function explain(evidence: Evidence, lead: Person, record: Person): Said[] {
  const reasons = [
    ...reason("profile", evidence.profile === "same" && say("match-profile")),
    ...nameReasons(evidence, lead, record),
    ...reason("email", emailReasons[evidence.email]?.(lead, record)),
    ...reason("company", companyReasons[evidence.companyAs]?.(lead.company ?? "", record.company ?? "")),
    ...reason("phone", evidence.phone === "same" && say("match-phone")),
    ...reason("title", titleReasons[evidence.title]?.(lead.title ?? "", record.title ?? "")),
    ...reason("place", placeReasons[evidence.place]?.(record.city ?? "")),
    ...reason("generation", evidence.generation === "other" && say("match-generation")),
  ];
  return reasons.sort((a, b) => b.weight - a.weight).map(({ said }) => said);

  function reason(field: keyof typeof weights | "profile", said: Said | false | undefined): Reason[] {
    const weight = field === "profile" ? profileFirst : weightOf(field, evidence);
    return said ? [{ said, weight }] : [];
  }
}

/** More than any weight. */
const profileFirst = 100;

/** The sentences about the names. Each has the weight of first and last name together, and of their rarity. */
function nameReasons(evidence: Evidence, lead: Person, record: Person): Reason[] {
  const weight =
    weightOf("given", evidence) + weightOf("family", evidence) + weightOfNamesakes(evidence.namesakes);
  return namesSay(evidence, lead, record).map((said) => ({ said, weight }));
}

function namesSay({ given, family, order }: Evidence, lead: Person, record: Person): Said[] {
  if (given === "exact" && family === "exact") {
    return [order === "straight" ? say("match-name") : say("match-name-swapped")];
  }
  if (given === "other" && family === "other") {
    return [say("match-name-different", { name: fullName(record) })];
  }
  const one = order === "swapped" ? turnedRound(lead) : lead;
  const other = order === "swappedOther" ? turnedRound(record) : record;
  const said = [
    givenReasons[given]?.(one.firstName, other.firstName),
    familyReasons[family]?.(one.lastName, other.lastName),
  ];
  return said.filter((each) => each !== undefined);
}

const turnedRound = (person: Person): Person => ({
  ...person,
  firstName: person.lastName,
  lastName: person.firstName,
});

type Between<Level extends string> = Partial<Record<Level, (lead: string, record: string) => Said>>;

function nickname(lead: string, record: string): Said {
  const [short, long] = lead.length <= record.length ? [lead, record] : [record, lead];
  return say("match-nickname", { short, long });
}

const givenReasons: Between<Evidence["given"]> = {
  exact: () => say("match-first-name"),
  spelling: (lead, record) => say("match-first-name-spelling", { lead, record }),
  nickname,
  part: (lead, record) => say("match-middle-name", { lead, record }),
  slip: (lead, record) => say("match-first-name-typo", { lead, record }),
  initial: (lead, record) => say("match-first-initial", { lead, record }),
  near: (lead, record) => say("match-first-name-similar", { lead, record }),
  other: (lead, record) => say("match-first-name-changed", { lead, record }),
};

const familyReasons: Between<Evidence["family"]> = {
  exact: () => say("match-last-name"),
  spelling: (lead, record) => say("match-last-name-spelling", { lead, record }),
  part: (lead, record) => say("match-last-name-part", { lead, record }),
  slip: (lead, record) => say("match-last-name-typo", { lead, record }),
  initial: (lead, record) => say("match-last-initial", { lead, record }),
  near: (lead, record) => say("match-last-name-similar", { lead, record }),
  other: (lead, record) => say("match-last-name-changed", { lead, record }),
};

const emailReasons: Partial<Record<Evidence["email"], (lead: Person, record: Person) => Said>> = {
  same: (lead) => say("match-email", { email: lead.emails[0] ?? "" }),
  shared: () => say("match-email-shared"),
  colleague: (_, record) => say("match-email-colleague", { email: record.emails[0] ?? "" }),
};

const companyReasons: Between<Evidence["companyAs"]> = {
  exact: (_, record) => say("match-company", { company: record }),
  domain: (lead, record) =>
    lead !== "" && record !== ""
      ? say("match-company-domain-of", { lead, record })
      : say("match-company-domain"),
  near: (lead, record) => say("match-company-near", { lead, record }),
  alias: (lead, record) =>
    lead !== "" && record !== "" ? say("match-company-alias", { lead, record }) : say("match-company-domain"),
  national: (lead, record) => say("match-company-national", { lead, record }),
  typo: (lead, record) => say("match-company-typo", { lead, record }),
  former: (_, record) => say("match-company-former", { company: record }),
  related: (lead, record) => say("match-company-related", { lead, record }),
  different: (lead, record) => say("match-company-different", { lead, record }),
};

const titleReasons: Between<Evidence["title"]> = {
  same: (lead, record) =>
    foldText(lead) === foldText(record)
      ? say("match-title", { title: record })
      : say("match-title-words", { lead, record }),
  like: (lead, record) => say("match-title-similar", { lead, record }),
};

const placeReasons: Partial<Record<Evidence["place"], (city: string) => Said>> = {
  city: (city) => say("match-city", { city }),
  country: () => say("match-country"),
  elsewhere: (city) => say("match-city-different", { city }),
  otherCountry: () => say("match-country-different"),
};
