import { expect, it } from "vitest";
import { shortNames, spellingsOfName } from "./identities.ts";
import { isShortened, nameFit } from "./nameFit.ts";

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
