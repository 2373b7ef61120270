import { expect, it } from "vitest";
import { shortNames, spellingsOfName } from "./identities.ts";
import { isShortened, nameFit } from "./nameFit.ts";
import { isWholeName } from "./splitName.ts";

it.each(["H. Le Goff", "H. van den Berg", "H. Testmann", "M. Muster", "V. T. Muster"])(
  "%s is short for the whole name, and for no other",
  (short) => {
    const whole = short.replace(/^(\p{L})\./u, "$1era");
    expect(isShortened(short)).toBe(true);
    expect(nameFit(whole, short)).toBe("fits");
    expect(nameFit(whole, short.replace(/^./u, "K"))).toBe("differs");
    expect(spellingsOfName(short)).toEqual([]);
    expect(shortNames(short)).toEqual([]);
  },
);

it("a name that is shortened to an initial keeps its particles", () => {
  expect(shortNames("Maarten van den Berg")).toEqual(["berg den m van", "maarten v"]);
});

it.each([
  "J.-P. García López",
  "J.R. García López",
  "J.R. Müller-Huber",
  "Hans Peter M.-T.",
  "J-P Smith Jones",
  "Dr. M. Smith Jones",
  "Prof. Dr. H. Smith Jones",
  "Müller-Huber, J.",
  "Dr. Huber",
])("%s is no whole name", (name) => {
  expect(isWholeName(name)).toBe(false);
  expect(spellingsOfName(name)).toEqual([]);
});

it.each([
  ["이 민수", "i minsu"],
  ["오 지영", "jiyeong o"],
  ["ben affleck", "affleck ben"],
  ["al gore", "al gore"],
  ["van morrison", "morrison van"],
  ["văn nam lê", "le nam van"],
  ["Testmann, Vera", "testmann vera"],
  ["Müller-Huber, Anna", "anna huber muller"],
  ["van der Berg, Jan", "berg der jan van"],
  ["García López, Ana", "ana garcia lopez"],
  ["Vera Testmann, MBA", "testmann vera"],
])("%s is a whole name", (name, spelling) => {
  expect(isWholeName(name)).toBe(true);
  expect(spellingsOfName(name)).toContain(spelling);
});
