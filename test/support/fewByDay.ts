import { inject } from "vitest";

/** The first rows of a table by day, and all by night: variants of a promise that cost much each. */
export const fewByDay = <Row>(rows: readonly Row[], byDay: number): Row[] =>
  inject("fewerByDay") === 1 ? [...rows] : rows.slice(0, byDay);
