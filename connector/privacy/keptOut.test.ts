import { describe, expect, it } from "vitest";
import { chanceOf, type Chance } from "../../test/bench/labelled/chanceOf.ts";
import { corruptions } from "../../test/bench/labelled/corruptions.ts";
import { latin } from "../../test/bench/labelled/makePerson.ts";
import { cultures } from "../../test/bench/labelled/names.ts";
import { foldText } from "../matching/foldText.ts";
import { knownGivenNames } from "../matching/names/knownNames.ts";
import { chooseLeads } from "./chooseLeads.ts";
import { identityKey } from "./identities.ts";
import { whatKeepsOut } from "./keptOut.ts";
import { leadFacts, type LeadFacts } from "./leadFacts.ts";
import { isShortened, nameFit } from "./nameFit.ts";
import { rememberedOf } from "./rememberedOf.ts";

interface Name {
  first: string;
  last: string;
}

const lead = ({ first, last }: Name, email: string, profileUrls: string[] = []): LeadFacts =>
  leadFacts(
    {
      firstName: first,
      lastName: last,
      sourceName: `${first} ${last}`,
      company: "Nordwind",
      formerCompany: null,
      email,
      extra: {},
    },
    profileUrls,
  );

/** Erases one person by their lead's id, and tells whether another row is kept out from then on. */
function keepsOutAfter(erased: LeadFacts): (row: LeadFacts) => boolean {
  const person = { leadIds: ["1"] };
  const { theirs, stayed } = chooseLeads(person, () => [{ id: "1", facts: erased }]);
  const { identities } = rememberedOf(person, theirs, stayed);
  const keys = new Set(identities.map(identityKey));
  const remembered = {
    has: (identity: (typeof identities)[number]) => keys.has(identityKey(identity)),
    kinds: new Set(identities.map(({ kind }) => kind)),
  };
  return (facts) => whatKeepsOut({ facts, cell: { emails: [], profileUrls: [] } }, remembered).length > 0;
}

/** Somebody with an address that is spelled as people's are, and what others call them. */
function someone(chance: Chance) {
  const culture = chance.pick(cultures);
  const [spellings = "", ...nicknames] = chance.pick(culture.given).split(":");
  const name = {
    first: chance.pick(spellings.split("/")),
    last: chance.pick(culture.family).split("/")[0] ?? "",
  };
  const [first, last] = [latin([name.first]), latin([name.last])];
  const local = chance.pick([first, last, `${first}.${last}`, `${first.charAt(0)}${last}`, "office"]);
  return { culture, name, email: `${local}@box.example`, calledBy: [...spellings.split("/"), ...nicknames] };
}

/** A slip of the pen may make another name. A second one in other letters is nobody's. */
const isNewName = (known: string, first: string): boolean =>
  (first !== known && knownGivenNames.has(foldText(first))) ||
  /[^\p{Script=Latin}] \p{Script=Latin}/u.test(first);

const hers = ({ name, email }: ReturnType<typeof someone>) => keepsOutAfter(lead(name, email));
const seeds = Array.from({ length: 200 }, (_, seed) => seed + 1);
const whole = ({ first, last }: Name) => `${first} ${last}`;

describe("a row at the mailbox of somebody erased, of made-up people", () => {
  it("is kept out where its name leads to them in erasing, and comes in where it is a relative's", () => {
    const wrong = seeds.flatMap((seed) => {
      const chance = chanceOf(seed);
      const erased = someone(chance);
      const keepsOut = hers(erased);
      return erased.culture.given.flatMap((entry) => {
        const [first = ""] = chance.pick(entry.split(":")).split("/");
        const other = { first, last: erased.name.last };
        const fit = nameFit(whole(erased.name), whole(other));
        if (fit === "similar" || isShortened(whole(other))) return [];
        const isOut = keepsOut(lead(other, erased.email));
        return isOut === (fit === "fits") ? [] : [`${whole(erased.name)}: ${whole(other)} ${erased.email}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("is kept out under each of their names, however it is spelled", () => {
    const wrong = seeds.flatMap((seed) => {
      const chance = chanceOf(seed);
      const erased = someone(chance);
      const keepsOut = hers(erased);
      const called = erased.calledBy.map((first) => ({ first, last: erased.name.last }));
      const written = corruptions
        .flatMap(({ apply }) => apply(erased.name, chance) ?? [])
        .filter(({ first }) => !isNewName(erased.name.first, first));
      return [...called, ...written]
        .filter((name) => !keepsOut(lead(name, erased.email)))
        .map((name) => `${whole(erased.name)}: ${whole(name)} ${erased.email}`);
    });
    expect(wrong).toEqual([]);
  });

  it("comes in with a profile of its own where its name has nothing of theirs", () => {
    const wrong = seeds.flatMap((seed) => {
      const chance = chanceOf(seed);
      const [erased, other] = [someone(chance), someone(chance)];
      const given = ({ name }: typeof other) => whole({ ...name, last: "Muster" });
      if (nameFit(whole(erased.name), whole(other.name)) !== "differs") return [];
      if (nameFit(given(erased), given(other)) !== "differs") return [];
      const profile = "https://www.linkedin.com/sales/lead/ACwAAAOtherOtherOtherOtherOth";
      const isIn = !hers(erased)(lead(other.name, erased.email, [profile]));
      return isIn ? [] : [`${whole(erased.name)}: ${whole(other.name)} ${erased.email}`];
    });
    expect(wrong).toEqual([]);
  });
});
