import type { Evidence } from "./compare.ts";

export type LevelWeights = { [Field in keyof Evidence]: Record<Evidence[Field], number> };

/** Log-odds before any evidence, of a pair that blocking brought together. */
export const prior = -4;

/**
 * What each level of evidence adds to the log-odds that two people are one. A blank says nothing.
 * Set by hand on the first labelled set of test/bench/labelled; `npm run bench` measures them on another.
 */
export const weights: { namesakes: number; levels: LevelWeights } = {
  namesakes: 0.7,
  levels: {
    profile: { same: 8, blank: 0 },
    given: {
      exact: 3,
      variant: 2.7,
      nickname: 2.2,
      middle: 2.4,
      typo: 1.6,
      near: -0.5,
      initial: -0.6,
      middleConflict: -1.5,
      different: -5,
      blank: 0,
    },
    family: { exact: 2.6, variant: 2.4, part: 1.8, typo: 1.5, near: 0, initial: -1, different: -5, blank: 0 },
    order: { straight: 0, swapped: -0.4 },
    generation: { different: -4, blank: 0 },
    familyName: { common: -0.5, rare: 0.2 },
    email: { same: 6, sharedMailbox: 0.5, different: -0.8, otherAtSameDomain: -3, blank: 0 },
    phone: { same: 2.5, different: -0.2, blank: 0 },
    company: {
      exact: 3.2,
      domain: 3,
      near: 2.6,
      alias: 2.4,
      national: 2,
      typo: 2,
      former: 1.5,
      related: -0.3,
      different: -1.6,
      blank: 0,
    },
    title: { same: 1.6, similar: 0.7, different: -0.4, blank: 0 },
    place: { sameCity: 1, sameCountry: 0.4, otherCity: -0.3, otherCountry: -1, blank: 0 },
  },
};
