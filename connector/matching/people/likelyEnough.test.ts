import { describe, expect, it } from "vitest";
import type { Person } from "../person.ts";
import { countsOf, levelOf, levelsOf, person, type Named } from "./levels.fixture.ts";
import { createMatcher, matchPeople } from "./matchPeople.ts";

const rare: Named = ["Ottokar", "Rauscholl"];
const common: Named = ["Maria", "Garcia"];
const title = { title: "Head of Quality" };
const lyon = { city: "Lyon", country: "FR" };

describe.each([
  ["stealth", "Stealth"],
  ["a freelancer's", "Freelance"],
] as [string, string][])("whose company is %s", (_what, company) => {
  const levelWith = (name: Named, more: Partial<Person>) =>
    levelOf(person(name, { company, ...more }), person(name, { company: "Nordwerk", ...more }));

  it("a lead is possible at most by name and title, where no place is known", () => {
    expect(levelWith(rare, title)).toBe("possible");
  });

  it("a lead is likely by a rare name, title and place", () => {
    expect(levelWith(rare, { ...title, ...lyon })).toBe("likely");
    expect(levelWith(rare, { ...title, country: "FR" })).toBe("likely");
  });

  it("a lead is possible at most by a name that many have, whatever title and place", () => {
    expect(levelWith(common, { ...title, ...lyon })).toBe("possible");
  });

  it("a lead is likely by an address or a phone number", () => {
    expect(levelWith(common, { phones: ["+49 89 5550100"] })).toBe("likely");
    expect(levelWith(common, { emails: ["maria@garcia.example"] })).toBe("certain");
  });
});

it("a name that few have anywhere is common where the org has many of it", () => {
  const lead = person(rare, { ...title, ...lyon });
  const find = (counts?: ReturnType<typeof countsOf>) => {
    const matcher = createMatcher(counts && { counts });
    matcher.add(person(rare, { ...title, ...lyon, company: "Nordwerk" }));
    return matcher.match(lead).best[0]?.level;
  };
  expect(find()).toBe("likely");
  expect(
    find(
      countsOf([
        [...rare, 400],
        ["Kim", "Other", 20_000],
      ]),
    ),
  ).toBe("possible");
});

describe("two people of one firm with different titles", () => {
  const at = { company: "Nordwerk AG" };
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
      ["Harry", "Rauscholl"],
      ["Harriet", "Rauscholl"],
    ],
    [
      ["Anna", "R."],
      ["Anna", "Rauscholl"],
    ],
    [
      ["Ottokar", "Kramer"],
      ["Ottokar", "Cramer"],
    ],
    [
      ["Thomas", "Müller"],
      ["Thomas", "Mueller"],
    ],
  ] as [Named, Named][])(
    "are possible at most, unless something of their own agrees: %s and %s",
    (mine, theirs) => {
      expect(levelOf(person(mine, one), person(theirs, other))).toBe("possible");
      const own = { phones: ["+49 89 5550100"] };
      expect(levelOf(person(mine, { ...one, ...own }), person(theirs, { ...other, ...own }))).toBe("likely");
    },
  );

  it("are possible where no career leads from one title to the other, however few have the name", () => {
    const [mine, theirs] = [
      { ...at, title: "Chief Financial Officer" },
      { ...at, title: "Welder" },
    ];
    expect(levelOf(person(rare, mine), person(rare, theirs))).toBe("possible");
    const own = { phones: ["+49 89 5550100"] };
    expect(levelOf(person(rare, { ...mine, ...own }), person(rare, { ...theirs, ...own }))).toBe("likely");
  });

  it("are one person who has another title by now, where few have the name, but not in two cities", () => {
    expect(levelOf(person(rare, one), person(rare, other))).toBe("likely");
    const nice = { city: "Nice", country: "FR" };
    expect(levelOf(person(rare, { ...one, ...lyon }), person(rare, { ...other, ...lyon }))).toBe("likely");
    expect(levelOf(person(rare, { ...one, ...lyon }), person(rare, { ...other, ...nice }))).toBe("possible");
  });
});

describe("a colleague with another title whose name has a letter more, less or elsewhere", () => {
  const [one, other] = [
    { company: "Nordwerk AG", title: "Head of Quality" },
    { company: "Nordwerk AG", title: "Accountant" },
  ];
  const syllables = ["ober", "nieder", "wald", "linden", "hasel", "kalten", "ottokar"];
  const endings = "bach mann meier hofer berger brunner thaler wood field ton well ford".split(" ");
  const many = syllables.flatMap((first) => endings.map((last) => first + last));
  const counts = countsOf([
    ...many.map((name): [...Named, number] => [`${name}a`, name, 4]),
    ...many.map((name): [...Named, number] => [`${name}o`, `${name}er`, 4]),
    ["Ottokar", "Rauscholl", 4],
  ]);
  const levelBetween = (mine: Named, theirs: Named, known?: typeof counts) => {
    const matcher = createMatcher(known && { counts: known });
    matcher.add(person(theirs, other));
    return matcher.match(person(mine, one)).best[0]?.level;
  };

  it.each([
    [
      ["Ottokar", "Rauschloll"],
      ["Ottokar", "Rauscholl"],
    ],
    [
      ["Ottokar", "Schmiddt"],
      ["Ottokar", "Schmidt"],
    ],
    [
      ["Ottkoar", "Rauscholl"],
      ["Ottokar", "Rauscholl"],
    ],
  ] as [Named, Named][])("is the same where the org has no letters like these: %s and %s", (mine, theirs) => {
    expect(levelBetween(mine, theirs, counts)).toBe("likely");
    expect(levelBetween(theirs, mine, counts)).toBe("likely");
    expect(levelBetween(mine, theirs)).toBe("possible");
  });

  it.each([
    [
      ["Ottokar", "Bornstein"],
      ["Ottokar", "Bernstein"],
    ],
    [
      ["Ottokar", "Rauschell"],
      ["Ottokar", "Rauscholl"],
    ],
    [
      ["Ottokar", "Schmitt"],
      ["Ottokar", "Schmidt"],
    ],
    [
      ["Xiuqiang", "Li"],
      ["Xiaqiang", "Li"],
    ],
  ] as [Named, Named][])("is possible where it may be a name: %s and %s", (mine, theirs) => {
    expect(levelBetween(mine, theirs, counts)).toBe("possible");
  });
});

describe("two people of one firm, title and city whose names are alike", () => {
  const at = { company: "Nordwerk AG", ...title, ...lyon };

  it.each([
    ["by a vowel", ["Jamil", "Rauscholl"], ["Jamal", "Rauscholl"]],
    ["by the first letter", ["Darius", "Rauscholl"], ["Marius", "Rauscholl"]],
    ["by an ending", ["Ottokar", "Martini"], ["Ottokar", "Martin"]],
    ["and sound alike", ["Ottokar", "Braun"], ["Ottokar", "Brown"]],
  ] as [string, Named, Named][])("are possible at most where both names are known, %s", (_, mine, theirs) => {
    expect(levelOf(person(mine, at), person(theirs, at))).toBe("possible");
    const own = { phones: ["+49 89 5550100"] };
    expect(levelOf(person(mine, { ...at, ...own }), person(theirs, { ...at, ...own }))).toBe("likely");
  });

  it("are one person where one is a slip that nobody is called", () => {
    expect(levelOf(person(["Ottokar", "Schmidtt"], at), person(["Ottokar", "Schmidt"], at))).toBe("likely");
    expect(levelOf(person(["Jamla", "Rauscholl"], at), person(["Jamal", "Rauscholl"], at))).toBe("likely");
  });
});

describe("several of one common name", () => {
  const at = { company: "Nordwerk AG", ...title };

  it("are possible all, where they are equally likely", () => {
    const records = [person(common, at), person(common, at), person(common, at)];
    expect(levelsOf(person(common, at), records)).toEqual(["possible", "possible", "possible"]);
  });

  it("leave the one likely that an address or a profile tells", () => {
    const address = { emails: ["maria.garcia@nordwerk.example"] };
    const profile = { profileKeys: ["p"] };
    const records = [
      person(common, { ...at, ...address }),
      person(common, at),
      person(common, { ...at, ...profile }),
    ];
    expect(levelsOf(person(common, { ...at, ...address }), records)).toEqual([
      "certain",
      "possible",
      "possible",
    ]);
    expect(levelsOf(person(common, { ...at, ...profile }), records)).toEqual([
      "possible",
      "possible",
      "certain",
    ]);
  });

  it("are one person who is there twice, where few have the name or everything agrees", () => {
    expect(levelsOf(person(rare, at), [person(rare, at), person(rare, at)])).toEqual(["likely", "likely"]);
    const all = { ...at, ...lyon };
    expect(levelsOf(person(common, all), [person(common, all), person(common, all)])).toEqual([
      "likely",
      "likely",
    ]);
  });
});

it("nobody is likely among ten thousand of one name, but by an address", { tags: ["night"] }, () => {
  const at = (number: number): Partial<Person> => ({
    company: `Firm ${number % 2_000}`,
    title: number % 3 === 0 ? "Head of Quality" : "Buyer",
    ...lyon,
  });
  const records = Array.from({ length: 10_000 }, (_, number) => person(common, at(number)));
  const own = { emails: ["maria.garcia@firm.example"] };
  records.push(person(common, { ...at(7), ...own }));
  const [crowd = [], addressed = []] = matchPeople(
    [person(common, at(3)), person(common, { ...at(7), ...own })],
    records,
  );
  expect(crowd).toHaveLength(500);
  expect(crowd.filter(({ level }) => level !== "possible")).toEqual([]);
  expect(addressed.filter(({ level }) => level !== "possible").map(({ candidate }) => candidate)).toEqual([
    10_000,
  ]);
});

describe("a name that a crowd has", () => {
  const at = { company: "Nordwerk AG", title: "Buyer", ...lyon };
  const crowd = (firstName: string) => Array.from({ length: 12 }, () => person([firstName, "Garcia"], at));

  it.each([
    ["in another spelling", "Marya", "Maria"],
    ["by its initial", "M.", "Maria"],
    ["in short", "Bill", "William"],
  ])("makes none of them likely, %s", (_, lead, record) => {
    expect(levelsOf(person([lead, "Garcia"], at), crowd(record))).toEqual(Array(12).fill("possible"));
  });
});

describe("two records of one name, desk and city", () => {
  const at = { company: "Nordwerk AG", website: "nordwerk.example", title: "Buyer", ...lyon };
  const records = (first: string, second: string, more: Partial<Person> = {}) => [
    person(rare, { ...at, emails: [`${first}@nordwerk.example`] }),
    person(rare, { ...at, emails: [`${second}@nordwerk.example`], ...more }),
  ];

  it("are one person with an old and a new address", () => {
    expect(levelsOf(person(rare, at), records("ottokar.rauscholl", "orauscholl"))).toEqual([
      "likely",
      "likely",
    ]);
  });

  it("are two people where a number tells the addresses apart", () => {
    expect(levelsOf(person(rare, at), records("o.rauscholl", "o.rauscholl2"))).toEqual([
      "possible",
      "possible",
    ]);
  });

  it("are two people with two addresses where one has no place", () => {
    const found = levelsOf(
      person(rare, { ...at, city: null }),
      records("ottokar.rauscholl", "orauscholl", { city: null }),
    );
    expect(found).toEqual(["possible", "possible"]);
  });
});

it.each([
  ["two", "Maria Luise", "Maria Sophie"],
  ["three", "Maria Anna Luise", "Maria Anna Sophie"],
  ["three", "Thu Hằng Mai", "Thu Hằng Linh"],
])("two people of %s given names, of which the last is another, are possible at most", (_, one, other) => {
  const at = { company: "Nordwerk AG", title: "Buyer", ...lyon };
  expect(levelOf(person([one, "Rauscholl"], at), person([other, "Rauscholl"], at))).toBe("possible");
});

it("somebody is likely whose further given names are left out, or are initials", () => {
  const at = { company: "Nordwerk AG", title: "Buyer" };
  const lead = person(["Maria Anna Luise", "Rauscholl"], at);
  const records = ["Maria Anna", "Maria A. L.", "Maria Luise", "Maria"];
  expect(records.map((first) => levelOf(lead, person([first, "Rauscholl"], at)))).toEqual(
    records.map(() => "likely"),
  );
});
