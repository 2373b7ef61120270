import type { Places } from "../neighbours/places.ts";
import type { Random } from "../random.ts";
import type { Pair } from "../rows/draft.ts";
import { additions } from "./additions.ts";
import { changedNames } from "./changedNames.ts";
import type { Difficulty } from "./difficulty.ts";
import { firmNames } from "./firmNames.ts";
import { jobs } from "./jobs.ts";
import { otherLetters } from "./otherLetters.ts";
import { shortNames } from "./shortNames.ts";

const difficulties = [...shortNames, ...changedNames, ...otherLetters, ...additions, ...firmNames, ...jobs];

/** Two of a line change the same thing: the second would undo the first, or leave nothing to know them by. */
const alternatives = [
  "hidden-surname married double-barrelled second-surname particle first-initial whole-name-in-one-field suffix",
  "first-initial nickname western-name middle-name title-in-name",
  "hidden-surname first-initial western-name other-script other-spelling keyboard-slip encoding-damage",
  "keyboard-slip second-surname",
  "accents-lost encoding-damage other-script",
  "other-script double-barrelled particle nickname middle-name suffix",
  "name-order whole-name-in-one-field hidden-surname first-initial certificates title-in-name",
  "acronym former-name holding brand-only native-firm-name missing-firm firm-spelling",
  "changed-title title-language",
  "changed-email free-mail shared-mailbox former-name",
  ...["other-script", "other-spelling", "nickname", "western-name", "keyboard-slip"].map(
    (name) => `married ${name}`,
  ),
  ...["changed-email", "free-mail", "shared-mailbox", "missing-firm", "changed-title", "former-name"].map(
    (name) => `married ${name}`,
  ),
].map((line) => line.split(" "));

/** Makes a pair as hard as pairs are: one in four not at all, most by one or two things. */
export function addDifficulties(random: Random, pair: Pair, places: Places): void {
  const count = howMany(random);
  const wanted = pair.twin ? Math.min(count, 1) : count;
  const chosen: Difficulty[] = [];
  for (let tries = 0; chosen.length < wanted && tries < 60; tries += 1) {
    const difficulty = random.weighted(difficulties);
    const fits =
      (difficulty.applies?.(pair, places) ?? true) && (!pair.twin || standsBeside(pair, difficulty));
    if (fits && chosen.every(({ name }) => !excludes(name, difficulty.name))) chosen.push(difficulty);
  }
  const inOrder = [...chosen.filter(({ last }) => !last), ...chosen.filter(({ last }) => last)];
  for (const difficulty of inOrder) {
    const before = JSON.stringify(pair.lead);
    difficulty.apply(random, pair);
    if (!pair.alone || JSON.stringify(pair.lead) !== before) pair.classes.add(difficulty.name);
  }
}

/** Whether the twin can still be told from the person. */
function standsBeside({ classes }: Pair, { name, beside }: Difficulty): boolean {
  if (!beside) return false;
  const kinds = [...classes].join(" ");
  if (kinds.includes("at-like-firm")) return !firmNames.some((each) => each.name === name);
  return !(kinds.includes("junior") && ["suffix", "particle", "double-barrelled"].includes(name));
}

function howMany(random: Random): number {
  const at = random.next();
  return at < 0.26 ? 0 : at < 0.67 ? 1 : at < 0.93 ? 2 : 3;
}

function excludes(one: string, other: string): boolean {
  return one === other || alternatives.some((names) => names.includes(one) && names.includes(other));
}
