import { AppError, policyOf } from "../errors.ts";
import type { RememberOptions } from "./describeCache.ts";

/**
 * Checks something against what the org said of itself. What it refuses for that is refused only by a fresh answer, so that what an admin has
 * just mended does not stand in the way. `isRefused` is for checks that give their refusals instead of throwing them.
 */
export async function withFreshDescribe<Describe, T>(
  ask: (options: RememberOptions) => Promise<Describe>,
  check: (describe: Describe) => T,
  isRefused: (checked: T) => boolean = () => false,
): Promise<T> {
  const known = await ask({});
  try {
    const checked = check(known);
    if (!isRefused(checked)) return checked;
  } catch (error) {
    if (!(error instanceof AppError && policyOf(error).dependsOnDescribe)) throw error;
  }
  return check(await ask({ recheck: true }));
}
