import { inject } from "vitest";

/** Whether all is to be tried that is there: `npm run nightly`, and one file by `TESTS_AT=night`. */
export const isNight = (): boolean => inject("fewerByDay") === 1;

/** The first rows of a table by day, and all by night: variants of a promise that cost much each. */
export const fewByDay = <Row>(rows: readonly Row[], byDay: number): Row[] =>
  isNight() ? [...rows] : rows.slice(0, byDay);
