import type { CacheKind } from "../memory.ts";

/** The undos that this connector is at work on, by creation. */
export const undosUnderWay: CacheKind<Promise<void>> = { max: Infinity };
