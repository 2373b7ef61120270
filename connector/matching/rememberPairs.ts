/** Remembers what was found of two numbered things: a number below 65,536. */
interface RememberedPairs {
  /** What was kept of the two, where it is remembered still. */
  known(one: number, other: number): number | undefined;
  keep(one: number, other: number, value: number): void;
}

/** How many pairs are held for each thing that others are compared with. */
const pairsEach = 256;

/**
 * Holds some hundred pairs for each of `things`, and `2 ** slotBitsMax` at most, in ten bytes each: another
 * pair that comes to the same slot takes its place. Numbers count from 1. They lie side by side, as reading
 * the things themselves takes longer.
 */
export function rememberPairs(things: number, slotBitsMax: number): RememberedPairs {
  const slotBits = Math.min(Math.ceil(Math.log2(things * pairsEach + 1)), slotBitsMax);
  const slots = 2 ** slotBits;
  const shift = 32 - slotBits;
  const ones = new Uint32Array(slots);
  const others = new Uint32Array(slots);
  const values = new Uint16Array(slots);
  // Any two odd numbers with bits all over spread the pairs.
  const slotOf = (one: number, other: number): number =>
    (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> shift;
  return {
    known(one, other) {
      const slot = slotOf(one, other);
      return ones[slot] === one && others[slot] === other ? values[slot] : undefined;
    },
    keep(one, other, value) {
      const slot = slotOf(one, other);
      ones[slot] = one;
      others[slot] = other;
      values[slot] = value;
    },
  };
}
