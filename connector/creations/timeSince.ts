import type { AppContext } from "../context.ts";

/**
 * Begins to measure how many milliseconds pass, by the clock that has gone on further: a machine that is
 * suspended has one that stands still, and one that is set when it goes on.
 */
export function timeSince({ elapsedMs, clock }: Pick<AppContext, "elapsedMs" | "clock">): () => number {
  const [began, beganAt] = [elapsedMs(), clock().getTime()];
  return () => Math.max(elapsedMs() - began, clock().getTime() - beganAt);
}
