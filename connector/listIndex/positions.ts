import { positionsPerBlock } from "../database/schema/leads.ts";

/** Places of a block, a bit for each. */
export type Places = Uint32Array;

/** Positions within a list, by blocks of `positionsPerBlock`. */
export type Positions = ReadonlyMap<number, Places>;

const bitsPerNumber = 32;
const numbersPerBlock = Math.ceil(positionsPerBlock / bitsPerNumber);

export const noPlaces = (): Places => new Uint32Array(numbersPerBlock);
export const blockOf = (position: number): number => Math.floor(position / positionsPerBlock);
export const placeOf = (position: number): number => position % positionsPerBlock;

export function setPlace(places: Places, place: number, isSet: boolean): void {
  const at = Math.floor(place / bitsPerNumber);
  const bit = 1 << (place % bitsPerNumber);
  places[at] = isSet ? (places[at] ?? 0) | bit : (places[at] ?? 0) & ~bit;
}

/** In their order. */
export function placesIn(places: Places): number[] {
  const found: number[] = [];
  for (let at = 0; at < places.length; at += 1)
    for (let rest = places[at] ?? 0; rest !== 0; rest &= rest - 1)
      found.push(at * bitsPerNumber + (bitsPerNumber - 1 - Math.clz32(rest & -rest)));
  return found;
}

function countPlaces(places: Places): number {
  let count = 0;
  for (let at = 0; at < places.length; at += 1) count += bitsOf(places[at] ?? 0);
  return count;
}

/** Adds neighbours, first bits, then pairs of these, then fours; the product sums the four bytes. */
function bitsOf(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function positionsFrom(all: Iterable<number>): Positions {
  const found = new Map<number, Places>();
  for (const position of all) setPosition(found, position, true);
  return found;
}

export function setPosition(positions: Map<number, Places>, position: number, isSet: boolean): void {
  const block = blockOf(position);
  const places = positions.get(block) ?? noPlaces();
  setPlace(places, placeOf(position), isSet);
  positions.set(block, places);
}

export const inBoth = (one: Positions, other: Positions): Positions => combined(one, other, true);

export const without = (one: Positions, other: Positions): Positions => combined(one, other, false);

/** The positions of `one` that are in `other` too (`isShared`), or that are not in it. */
function combined(one: Positions, other: Positions, isShared: boolean): Positions {
  const found = new Map<number, Places>();
  for (const [block, mine] of one) {
    const theirs = other.get(block);
    if (theirs === undefined) {
      if (!isShared) found.set(block, mine);
      continue;
    }
    const both = noPlaces();
    for (let at = 0; at < both.length; at += 1) {
      const others = theirs[at] ?? 0;
      both[at] = (mine[at] ?? 0) & (isShared ? others : ~others);
    }
    found.set(block, both);
  }
  return found;
}

export function countPositions(positions: Positions): number {
  let count = 0;
  for (const places of positions.values()) count += countPlaces(places);
  return count;
}

/** Some in their order: after a position, and past so many of those. */
export function somePositions(
  positions: Positions,
  { after, offset, limit }: { after: number; offset: number; limit: number },
): number[] {
  const found: number[] = [];
  let left = offset;
  for (const [block, places] of [...positions].sort(([one], [other]) => one - other)) {
    if (block < blockOf(after)) continue;
    const isBehind = after < block * positionsPerBlock;
    const count = countPlaces(places);
    if (isBehind && count <= left) {
      left -= count;
      continue;
    }
    const all = placesIn(places).map((place) => block * positionsPerBlock + place);
    const rest = isBehind ? all : all.filter((position) => position > after);
    found.push(...rest.slice(left, left + limit - found.length));
    left = Math.max(0, left - rest.length);
    if (found.length >= limit) break;
  }
  return found;
}
