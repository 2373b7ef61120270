import { nicknamesOf, westernNames } from "../names/nicknames.ts";
import { eitherSide, seesOnly, type Difficulty } from "./difficulty.ts";

/** Names of which a part is missing or another one stands for it. */
export const shortNames: Difficulty[] = [
  {
    name: "hidden-surname",
    weight: 4,
    apply(random, pair) {
      pair.lead.family = `${pair.person.family.latin[0].slice(0, 1)}${random.pick([".", ".", ""])}`;
      seesOnly(pair, "name", 1.75);
    },
  },
  {
    name: "first-initial",
    weight: 4,
    apply(random, pair) {
      eitherSide(random, pair).given =
        `${pair.person.given.latin[0].slice(0, 1)}${random.pick([".", ".", ""])}`;
      seesOnly(pair, "name", 2);
    },
  },
  {
    name: "nickname",
    weight: 40,
    applies: ({ person }) => nicknamesOf(person.given.latin[0]).length > 0,
    apply(random, pair) {
      const given = pair.person.given.latin[0];
      const short = random.pick(nicknamesOf(given));
      const way = random.pick(["instead", "instead", "brackets", "quotes"]);
      eitherSide(random, pair).given =
        { instead: short, brackets: `${given} (${short})`, quotes: `${given} "${short}"` }[way] ?? short;
      if (way === "instead") seesOnly(pair, "name", 2.5);
    },
  },
  {
    name: "western-name",
    weight: 25,
    applies: ({ person }, places) =>
      ["zh", "zh-SG", "ko", "th"].includes(person.culture.key) && places.isOnly(person, "family"),
    apply(random, pair) {
      const given = pair.person.given.latin[0];
      const western = random.pick(pair.person.woman ? westernNames.women : westernNames.men);
      const way = random.pick(["instead", "brackets", "turned", "before"]);
      const written = {
        instead: western,
        brackets: `${given} (${western})`,
        turned: `${western} (${given})`,
        before: `${western} ${given}`,
      }[way];
      eitherSide(random, pair).given = written ?? western;
      seesOnly(pair, "name", way === "instead" ? 0.5 : 2.5);
    },
  },
  {
    name: "middle-name",
    weight: 9,
    beside: true,
    applies: ({ person }) => person.middle !== undefined,
    apply(random, pair) {
      const middle = pair.person.middle?.latin[0] ?? "";
      const isFathers = pair.person.culture.names.kind === "cyrillic";
      const way = isFathers ? "whole" : random.pick(["whole", "initial", "initial", "first"]);
      const side = eitherSide(random, pair);
      if (way === "first") side.given = `${middle.slice(0, 1)}. ${side.given}`;
      else side.given += ` ${way === "whole" ? middle : `${middle.slice(0, 1)}.`}`;
      seesOnly(pair, "name", 2.75);
    },
  },
  {
    name: "second-surname",
    weight: 30,
    beside: true,
    applies: ({ person }) => person.secondFamily !== undefined,
    apply(random, pair) {
      const { culture, family, secondFamily } = pair.person;
      const [own, mothers] = [family.latin[0], secondFamily?.latin[0] ?? ""];
      const isPortuguese = culture.key === "pt-BR";
      eitherSide(random, pair).family = isPortuguese
        ? `${mothers} ${own}`
        : random.pick([`${own} ${mothers}`, `${own} ${mothers}`, `${own} y ${mothers}`, `${own}-${mothers}`]);
      seesOnly(pair, "name", 2.75);
    },
  },
];
