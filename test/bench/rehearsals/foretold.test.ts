import { expect, it } from "vitest";
import { benchRehearsals } from "./rehearsals.ts";

it(
  "a rehearsal foretells what a batch does in 99 of 100 rows, and leaves nothing behind",
  { timeout: 300_000 },
  async () => {
    const { rows, right, wrong, left } = await benchRehearsals(13, 7);
    expect(left).toEqual([]);
    expect(right / rows, JSON.stringify(wrong)).toBeGreaterThanOrEqual(0.99);
  },
);
