import type { Random } from "../../foreignAccounts/random.ts";
import type { Draft, Sign } from "../draft.ts";
import { companyDirts } from "./companies.ts";
import { contactDirts, placeDirts } from "./contactWays.ts";
import type { Dirt } from "./dirt.ts";
import { letterDirts } from "./letters.ts";
import { nameDirts } from "./names.ts";

/** In the order in which they happen: what damages letters comes last. */
const groups: readonly (readonly [readonly Dirt[], number])[] = [
  [nameDirts, 0.36],
  [companyDirts, 0.3],
  [contactDirts, 0.3],
  [placeDirts, 0.18],
  [letterDirts, 0.34],
];

/** The draft with none to five kinds of dirt, at most one of a group, and their names. */
export function addDirt(random: Random, draft: Draft): { draft: Draft; classes: string[] } {
  let dirty = draft;
  const classes: string[] = [];
  for (const [dirts, share] of groups) {
    if (!random.chance(share)) continue;
    const fitting = dirts.filter(
      ({ side, fits }) => (side ?? dirty.side) === dirty.side && (fits?.(dirty) ?? true),
    );
    if (fitting.length === 0) continue;
    const dirt = random.weighted(fitting.map((each) => [each, each.weight] as const));
    dirty = { ...dirty, ...dirt.apply(dirty, random), signs: without(dirty.signs, dirt.hides) };
    classes.push(dirt.name);
  }
  return { draft: dirty, classes };
}

const without = (signs: ReadonlySet<Sign>, hidden: readonly Sign[] = []): Set<Sign> =>
  new Set([...signs].filter((sign) => !hidden.includes(sign)));
