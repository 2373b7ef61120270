/** The sets that whoever tunes may look at. */
export const tunedSeeds = [1, 2, 3] as const;

/** Looked at once, when the weights were done. Whoever tunes further takes another. */
export const heldOutSeed = 31_415_926;
