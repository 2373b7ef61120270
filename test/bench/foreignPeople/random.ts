/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** Whole, both ends inclusive. */
  between(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** The first ones far oftener than the last ones, the more so the higher the bend. */
  skewed<T>(choices: readonly T[], bend: number): T;
  weighted<T extends { weight: number }>(choices: readonly T[]): T;
}

export function randomOf(seed: number): Random {
  let state = (seed * 2654435761) >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const at = <T>(choices: readonly T[], index: number): T => {
    const choice = choices[Math.min(index, choices.length - 1)];
    if (choice === undefined) throw new Error("nothing to pick from");
    return choice;
  };
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (share) => next() < share,
    pick: (choices) => at(choices, Math.floor(next() * choices.length)),
    skewed: (choices, bend) => at(choices, Math.floor(next() ** bend * choices.length)),
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, { weight }) => sum + weight, 0);
      return choices.find(({ weight }) => (left -= weight) < 0) ?? at(choices, choices.length - 1);
    },
  };
}
