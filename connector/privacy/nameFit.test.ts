import { expect, it } from "vitest";
import { namesAtWork, shortNames, spellingsOfName, writtenNames } from "./identities.ts";
import { nameFit } from "./nameFit.ts";
import { isShortened, isWholeName, nameOfTwo, splitName } from "./splitName.ts";

/** `First|Last` as two columns have it, and a name in one text as it is split. */
function nameOf(written: string) {
  const [firstName = "", lastName] = written.split("|");
  return lastName === undefined ? splitName(written) : { firstName, lastName };
}

it.each(["H. Le Goff", "H. van den Berg", "H. Testmann", "M. Muster", "V. T. Muster"])(
  "%s is short for the whole name, and for no other",
  (short) => {
    const whole = short.replace(/^(\p{L})\./u, "$1era");
    const name = splitName(short);
    expect(isShortened(name)).toBe(true);
    expect(nameFit(splitName(whole), name)).toBe("fits");
    expect(nameFit(splitName(whole), splitName(short.replace(/^./u, "K")))).toBe("differs");
    expect(spellingsOfName(name)).toEqual([]);
    expect(shortNames(name)).toEqual([]);
  },
);

it("a name that is shortened to an initial keeps its particles", () => {
  expect(shortNames(splitName("Maarten van den Berg"))).toEqual(["berg den m van", "maarten v"]);
});

it.each([
  "J.-P. García López",
  "J.R. Müller-Huber",
  "J-P Smith Jones",
  "Prof. Dr. H. Smith Jones",
  "Dr. Huber",
  "van|Dijk",
  "ד.|כהן",
  "आ.|शर्मा",
  "Chr. J. Huber",
])("%s is no whole name", (written) => {
  expect(isWholeName(nameOf(written))).toBe(false);
  expect(spellingsOfName(nameOf(written)).filter((spelling) => spelling.includes(" "))).toEqual([]);
});

it.each([
  ["이 민수", "이민수"],
  ["ben affleck", "affleck ben"],
  ["ben|Affleck", "affleck ben"],
  ["văn nam lê", "le nam van"],
  ["Müller-Huber, Anna", "anna huber muller"],
  ["García López, Ana", "ana garcia lopez"],
  ["minh le", "le minh"],
  ["Jack|MA", "jack ma"],
  ["João|Neto", "joao neto"],
  ["Ana|García López", "ana garcia lopez"],
])("%s is a whole name", (written, spelling) => {
  expect(isWholeName(nameOf(written))).toBe(true);
  expect(spellingsOfName(nameOf(written))).toContain(spelling);
});

it.each([
  ["Ana|García López", "Ana García|López"],
  ["伟|王", "|王伟"],
])("%s may be %s in other columns", (one, other) => {
  expect(nameFit(nameOf(one), nameOf(other))).toBe("fits");
  expect(nameFit(nameOf(other), nameOf(one))).toBe("fits");
});

it.each([
  ["Michael|Novak", "Michal|Novak"],
  ["Wei|Xue", "Wei|Xu"],
  ["Ana|Paez", "Ana|Paz"],
  ["Wei|Lu", "Wei|Lou"],
  ["Gabriele|Huber", "Gabrielle|Huber"],
  ["明|高橋", "銘|高橋"],
])("%s only sounds like %s", (one, other) => {
  expect(nameFit(nameOf(one), nameOf(other))).not.toBe("fits");
  const spellings = new Set([...writtenNames(nameOf(one)), ...namesAtWork(nameOf(one))]);
  expect(
    [...writtenNames(nameOf(other)), ...namesAtWork(nameOf(other))].filter((each) => spellings.has(each)),
  ).toEqual([]);
});

it.each([
  ["Jürgen|Müller", "Juergen|Mueller"],
  ["Jürgen|Müller", "Jurgen|Muller"],
  ["Anna|Bäcker", "Anna|Baecker"],
])("%s is written as %s, too", (one, other) => {
  expect(nameFit(nameOf(one), nameOf(other))).toBe("fits");
  expect(namesAtWork(nameOf(one))).toEqual(expect.arrayContaining(namesAtWork(nameOf(other))));
});

it.each([
  ["Vera Testmann", "Vera Testmann"],
  ["Vera Testmann", "Testmann"],
  ["Dr.in Vera", "Testmann"],
  ["Mag.pharm. Vera", "Testmann"],
  ["Dr.iur. Vera", "Testmann"],
  ["Prof.Dr.Vera", "Testmann"],
])("a name whose columns say the same twice has each once: %s, %s", (firstName, lastName) => {
  expect(nameOfTwo(firstName, lastName)).toEqual({ firstName: "Vera", lastName: "Testmann" });
});

it.each([
  ["Costa e Silva, Inês", "Inês", "Costa e Silva"],
  ["Ana y Berta, Clara", "Ana", "y Berta"],
  ["J.R.Huber", "", "J.R.Huber"],
])("%s is split into %s and %s", (text, firstName, lastName) => {
  expect(splitName(text)).toEqual({ firstName, lastName });
});

it.each(["V.|Huber", "Vera|Huber"])("a last name alone, with how it begins, does not fit %s", (other) => {
  expect(nameFit(splitName("Herr von Huber"), nameOf(other))).toBe("differs");
});
