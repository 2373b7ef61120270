import { mayBeMisspelled } from "./compareCompanies.ts";
import type { NormalizedCompany } from "./normalizeCompany.ts";

/**
 * Tells of many companies, by their places, which `compareSameCompany` may find to be another one. The rest,
 * nearly all, it would answer null for.
 *
 * A million records ask it of a hundred companies each. So texts are looked up once for a record, and what is
 * looked at for each company are numbers that lie side by side.
 */
export function mayBeSameCompany(
  companies: readonly NormalizedCompany[],
): (other: NormalizedCompany) => (place: number) => boolean {
  const places = new Map<string, number[]>();
  const isNameless = Uint8Array.from(companies, ({ coreJoined }) => Number(coreJoined === ""));
  const lengths = Uint16Array.from(companies, ({ bareJoined }) => bareJoined.length);
  const letters = Int32Array.from(companies, ({ bareLetters }) => bareLetters);
  for (const [place, company] of companies.entries()) {
    for (const text of new Set(textsOf(company))) {
      const others = places.get(text);
      if (others) others.push(place);
      else places.set(text, [place]);
    }
  }
  /** By place, the last question in which it has a text of the other. */
  const foundBy = new Uint32Array(companies.length);
  let questions = 0;
  return (other) => {
    const question = ++questions;
    for (const text of textsOf(other)) for (const place of places.get(text) ?? []) foundBy[place] = question;
    const isOtherNameless = other.coreJoined === "";
    const [length, otherLetters] = [other.bareJoined.length, other.bareLetters];
    return (place) =>
      isOtherNameless ||
      isNameless[place] === 1 ||
      foundBy[place] === question ||
      mayBeMisspelled(lengths[place] ?? 0, letters[place] ?? 0, length, otherLetters);
  };
}

/** Two names of one company share one of these texts, unless there is a slip in one. */
function textsOf(company: NormalizedCompany): string[] {
  const { former, coreJoined, bareJoined, groupJoined, acronyms, domains, webNames } = company;
  const texts = [coreJoined, bareJoined, groupJoined, ...domains, ...webNames];
  // Hennes & Mauritz and H&M have the initials of their words in common, too.
  for (const initials of acronyms) texts.push(initials, `${initials}i`, `${initials}g`);
  if (former !== null) texts.push(former);
  return texts;
}
