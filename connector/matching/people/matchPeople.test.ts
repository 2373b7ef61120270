import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { matchPeople } from "./matchPeople.ts";
import { nobody } from "./nobody.fixture.ts";
import type { Person } from "../person.ts";

function person(firstName: string, lastName: string, more: Partial<Person> = {}): Person {
  return { ...nobody, firstName, lastName, ...more };
}

function match(lead: Person, record: Person) {
  return matchPeople([lead], [record])[0]?.[0] ?? null;
}

const textsOf = (found: ReturnType<typeof match>): string[] => (found?.reasons ?? []).map(({ text }) => text);

const acme = { company: "Nordwerk Robotics GmbH" };

describe("one company, names spelled in two ways, is likely one person", () => {
  it.each([
    ["accents", ["José", "Núñez"], ["Jose", "Nunez"]],
    ["Japanese", ["太郎", "田中"], ["Taro", "Tanaka"]],
    ["Arabic with articles", ["عبد الرحمن", "القحطاني"], ["Abdul Rahman", "Alqahtani"]],
    ["Ukrainian with a second given name", ["Сергій", "Гончаренко"], ["Serhii Oleksandr", "Honcharenko"]],
    ["Ukrainian under a Western name", ["Євген", "Кравченко"], ["Eugene", "Kravchenko"]],
    ["a middle name", ["Anna Maria", "Meyer"], ["Anna", "Meyer"]],
    ["the same, as n/a", ["Anna", "Ek"], ["Anna Ek", "n/a"]],
    ["an Arabic article", ["Omar", "El Sayed"], ["Omar", "Al-Sayed"]],
  ] as [string, [string, string], [string, string]][])("%s", (_what, lead, record) => {
    const found = match(person(...lead, acme), person(...record, acme));
    expect(found?.level).toBe("likely");
  });
});

it("a name in another alphabet is one, though its two transliterations are names of the CRM", () => {
  const others = ["Goncharenko", "Honcharenko"].flatMap((family) => [
    person("Taras", family, { company: "Larkfield Foods" }),
    person("Oksana", family, { company: "Larkfield Foods" }),
  ]);
  const lead = person("Юлія", "Гончаренко", acme);
  const [found] = matchPeople([lead], [person("Yulia", "Honcharenko", acme), ...others])[0] ?? [];
  expect(found?.level).toBe("likely");
});

describe("what is not enough", () => {
  it.each([
    [
      "the same name at another company",
      person("Anna", "Meyer", acme),
      person("Anna", "Meyer", { company: "Larkfield Foods" }),
    ],
    ["a surname hidden to its initial", person("Anna", "M.", acme), person("Anna", "Meyer", acme)],
    [
      "a namesake elsewhere whose letters were lost, though the address has them",
      person("Jürgen", "Müller", { ...acme, city: "Cologne", title: "Plant Manager" }),
      person("J?rgen", "M?ller", {
        company: "Larkfield Foods",
        city: "Cologne",
        title: "Head of Procurement",
        emails: ["j.muller@larkfield.example"],
      }),
    ],
    [
      "another name of which letters were lost",
      person("Jürgen", "Müller", acme),
      person("J\ufffdrg", "M\ufffdller", { ...acme, emails: ["j.muller@nordwerk.example"] }),
    ],
  ])("%s is possible at most", (_what, lead, record) => {
    expect(["possible", undefined]).toContain(match(lead, record)?.level);
  });

  it("the same phone number under another name is no match", () => {
    const phone = { phones: ["+49 89 555 0100"] };
    expect(
      match(person("Anna", "Meyer", { ...acme, ...phone }), person("Bruno", "Kraft", { ...acme, ...phone })),
    ).toBeNull();
  });

  it("father and son are not one person", () => {
    expect(match(person("Sam", "Ferris Sr.", acme), person("Sam", "Ferris Jr.", acme))?.level).not.toBe(
      "likely",
    );
  });
});

describe("whoever may have changed jobs", () => {
  const lead = person("Anna", "Meyer", {
    company: "Larkfield Foods",
    formerCompanies: ["Nordwerk Robotics"],
  });

  it("is possibly the contact of the same name at the former company, and says why", () => {
    const found = match(lead, person("Anna", "Meyer", acme));
    expect(found?.level).toBe("possible");
    expect(textsOf(found)).toContain("Worked at Nordwerk Robotics GmbH before and may have changed jobs");
  });

  it("matches a namesake at the former company better than one elsewhere, and worse than one at the present company", () => {
    const at = (company: string) => match(lead, person("Anna", "Meyer", { company }))?.probability ?? 0;
    expect(at("Nordwerk Robotics GmbH")).toBeGreaterThan(at("Cindermill Media"));
    expect(at("Nordwerk Robotics GmbH")).toBeLessThan(at("Larkfield Foods"));
  });
});

describe("what is certain", () => {
  it.each([
    [
      "an e-mail address with a name that fits",
      person("Bob", "Ferris", { emails: ["R.Ferris@x.example"] }),
      person("Robert", "Ferris", { emails: ["r.ferris@x.example"] }),
    ],
    [
      "the profile",
      person("Anna", "M.", { profileKeys: ["p"] }),
      person("Anna", "Meyer-Kraft", { profileKeys: ["p"] }),
    ],
  ])("%s", (_what, lead, record) => {
    expect(match(lead, record)?.level).toBe("certain");
  });

  it("an e-mail address under another name is possible, and says so", () => {
    const found = match(
      person("Anna", "Meyer", { emails: ["a@x.example"] }),
      person("Bruno", "Kraft", { emails: ["a@x.example"] }),
    );
    expect(found).toMatchObject({ level: "possible" });
    expect(textsOf(found)).toContain("Different name: Bruno Kraft");
  });
});

describe("reasons", () => {
  it("name title and company as they were compared, where a source has both in one field", () => {
    const at = { company: "Larkhall Media", title: "Procurement Manager" };
    const lead = person("Ottilie", "Rauscholl", { company: "Procurement Manager at Larkhall Media" });
    expect(textsOf(match(lead, person("Ottilie", "Rauscholl", at)))).toContain(
      "Same title: Procurement Manager",
    );
  });

  it("say what speaks for a match and against it", () => {
    const lead = person("Bob", "Ferris", { company: "IBM", country: "US" });
    const record = person("Robert", "Ferris", {
      company: "International Business Machines Corp.",
      country: "DE",
    });
    expect(textsOf(match(lead, record))).toEqual([
      "Bob is short for Robert",
      "Same last name",
      "Same company under another name: IBM and International Business Machines Corp.",
      "Different country",
    ]);
  });

  it("come with what says them in another language", () => {
    const lead = person("Anna", "Meyer", acme);
    const record = person("Meyer", "Anna", acme);
    expect(match(lead, record)?.reasons).toContainEqual({
      text: "Same company: Nordwerk Robotics GmbH",
      reason: "match-company",
      values: ["Nordwerk Robotics GmbH"],
    });
  });

  it("put the likelier of two namesakes first, and only that one as likely", () => {
    const lead = person("Anna", "Meyer", { ...acme, title: "Head of Quality" });
    const records = [
      person("Anna", "Meyer", { ...acme, title: "Buyer" }),
      person("Anna", "Meyer", { ...acme, title: "Head of Quality" }),
    ];
    const [found = []] = matchPeople([lead], records);
    expect(found.map(({ candidate, level }) => [candidate, level])).toEqual([
      [1, "likely"],
      [0, "possible"],
    ]);
  });
});

const words = fc.constantFrom(
  "Anna",
  "Bob",
  "José",
  "Müller",
  "van der Meer",
  "Smith",
  "Жуков",
  "田中",
  "O'Brien",
  "Jean-Luc",
  "Zoë",
  "Lee",
  "Ferris",
);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyone: fc.Arbitrary<Person> = fc.record({
  firstName: fc.oneof(words, fc.constant("")),
  lastName: fc.oneof(words, fc.string({ maxLength: 12 })),
  sourceName: fc.constant(null),
  emails: fc.array(fc.constantFrom("a@x.example", "b@y.example", "info@x.example"), { maxLength: 1 }),
  phones: fc.array(fc.constantFrom("+49 89 5550100", "089 5550100", "x"), { maxLength: 1 }),
  title: some(fc.constantFrom("Head of Sales", "Buyer")),
  company: some(fc.constantFrom("Nordwerk GmbH", "Nordwerk", "IBM", "Siemens Energy", "")),
  formerCompanies: fc.array(fc.constantFrom("IBM", "Nordwerk AG"), { maxLength: 1 }),
  website: some(fc.constantFrom("x.example", "https://www.y.example/a")),
  city: some(fc.constantFrom("Munich", "Lyon")),
  country: some(fc.constantFrom("DE", "FR")),
  profileKeys: fc.array(fc.constantFrom("p", "q"), { maxLength: 1 }),
});

describe("for anybody", () => {
  it("it makes no difference who is the lead and who the record", () => {
    fc.assert(
      fc.property(anyone, anyone, (one, other) => {
        const [there, back] = [match(one, other), match(other, one)];
        expect([there?.level, there?.probability]).toEqual([back?.level, back?.probability]);
      }),
      { numRuns: 2000 / inject("fewerByDay") },
    );
  });

  it("it makes none where one has first and last name swapped", () => {
    const [one, other] = [person("Zoë", "Smith", acme), person("Smith", "Zoë", acme)];
    expect(match(one, other)?.probability).toBe(match(other, one)?.probability);
  });

  it("the order of candidates makes no difference", () => {
    fc.assert(
      fc.property(anyone, fc.array(anyone, { maxLength: 6 }), (lead, records) => {
        const probabilities = (list: Person[]) =>
          (matchPeople([lead], list)[0] ?? []).map(({ probability }) => probability);
        expect(probabilities([...records].reverse())).toEqual(probabilities(records));
      }),
      { numRuns: 300 / inject("fewerByDay") },
    );
  });

  it("an accent or a capital makes little difference, and none to whether it is a match", () => {
    fc.assert(
      fc.property(anyone, anyone, (lead, record) => {
        const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
        const shouted = { ...record, firstName: plain(record.firstName), lastName: plain(record.lastName) };
        expect(match(lead, shouted) === null).toBe(match(lead, record) === null);
      }),
      { numRuns: 1000 / inject("fewerByDay") },
    );
  });

  it("blanks are no evidence: without a name, an address or a profile there is no match", () => {
    const unnamed = anyone.map((each) => ({
      ...each,
      firstName: "",
      lastName: "",
      emails: [],
      profileKeys: [],
    }));
    fc.assert(
      fc.property(unnamed, fc.oneof(anyone, unnamed), (one, other) => {
        expect(match(one, other)).toBeNull();
      }),
      { numRuns: 1000 / inject("fewerByDay") },
    );
  });

  it("one's own double is at least possible, and never certain by name alone", () => {
    const named = anyone.filter(
      ({ firstName, lastName }) => /\p{L}{2}/u.test(firstName) && /\p{L}{2}/u.test(lastName),
    );
    fc.assert(
      fc.property(named, (one) => {
        const found = match(one, one);
        expect(found).not.toBeNull();
        const isByNameAlone = one.emails.length === 0 && one.profileKeys.length === 0;
        if (isByNameAlone) expect(found?.level).not.toBe("certain");
      }),
      { numRuns: 1000 / inject("fewerByDay") },
    );
  });

  it("the spaces and the case of anything make no difference", () => {
    fc.assert(
      fc.property(anyone, anyone, (lead, record) => {
        const spaced = (text: string) => `  ${text.replace(/ /g, "   ").toUpperCase()} `;
        const loud = {
          ...record,
          firstName: spaced(record.firstName),
          company: record.company && spaced(record.company),
          title: record.title && spaced(record.title),
          emails: record.emails.map(spaced),
        };
        expect(match(lead, loud)?.probability).toBe(match(lead, record)?.probability);
      }),
      { numRuns: 1000 / inject("fewerByDay") },
    );
  });

  it("further agreement never makes a match less likely", () => {
    const common = fc.constantFrom<Partial<Person>>(
      { emails: ["anna@nordwerk.example"] },
      { phones: ["+49 89 5550100"] },
      { title: "Head of Sales" },
      { company: "Nordwerk GmbH" },
      { city: "Munich", country: "DE" },
      { profileKeys: ["p"] },
    );
    fc.assert(
      fc.property(anyone, anyone, common, (lead, record, more) => {
        const before = match(lead, record);
        const after = match({ ...lead, ...more }, { ...record, ...more });
        expect(after?.probability ?? 0).toBeGreaterThanOrEqual(before?.probability ?? 0);
      }),
      { numRuns: 2000 / inject("fewerByDay") },
    );
  });
});
