import { describe, expect, it } from "vitest";
import type { Person } from "../person.ts";
import { countsOf, levelOf, levelsOf, person, type Named } from "./levels.fixture.ts";
import { createMatcher, matchPeople } from "./matchPeople.ts";

const rare: Named = ["Ottilie", "Rauscholl"];
const common: Named = ["Maria", "Garcia"];
const title = { title: "Head of Quality" };
const lyon = { city: "Lyon", country: "FR" };
const at = { company: "Nordwerk AG" };
const phone = { phones: ["+49 89 5550100"] };

/** A CRM of twelve thousand in which so many have these names. */
const crmWith = (...names: [...Named, number][]) => countsOf([...names, ["Kim", "Other", 12_000]]);

function levelIn(counts: ReturnType<typeof countsOf>, lead: Person, record: Person) {
  const matcher = createMatcher({ counts });
  matcher.add(record);
  return matcher.match(lead).best[0]?.level;
}

describe("a certain match", () => {
  it.each([
    ["the same profile, whatever the name", { profileKeys: ["p"] }, ["Odo", "Kraft"]],
    ["the same address and a name that fits", { emails: ["o@nordwerk.example"] }, ["O.", "Rauscholl"]],
  ] as [string, Partial<Person>, Named][])("takes %s", (_, own, name) => {
    expect(levelOf(person(rare, own), person(name, own))).toBe("certain");
  });
});

describe("a likely match takes more than a name", () => {
  it.each([
    ["the company", at, at, "likely"],
    ["a phone number", phone, phone, "likely"],
    [
      "title and place, where no company is known",
      { ...title, ...lyon },
      { ...title, ...lyon, ...at },
      "likely",
    ],
    ["nothing but the name", lyon, { country: "FR" }, "possible"],
    ["another country", { ...lyon, company: "Larkhall" }, { country: "PT", ...at }, "possible"],
  ] as [string, Partial<Person>, Partial<Person>, string][])("%s: %s", (_, mine, theirs, level) => {
    expect(levelOf(person(common, mine), person(common, theirs))).toBe(level);
  });

  it("is somebody who has moved, where nobody else is expected to have the name", () => {
    const [lead, record] = [
      { company: "Larkhall Media", ...title },
      { ...at, ...title },
    ];
    expect(levelOf(person(rare, lead), person(rare, record))).toBe("likely");
    expect(levelOf(person(common, lead), person(common, record))).toBe("possible");
    expect(levelIn(crmWith([...rare, 400]), person(rare, lead), person(rare, record))).toBe("possible");
  });

  it("is never nobody's name", () => {
    expect(levelOf(person(["Test", "Test"], at), person(["Test", "Test"], at))).not.toBe("likely");
  });
});

describe("somebody with another name is no match", () => {
  const married: Named = ["Ottilie", "Kraft"];

  it.each([
    ["company, title and place are the same", { ...at, ...title, ...lyon }, "likely"],
    ["company and title are the same", { ...at, ...title }, "likely"],
    ["company and phone are the same", { ...at, ...phone }, "likely"],
    ["the company alone is the same", at, undefined],
    ["the title alone is the same", title, undefined],
  ] as [string, Partial<Person>, string | undefined][])("unless %s", (_, both, level) => {
    expect(levelOf(person(rare, both), person(married, both))).toBe(level);
  });

  it("and possible at most in another city, or where many have the given name", () => {
    const there = { ...at, ...title, ...lyon };
    expect(levelOf(person(rare, there), person(married, { ...there, city: "Nice" }))).toBe("possible");
    const many = crmWith(["Ottilie", "Some", 2_000]);
    expect(levelIn(many, person(rare, there), person(married, there))).toBe("possible");
  });

  it("and none of two where either may be", () => {
    const both = { ...at, ...title };
    expect(levelsOf(person(rare, both), [person(married, both), person(["Ottilie", "Vogt"], both)])).toEqual([
      "possible",
      "possible",
    ]);
  });
});

describe("two people of one firm with different titles", () => {
  const [one, other] = [
    { ...at, title: "Head of Quality" },
    { ...at, title: "Accountant" },
  ];

  it.each([
    [
      ["Sam", "Taylor"],
      ["Samantha", "Taylor"],
    ],
    [
      ["Anna", "R."],
      ["Anna", "Rauscholl"],
    ],
    [
      ["Ottokar", "Rauschloll"],
      ["Ottokar", "Rauscholl"],
    ],
  ] as [Named, Named][])(
    "are possible at most, unless something of their own agrees: %s and %s",
    (mine, theirs) => {
      expect(levelOf(person(mine, one), person(theirs, other))).toBe("possible");
      expect(levelOf(person(mine, { ...one, ...phone }), person(theirs, { ...other, ...phone }))).toBe(
        "likely",
      );
    },
  );

  it("are one person who has another title by now, where few have the name", () => {
    expect(levelOf(person(rare, one), person(rare, other))).toBe("likely");
    const many = crmWith([...common, 300]);
    expect(levelIn(many, person(common, one), person(common, other))).toBe("possible");
  });
});

it("two spellings that are names of their own in the CRM are two people, one that nobody has is a slip", () => {
  const there = { ...at, ...title, ...lyon };
  const [mine, theirs] = [person(["Ottilie", "Bornstein"], there), person(["Ottilie", "Bernstein"], there)];
  expect(levelIn(crmWith(["Odo", "Bornstein", 4], ["Odo", "Bernstein", 4]), mine, theirs)).toBe("possible");
  expect(levelIn(crmWith(["Odo", "Bernstein", 4]), mine, theirs)).toBe("likely");
});

describe("several of one common name", () => {
  const both = { ...at, ...title };

  it("are possible all, where they are equally likely", () => {
    const records = Array.from({ length: 12 }, () => person(common, both));
    expect(new Set(levelsOf(person(common, both), records))).toEqual(new Set(["possible"]));
  });

  it("leave the one likely that a phone tells", () => {
    const lead = person(common, { ...both, ...phone });
    expect(levelsOf(lead, [person(common, both), person(common, { ...both, ...phone })])).toEqual([
      "possible",
      "likely",
    ]);
  });
});

it("one person who is in the CRM twice is found twice", () => {
  const both = { ...at, ...title, ...lyon };
  const found = matchPeople(
    [person(rare, both)],
    [person(rare, both), person(rare, { ...both, ...phone })],
  )[0];
  expect(found?.map(({ level }) => level)).toEqual(["likely", "likely"]);
});
