import { setTimeout } from "node:timers/promises";

/** Time as a step sees it; tests give their own. */
export interface Clock {
  /** Milliseconds since some moment. */
  now: () => number;
  wait: (ms: number) => Promise<unknown>;
}

export const machineClock: Clock = { now: () => performance.now(), wait: (ms) => setTimeout(ms) };
