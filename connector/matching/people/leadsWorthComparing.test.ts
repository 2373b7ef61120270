import fc from "fast-check";
import { expect, inject, it } from "vitest";
import { compareNames } from "../names/compareNames.ts";
import type { Person } from "../person.ts";
import { compare } from "./compare.ts";
import { indexPeople } from "./indexPeople.ts";
import { leadsWorthComparing } from "./leadsWorthComparing.ts";
import { nobody } from "./nobody.fixture.ts";
import { normalizePerson } from "./normalizePerson.ts";

const given = fc.constantFrom(
  ...[
    "Anna",
    "Ana María",
    "Maria",
    "A.",
    "Bob",
    "Robert",
    "Jean-Luc",
    "JL",
    "Sofiya",
    "Софія",
    "민수",
    "Minsu",
  ],
  ...["伟", "Wei", "محمد", "Mohammed", "M?ria", "Erik", "Erika", "Min-su", "", 'William "Bill"', "Bill"],
);
const family = fc.constantFrom(
  ...["Brandt", "Brand", "Weber-Brandt", "Weber", "Robert", "García Márquez", "Garcia", "B.", "Коваленко"],
  ...["Kovalenko", "김", "Kim", "王", "Wang", "الحسن", "Al-Hassan", "Hassan", "van der Meer", "Meer"],
  ...["Meyer née Weber", "Meyer", "Meier", "M?ller", "Müller", "", "Brandt Jr."],
);
const company = fc.constantFrom(
  ...[null, "Nordwerk GmbH", "Nordwerk", "Nordwerk Energy", "Larkhall Media", "Larkhal Media", "NW"],
);
const person = fc.record({
  firstName: given,
  lastName: family,
  company,
  formerCompanies: fc.constantFrom<string[]>([], [], ["Nordwerk"]),
  emails: fc.constantFrom<string[]>([], [], ["a.brandt@nordwerk.example"], ["info@larkhall.example"]),
  profileKeys: fc.constantFrom<string[]>([], [], [], ["anna"]),
});
const people = fc.array(
  person.map((some): Person => ({ ...nobody, ...some })),
  { minLength: 1, maxLength: 40, size: "max" },
);

it(
  "a lead is ruled out only where comparing all of it says the same, and else its name compares the same",
  { tags: ["night"] },
  () => {
    fc.assert(
      fc.property(people, people, (leads, records) => {
        const index = indexPeople();
        for (const lead of leads) index.add(lead);
        const worthComparing = leadsWorthComparing(index);
        for (const record of records.map((each) => normalizePerson(each))) {
          const namesIfWorth = worthComparing(record);
          for (let lead = 0; lead < leads.length; lead++) {
            const names = namesIfWorth(lead);
            if (names) expect(names).toEqual(compareNames(index.at(lead).name, record.name));
            else expect(compare(index.at(lead), record)).toBeNull();
          }
        }
      }),
      { numRuns: 100 / inject("fewerByDay") },
    );
  },
);

it("most of those who only share a family name and an initial, or a company, are ruled out", () => {
  const index = indexPeople();
  for (const firstName of ["Anna", "Agnes", "Astrid"])
    index.add({ ...nobody, firstName, lastName: "Brandt", company: "Nordwerk" });
  const namesIfWorth = leadsWorthComparing(index)(
    normalizePerson({ ...nobody, firstName: "Anna", lastName: "Brandt", company: "Larkhall Media" }),
  );
  expect([0, 1, 2].map((lead) => namesIfWorth(lead) !== null)).toEqual([true, false, false]);
});
