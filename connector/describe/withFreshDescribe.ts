import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { contactDescribe, type ContactDescribe } from "./contactDescribe.ts";
import type { RememberOptions } from "./rememberForCaller.ts";

/**
 * Checks something against the org's describe. Where the check refuses because of the describe, the org is
 * asked again first, so that what an admin has just fixed does not refuse any more. `isRefused` is for checks
 * that return their refusals instead of throwing them.
 */
export function withFreshDescribe<T>(
  ctx: RequestContext,
  check: (describe: ContactDescribe) => T | Promise<T>,
  isRefused?: (checked: T) => boolean,
): Promise<T> {
  return withFreshAnswer((options) => contactDescribe(ctx, options), check, isRefused);
}

/** The same with another cached answer. */
export async function withFreshAnswer<Answer, T>(
  ask: (options: RememberOptions) => Promise<Answer>,
  check: (answer: Answer) => T | Promise<T>,
  isRefused: (checked: T) => boolean = () => false,
): Promise<T> {
  const known = await ask({});
  try {
    const checked = await check(known);
    if (!isRefused(checked)) return checked;
  } catch (error) {
    if (!(error instanceof AppError && policyOf(error).dependsOnDescribe)) throw error;
  }
  return check(await ask({ recheck: true }));
}
