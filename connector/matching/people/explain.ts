import type { Evidence } from "./compare.ts";
import type { Person } from "../person.ts";
import { weights } from "./weights.ts";

/** One sentence a piece of evidence, for then against, the weightiest first within each. */
export function explain(evidence: Evidence, lead: Person, record: Person): string[] {
  const sentences = [
    reason("profile", evidence.profile === "same" ? "same LinkedIn profile" : null),
    nameReason(evidence, lead, record),
    reason("email", emailReasons[evidence.email]?.(lead, record)),
    reason("company", companyReasons[evidence.company]?.(lead.company ?? "", record.company ?? "")),
    reason("phone", evidence.phone === "same" ? "same phone number" : null),
    reason("title", titleReasons[evidence.title]?.(lead.title ?? "", record.title ?? "")),
    reason("place", placeReasons[evidence.place]?.(lead, record)),
    reason(
      "generation",
      evidence.generation === "different" ? "another generation: senior and junior" : null,
    ),
  ].filter((sentence) => sentence !== null);
  return sentences.sort((a, b) => b.weight - a.weight).map(({ text }) => text);

  function reason(
    field: keyof Evidence,
    text: string | null | undefined,
  ): { text: string; weight: number } | null {
    const weight = (weights.levels[field] as Record<string, number>)[evidence[field]] ?? 0;
    return text == null ? null : { text, weight };
  }
}

function nameReason(
  evidence: Evidence,
  lead: Person,
  record: Person,
): { text: string; weight: number } | null {
  const weight = weights.levels.given[evidence.given] + weights.levels.family[evidence.family];
  const given = givenReasons[evidence.given];
  const family = familyReasons[evidence.family];
  if (evidence.given === "exact" && evidence.family === "exact") {
    const order = evidence.order !== "straight" ? ", first and last name the other way round" : "";
    return { text: `same first and last name${order}`, weight };
  }
  if (evidence.given === "different" && evidence.family === "different") {
    return { text: `another name: ${nameOf(record)}`, weight };
  }
  const one = evidence.order === "swapped" ? turnedRound(lead) : lead;
  const other = evidence.order === "swappedOther" ? turnedRound(record) : record;
  const parts = [given(one.firstName, other.firstName), family(one.lastName, other.lastName)];
  return { text: parts.filter((part) => part !== "").join(", "), weight };
}

const turnedRound = (person: Person): Person => ({
  ...person,
  firstName: person.lastName,
  lastName: person.firstName,
});

const nameOf = ({ firstName, lastName }: Person): string =>
  [firstName, lastName].filter((part) => part !== "").join(" ");

type Between<Level extends string> = Record<Level, (lead: string, record: string) => string>;

const givenReasons: Between<Evidence["given"]> = {
  exact: () => "same first name",
  variant: (lead, record) => `${lead} and ${record} are spellings of one first name`,
  nickname: (lead, record) =>
    lead.length <= record.length ? `${lead} is short for ${record}` : `${record} is short for ${lead}`,
  middle: (lead, record) => `first name agrees but for a middle name: ${lead} and ${record}`,
  typo: (lead, record) => `first names differ by a slip: ${lead} and ${record}`,
  near: (lead, record) => `first names are alike, but two names: ${lead} and ${record}`,
  initial: (lead, record) => `first name agrees in its initial: ${lead} and ${record}`,
  middleConflict: (lead, record) => `middle names differ: ${lead} and ${record}`,
  different: (lead, record) => `another first name: ${record} for ${lead}`,
  blank: () => "",
};

const familyReasons: Between<Evidence["family"]> = {
  exact: () => "same last name",
  variant: (lead, record) => `${lead} and ${record} are spellings of one last name`,
  part: (lead, record) => `last names share a part: ${lead} and ${record}`,
  typo: (lead, record) => `last names differ by a slip: ${lead} and ${record}`,
  near: (lead, record) => `last names are alike, but two names: ${lead} and ${record}`,
  initial: (lead, record) => `last name agrees in its initial: ${lead} and ${record}`,
  different: (lead, record) => `another last name: ${record} for ${lead}`,
  blank: () => "",
};

const emailReasons: Partial<Record<Evidence["email"], (lead: Person, record: Person) => string>> = {
  same: (lead) => `same e-mail address: ${lead.emails[0] ?? ""}`,
  sharedMailbox: () => "same e-mail address, but one that several people share",
  otherAtSameDomain: (_, record) => `another e-mail address at the same company: ${record.emails[0] ?? ""}`,
};

const companyReasons: Partial<Between<Evidence["company"]>> = {
  exact: (_, record) => `same company: ${record}`,
  domain: (lead, record) => `same company by its web domain${pair(lead, record)}`,
  near: (lead, record) => `same company: ${lead} ≈ ${record}`,
  alias: (lead, record) => `same company under another name: ${lead} ≈ ${record}`,
  national: (lead, record) => `same group in another country: ${lead} ≈ ${record}`,
  typo: (lead, record) => `company differs by a slip: ${lead} ≈ ${record}`,
  former: (_, record) => `worked at ${record} before: may have changed jobs`,
  related: (lead, record) => `related but other company: ${record}, not ${lead}`,
  different: (lead, record) => `other company: ${record}, not ${lead}`,
};

const pair = (lead: string, record: string): string =>
  lead !== "" && record !== "" ? `: ${lead} ≈ ${record}` : "";

const titleReasons: Partial<Between<Evidence["title"]>> = {
  same: (_, record) => `same title: ${record}`,
  similar: (lead, record) => `similar title: ${lead} and ${record}`,
};

const placeReasons: Partial<Record<Evidence["place"], (lead: Person, record: Person) => string>> = {
  sameCity: (_, record) => `same city: ${record.city ?? ""}`,
  sameCountry: () => "same country",
  otherCity: (_, record) => `other city: ${record.city ?? ""}`,
  otherCountry: () => "different country",
};
