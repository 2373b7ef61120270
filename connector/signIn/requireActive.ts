import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { remember, type CacheKind } from "../memory.ts";
import { refusal } from "../reasons/refusal.ts";
import { readOwnIdentity } from "../salesforce/identity.ts";
import { createPatience } from "../salesforce/patience.ts";

/** That Salesforce has said by a sign-in, by its id, that its user is active. */
export const activeKind: CacheKind<Promise<void>> = { maxAgeMs: 15 * 60_000, max: 10, usersMax: 2_000 };
/** That Salesforce could not say. */
const unansweredKind: CacheKind<true> = { maxAgeMs: 60_000, max: 10, usersMax: 2_000 };

/** Nobody waits longer for an answer, which ends the sign-in all the same when it comes. */
const waitMsMax = 2_000;

/**
 * Throws where the sign-in of the caller has ended in Salesforce, as that of a user who was deactivated. It
 * is asked every 15 minutes. While it does not answer, the session goes on, until its own end, and it is
 * asked again each minute.
 */
export async function requireActive(ctx: RequestContext): Promise<void> {
  const { caller, memory } = ctx;
  const unanswered = memory.perUser(unansweredKind, caller);
  if (unanswered.get(caller.grantId)) return;
  try {
    await remember(memory.perUser(activeKind, caller), caller.grantId, () => ask(ctx));
  } catch (error) {
    if (error instanceof AppError && policyOf(error).endsGrant) throw error;
    unanswered.set(caller.grantId, true);
  }
}

async function ask(ctx: RequestContext): Promise<void> {
  const patience = createPatience(waitMsMax);
  patience.start();
  const identity = await patience.orNull(readOwnIdentity(ctx.salesforce, ctx.caller));
  if (!identity) throw new AppError("salesforce-unavailable");
  if (!identity.isActive) throw refusal("user-inactive");
}
