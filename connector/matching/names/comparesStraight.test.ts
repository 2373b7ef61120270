import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFamily } from "./compareFamily.ts";
import { compareGiven } from "./compareGiven.ts";
import { compareNames } from "./compareNames.ts";
import { comparesStraight } from "./comparesStraight.ts";
import { normalizeName, type NormalizedName } from "./normalizeName.ts";

type Written = [given: string, family: string];

const isStraight = (one: Written, other: Written): boolean => {
  const [mine, theirs] = [one, other].map((name) => normalizeName(...name, null));
  if (!mine || !theirs) throw new Error("a name is missing");
  return comparesStraight([mine])(theirs)(0);
};

const partByPart = (one: NormalizedName, other: NormalizedName) => ({
  given: compareGiven(one, other),
  family: compareFamily(one, other),
  isSwapped: false,
});

describe("what is compared part by part alone", () => {
  it.each<[string, Written, Written]>([
    ["in two alphabets", ["Sofiya", "Kovalenko"], ["Софія", "Тарасенко"]],
    ["in another order", ["Lena Maria", "Brandt"], ["Maria", "Lena Brandt"]],
    ["shifted on the other side", ["Ana", "García"], ["Ana García", "Márquez"]],
    ["swapped on the other side", ["Anita", "Brand"], ["Brandt", "Erika"]],
    ["swapped behind a particle", ["Erik", "van der Meer"], ["Vandermeer", "Anna"]],
  ])("excludes a name %s", (_, one, other) => {
    expect(isStraight(one, other)).toBe(false);
  });

  it("is most of those who share a name or a company", () => {
    expect(isStraight(["Anna", "Brandt"], ["Erik", "Brandt"])).toBe(true);
    expect(isStraight(["Anna", "Brandt"], ["Anna", "Weber"])).toBe(true);
  });

  it("is compared so by compareNames, whatever the two names", { tags: ["night"] }, () => {
    const word = fc.constantFrom(
      ..."Ana Anna García Lena Maria Brandt Brand van Meer Софія Vandermeer".split(" "),
    );
    const written = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    const name = fc.tuple(written, written).map((parts) => normalizeName(...parts, null));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), name, (names, other) => {
        const isStraightWith = comparesStraight(names)(other);
        for (const [place, one] of names.entries())
          if (isStraightWith(place)) expect(compareNames(one, other)).toEqual(partByPart(one, other));
      }),
      { numRuns: 1_000 },
    );
  });
});
