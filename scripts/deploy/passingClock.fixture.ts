import type { Clock } from "../org/clock.ts";

/** For tests: a clock that moves only while somebody waits, and by `pass`. `passing` is told of each wait. */
export function passingClock(passing: () => void = () => {}): Clock & { pass: (ms: number) => void } {
  let nowMs = 0;
  return {
    now: () => nowMs,
    pass: (ms) => void (nowMs += ms),
    wait: async (ms) => {
      nowMs += ms;
      passing();
    },
  };
}
