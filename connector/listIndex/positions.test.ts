import fc from "fast-check";
import { expect, it } from "vitest";
import { blocksPerEntry, decodePlaces, encodePlaces } from "./entryText.ts";
import {
  countPositions,
  inBoth,
  placesIn,
  positionsFrom,
  somePositions,
  without,
  type Places,
  type Positions,
} from "./positions.ts";

const some = fc.uniqueArray(fc.oneof(fc.nat(30), fc.nat(1_500), fc.nat(20_000)), { maxLength: 1_200 });
const inOrder = (positions: readonly number[]) => [...positions].sort((one, other) => one - other);
const allOf = (positions: Positions) =>
  somePositions(positions, { after: -1, offset: 0, limit: Number.POSITIVE_INFINITY });

it("positions are those that they were made from, in order, in both and in one alone", () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [first, second] = [positionsFrom(one), positionsFrom(other)];
      expect(allOf(first)).toEqual(inOrder(one));
      expect(countPositions(first)).toBe(one.length);
      const shared = one.filter((position) => other.includes(position));
      expect(allOf(inBoth(first, second))).toEqual(inOrder(shared));
      expect(countPositions(without(first, second))).toBe(one.length - shared.length);
    }),
  );
});

it("some positions are those after one, and past so many", () => {
  fc.assert(
    fc.property(
      some,
      fc.integer({ min: -1, max: 2_000 }),
      fc.nat(1_300),
      fc.nat(60),
      (all, after, offset, limit) => {
        const expected = inOrder(all).filter((position) => position > after);
        const found = somePositions(positionsFrom(all), { after, offset, limit });
        expect(found).toEqual(expected.slice(offset, offset + limit));
      },
    ),
  );
});

it("the texts of entries have the places of all their blocks, each added behind others, some twice", () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const texts = new Map<number, string>();
      for (const positions of [positionsFrom(one), positionsFrom(other)])
        for (const [block, places] of positions) {
          const entry = Math.floor(block / blocksPerEntry);
          texts.set(entry, (texts.get(entry) ?? "") + encodePlaces(block, placesIn(places)));
        }
      const found = new Map<number, Places>();
      for (const [entry, text] of texts) decodePlaces(entry, text, found);
      expect(allOf(found)).toEqual(inOrder([...new Set([...one, ...other])]));
    }),
  );
});
