import type { Evidence } from "./levels.ts";

/**
 * What a level of a field adds to the log-odds that two people are one. A level that is not listed, such as
 * `blank`, adds nothing. Source: a logistic regression on made-up people whose authors had not read this
 * code, rounded by hand. `npm run bench -- matching` says what a change does.
 */
export const weights = {
  given: { exact: 2.2, spelling: 1.6, nickname: 1.6, part: 1.6, slip: 1.4, near: -2, other: -5 },
  family: { exact: 2.2, spelling: 1.6, part: 1.6, slip: 1.4, initial: 0.4, near: -1, other: -5 },
  generation: { other: -5 },
  email: { same: 7, colleague: -5.5 },
  phone: { same: 4.3, other: -0.8 },
  company: { same: 4.7, akin: -0.5, other: -2.6 },
  title: { same: 3, like: 0.5, other: -1.6 },
  place: { city: 1.6, country: 0.8, elsewhere: -1.6, otherCountry: -2.8 },
} satisfies { [Field in keyof Evidence]?: Partial<Record<Evidence[Field] & string, number>> };

/** What a name adds by how rare it is. */
export const weightOfNamesakes = (expected: number): number =>
  -perNamesake * Math.log(Math.max(namesakesMin, expected));

/** Log-odds before any evidence, where one namesake is expected by chance. */
export const base = -4.5;

/** How much the logarithm of the expected number of chance namesakes takes from the log-odds. */
const perNamesake = 0.6;

/** Fewer namesakes than this are never expected: nobody knows how rare a name is. */
const namesakesMin = 0.0002;

/** The weight of a field's level. */
export function weightOf(field: keyof typeof weights, evidence: Evidence): number {
  return (weights[field] as Record<string, number>)[evidence[field]] ?? 0;
}
