import { setTimeout as wait } from "node:timers/promises";

/** Less than vitest's own limit for a test, so that what fails is the check, in its own words. */
const stuckAfterMs = 100_000;

const firstWaitMs = 10;
/** A check every few milliseconds takes much of a processor from what is waited for. */
const longestWaitMs = 100;

/**
 * Waits until a check passes, however slow the machine. The limit only ends what is stuck: it is never what a
 * test is about, and no test that passes comes near it.
 */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 1.5, longestWaitMs)) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() - started > stuckAfterMs) throw error;
    }
    await wait(waitMs);
  }
}
