import { describe, expect, it } from "vitest";
import { nobody } from "../people/nobody.fixture.ts";
import { initialLetters } from "./initialLetters.ts";

const lettersOf = (firstName: string, lastName: string) => initialLetters({ ...nobody, firstName, lastName });
const elsewhere = (firstName: string, lastName: string) =>
  new Set(
    [lettersOf(firstName, lastName)].flatMap((all) => [...all.elsewhere.flat(), ...all.givenElsewhere]),
  );

describe("a name's first letters", () => {
  it.each([
    ["Robert", "van der Meer", ["R"], ["V", "M"]],
    ["J. Anna", "Núñez Ibarra", ["J", "A"], ["N", "I"]],
    ["Øyvind", "Åberg", ["Ø", "O"], ["Å", "A"]],
  ])("are those of all names of %s %s", (firstName, lastName, given, family) => {
    expect(lettersOf(firstName, lastName)).toMatchObject({ given, family });
  });

  it("are all that a name in another alphabet may have in Latin ones", () => {
    expect(lettersOf("جمال", "الغامدي").given).toEqual(expect.arrayContaining(["ج", "G", "J"]));
    expect(lettersOf("جمال", "الغامدي").family).toEqual(expect.arrayContaining(["ا", "A", "G"]));
  });

  it.each([
    ["Svitlana", "Mazun", ["С", "М"]],
    ["Moustafa", "Zaki", ["م", "ز"]],
    ["Priya", "Sharma", ["प", "श"]],
    ["Meiling", "Ye", ["叶", "葉"]],
    ["Young-soo", "Kim", ["김"]],
    ["Sakura", "Kobayashi", ["さ", "小"]],
  ])("are known in other alphabets for %s %s", (firstName, lastName, letters) => {
    expect([...elsewhere(firstName, lastName)]).toEqual(expect.arrayContaining(letters));
  });
});
