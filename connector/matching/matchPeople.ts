import { foldText } from "./foldText.ts";
import type { Match, Person } from "./person.ts";

export interface CandidateMatch extends Match {
  /** Index of the candidate. */
  candidate: number;
}

/** For each person the candidates they may be, the likeliest first. */
export function matchPeople(people: Person[], candidates: Person[]): CandidateMatch[][] {
  const byKey = new Map<string, number[]>();
  candidates.forEach((candidate, index) => {
    for (const key of blockingKeys(candidate)) byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  return people.map((person) => {
    const indexes = new Set(blockingKeys(person).flatMap((key) => byKey.get(key) ?? []));
    return [...indexes]
      .flatMap((index) => {
        const candidate = candidates[index];
        const match = candidate && compare(person, candidate);
        return match ? [{ ...match, candidate: index }] : [];
      })
      .sort((a, b) => b.probability - a.probability);
  });
}

function blockingKeys(person: Person): string[] {
  return [
    `name:${nameKey(person)}`,
    ...person.emails.map((email) => `email:${email.toLowerCase()}`),
    ...person.profileKeys.map((key) => `profile:${key}`),
  ];
}

/** Names as they sound without accents: Müller, Mueller and Muller are one. */
function nameKey({ firstName, lastName }: Person): string {
  return foldText(`${firstName} ${lastName}`)
    .replace(/(a)[ae]/g, "$1")
    .replace(/oe/g, "o")
    .replace(/ue/g, "u");
}

function compare(one: Person, other: Person): Match | null {
  const sameName = nameKey(one) === nameKey(other);
  const sameEmail = one.emails.find((email) =>
    other.emails.some((known) => known.toLowerCase() === email.toLowerCase()),
  );
  const sameCompany =
    one.company !== null && other.company !== null && foldText(one.company) === foldText(other.company);
  if (one.profileKeys.some((key) => other.profileKeys.includes(key))) {
    return { level: "certain", probability: 0.999, reasons: ["made from the same LinkedIn profile"] };
  }
  const reasons = [
    ...(sameEmail ? [`same e-mail address: ${sameEmail}`] : []),
    ...(sameName ? [`same name: ${other.firstName} ${other.lastName}`] : []),
    ...(sameCompany ? [`same company: ${other.company}`] : []),
  ];
  if (sameEmail && sameName) return { level: "certain", probability: 0.99, reasons };
  if (sameName && sameCompany) return { level: "likely", probability: 0.95, reasons };
  if (sameEmail) return { level: "possible", probability: 0.6, reasons: [...reasons, "but another name"] };
  return sameName ? { level: "possible", probability: 0.4, reasons } : null;
}
