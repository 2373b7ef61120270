import { vi } from "vitest";

/** Less than vitest's own limit for a test, so that what fails is the check, in its own words. */
const stuckAfterMs = 100_000;

/**
 * Waits until a check passes, however slow the machine. The limit only ends what is stuck: it is never what a
 * test is about, and no test that passes comes near it.
 */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: stuckAfterMs, interval: 20 });
}
