import type { RequestContext } from "../context.ts";
import { remember, type Cache, type CacheKind } from "../memory.ts";

export interface RememberOptions {
  /** What is known is in the way: it is asked for again if it is older than a few seconds. */
  recheck?: boolean;
  /** Salesforce has said that something changed: it is asked for again. */
  changed?: boolean;
}

/**
 * How long what Salesforce says of itself is taken as it was. An admin's change shows after this, at the
 * latest.
 */
const maxAgeMs = 5 * 60_000;
/** What stands in a rep's way is asked for again sooner: an admin may just have mended it. */
const maxAgeBlockingMs = 5_000;

const describes: CacheKind<Promise<unknown>> = { maxAgeMs, max: 50, usersMax: 2_000 };

/**
 * What `read` gave for the caller a few minutes ago, else what it gives now. Field-level security differs by
 * user, so one user's is never shown to another. A failure is not remembered.
 */
export function rememberForCaller<T>(
  ctx: RequestContext,
  what: string,
  read: () => Promise<T>,
  { recheck = false, changed = false }: RememberOptions = {},
): Promise<T> {
  // Only this function writes under the key, and always what the same `read` gives.
  const cache = ctx.memory.perUser(describes, ctx.caller) as Cache<Promise<T>>;
  if (changed) cache.delete(what);
  return remember(cache, what, read, recheck ? maxAgeBlockingMs : undefined);
}
