import { describe, expect, it } from "vitest";
import type { Person } from "../person.ts";
import { countsOf, levelOf, levelsOf, person, type Named } from "./levels.fixture.ts";
import { createMatcher } from "./matchPeople.ts";

const title = { title: "Head of Quality" };
const lyon = { city: "Lyon", country: "FR" };

describe("a colleague with another family name, of one given name and title", () => {
  const at = { company: "Nordwerk AG", ...title };

  it("is likely somebody who has married, with a place or without", () => {
    expect(levelOf(person(["Ottilie", "Rauscholl"], at), person(["Ottilie", "Kraft"], at))).toBe("likely");
    const there = { ...at, ...lyon };
    expect(levelOf(person(["Ottilie", "Rauscholl"], there), person(["Ottilie", "Kraft"], there))).toBe(
      "likely",
    );
  });

  it.each([
    ["of men, who seldom change theirs", ["Björn", "Rauscholl"], ["Björn", "Kraft"]],
    ["of men, who seldom change theirs", ["Jean-François", "Morel"], ["Jean-François", "Blanchard"]],
    ["of two that are alike", ["Ottilie", "Lindgren"], ["Ottilie", "Lindström"]],
    ["of two that are alike", ["Ottilie", "McDowell"], ["Ottilie", "MacDonald"]],
    ["where women keep theirs", ["Thảo", "Nguyễn"], ["Thảo", "Trần"]],
    ["where women keep theirs", ["Meiling", "Zhao"], ["Meiling", "Huang"]],
  ] as [string, Named, Named][])("is possible at most %s: %s and %s", (_, mine, theirs) => {
    const there = { ...at, ...lyon };
    expect(levelOf(person(mine, there), person(theirs, there))).toBe("possible");
  });

  it.each([
    ["where women keep theirs", "ES", "possible"],
    ["where women keep theirs", "AE", "possible"],
    ["where they change it", "DE", "likely"],
  ])("is, %s, in %s %s", (_, country, level) => {
    const there = { ...at, country };
    expect(levelOf(person(["Ottilie", "Rauscholl"], there), person(["Ottilie", "Kraft"], at))).toBe(level);
    expect(levelOf(person(["Ottilie", "Rauscholl"], at), person(["Ottilie", "Kraft"], there))).toBe(level);
  });

  it("is possible at most in another city, and another one with another title", () => {
    const there = { ...at, ...lyon };
    expect(
      levelOf(
        person(["Ottilie", "Rauscholl"], there),
        person(["Ottilie", "Kraft"], { ...there, city: "Nice" }),
      ),
    ).toBe("possible");
    expect(
      levelOf(
        person(["Ottilie", "Rauscholl"], there),
        person(["Ottilie", "Kraft"], { ...there, title: "Accountant" }),
      ),
    ).toBeUndefined();
  });

  it("is none of two where either may be, and never who has the name still", () => {
    const lead = person(["Ottilie", "Rauscholl"], at);
    expect(levelsOf(lead, [person(["Ottilie", "Kraft"], at), person(["Ottilie", "Vogt"], at)])).toEqual([
      "possible",
      "possible",
    ]);
    expect(levelsOf(lead, [person(["Ottilie", "Kraft"], at), person(["Ottilie", "Rauscholl"], at)])).toEqual([
      "possible",
      "likely",
    ]);
  });
});

describe("somebody of the same name and title at another company", () => {
  const [lead, record] = [{ company: "Nordwerk AG" }, { company: "Larkhall Media" }];
  const levelWith = (name: Named, mine: Partial<Person>, theirs = mine) =>
    levelOf(person(name, { ...lead, ...mine }), person(name, { ...record, ...theirs }));

  it("has likely moved where the city is the same, unless many have the name", () => {
    expect(levelWith(["Ottilie", "Rauscholl"], { ...title, ...lyon })).toBe("likely");
    expect(levelWith(["Ottilie", "Garcia"], { ...title, ...lyon })).toBe("likely");
    expect(levelWith(["Maria", "Garcia"], { ...title, ...lyon })).toBe("possible");
  });

  it.each([
    ["some have", 7, "likely"],
    ["many have", 70, "possible"],
  ])(
    "has likely moved by the title where %s the last name, and the whole name nobody else",
    (_, people, level) => {
      const counts = countsOf([
        ["Odo", "Rauscholl", people],
        ["Kim", "Other", 12_000],
      ]);
      const matcher = createMatcher({ counts });
      matcher.add(person(["Ottilie", "Rauscholl"], { ...record, ...title }));
      expect(matcher.match(person(["Ottilie", "Rauscholl"], { ...lead, ...title })).best[0]?.level).toBe(
        level,
      );
    },
  );

  it("is possible at most in another city, with another title, or by a short form", () => {
    const there = { ...title, ...lyon };
    expect(levelWith(["Ottilie", "Rauscholl"], there, { ...there, city: "Nice" })).toBe("possible");
    expect(levelWith(["Ottilie", "Rauscholl"], there, { ...there, title: "Accountant" })).toBe("possible");
    expect(
      levelOf(
        person(["Harry", "Rauscholl"], { ...lead, ...there }),
        person(["Harriet", "Rauscholl"], { ...record, ...there }),
      ),
    ).toBe("possible");
  });
});

describe("somebody of whom no company is known", () => {
  const levelWith = (name: Named, more: Partial<Person>) =>
    levelOf(person(name, more), person(name, { company: "Nordwerk", ...more }));

  it("is likely by name and title, unless many have the name", () => {
    expect(levelWith(["Ottilie", "Rauscholl"], title)).toBe("likely");
    expect(levelWith(["Maria", "Garcia"], title)).toBe("possible");
    expect(levelWith(["Ottilie", "Rauscholl"], {})).toBe("possible");
  });
});

describe("a colleague of whose name an initial alone is known", () => {
  const at = { company: "Nordwerk AG" };

  it.each([
    ["the first", ["O.", "Rauscholl"], ["Ottilie", "Rauscholl"]],
    ["the last", ["Ottilie", "R."], ["Ottilie", "Rauscholl"]],
  ] as [string, Named, Named][])("is likely, unless the title is another: %s name's", (_, mine, theirs) => {
    const lead = person(mine, { ...at, ...title });
    expect(levelOf(lead, person(theirs, at))).toBe("likely");
    expect(levelOf(lead, person(theirs, { ...at, title: "Accountant" }))).toBe("possible");
  });
});
