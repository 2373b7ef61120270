import { setTimeout as wait } from "node:timers/promises";

/** Less than vitest's limit for a test, so that a test fails with the check's own message. */
const stuckAfterMs = 100_000;

const firstWaitMs = 10;
/** Checks that follow each other faster slow down the work that is waited for. */
const longestWaitMs = 100;

/**
 * Waits until a check passes, however slow the machine. The limit only ends tests that are stuck. No test
 * measures it, and none that passes comes near it.
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
