import type { RequestContext } from "../context.ts";
import { remember, type Cache, type CacheKind } from "../memory.ts";

export interface RememberOptions {
  /** Asks again if the answer is older than a few seconds: it is about to refuse something. */
  recheck?: boolean;
  /** Asks again, because Salesforce said that something has changed. */
  changed?: boolean;
  /** Asks again if the answer is older than this. */
  ageMsMax?: number;
}

/** Cache of what Salesforce says of itself. An admin's change shows after this at the latest. */
const maxAgeMs = 5 * 60_000;
/** An answer that refuses something is asked for again sooner: an admin may just have fixed it. */
const maxAgeBlockingMs = 5_000;

const describes: CacheKind<Promise<unknown>> = { maxAgeMs, max: 50, usersMax: 2_000 };

/** What the last minutes have told, without asking again. */
export function knownToCaller<T>(ctx: RequestContext, what: string): Promise<T> | undefined {
  return (ctx.memory.perUser(describes, ctx.caller) as Cache<Promise<T>>).get(what);
}

/** It is asked for again by whoever needs it next. */
export function forgetForCaller(
  { memory, caller }: Pick<RequestContext, "memory" | "caller">,
  what: string,
): void {
  memory.perUser(describes, caller).delete(what);
}

/**
 * The result of `read` from a few minutes ago, or a new one. Each user has their own, because field-level
 * security differs. Failures are not cached.
 */
export function rememberForCaller<T>(
  ctx: RequestContext,
  what: string,
  read: () => Promise<T>,
  { recheck = false, changed = false, ageMsMax }: RememberOptions = {},
): Promise<T> {
  // Only this function writes under the key, and always the result of the same `read`.
  const cache = ctx.memory.perUser(describes, ctx.caller) as Cache<Promise<T>>;
  if (changed) cache.delete(what);
  return remember(cache, what, read, recheck ? maxAgeBlockingMs : ageMsMax);
}
