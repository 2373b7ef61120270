import { jaroWinkler } from "@skyra/jaro-winkler";
import type { Person } from "../../../connector/matching/person.ts";
import type { Claim } from "./judgePeople.ts";
import type { KnownPeople } from "./readSet.ts";

const fullName = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`.toLowerCase();
const emailsOf = ({ emails }: Person): string[] => emails.map((email) => email.toLowerCase());
const jaroWinklerFrom = 0.92;

/** What people do without a matcher. Whatever is found counts as likely. */
export const plainPeople: Record<string, (people: KnownPeople) => Claim[][]> = {
  "exact first and last name": (people) => byKey(people, (person) => [fullName(person)]),
  "exact e-mail": (people) => byKey(people, emailsOf),
  [`Jaro-Winkler of the full name ≥ ${jaroWinklerFrom}`]({ leads, records }) {
    const names = records.map(fullName);
    return leads.map((lead) => {
      const name = fullName(lead);
      return names.flatMap((other, record) =>
        jaroWinkler(name, other) >= jaroWinklerFrom ? [claim(record)] : [],
      );
    });
  },
};

function byKey({ leads, records }: KnownPeople, keysOf: (person: Person) => string[]): Claim[][] {
  const byKey = new Map<string, number[]>();
  records.forEach((record, index) => {
    for (const key of keysOf(record)) byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  return leads.map((lead) => keysOf(lead).flatMap((key) => (byKey.get(key) ?? []).map(claim)));
}

const claim = (record: number): Claim => ({ record, level: "likely" });
