import type { RequestContext } from "../context.ts";
import type { SalesforceApp } from "../salesforce/connect.ts";

interface Remembered {
  value: Promise<unknown>;
  readAt: number;
}

export interface RememberOptions {
  /** What is known is in the way: it is asked for again if it is older than a few seconds. */
  recheck?: boolean;
  /** Salesforce has said that something changed: it is asked for again. */
  changed?: boolean;
}

/** How long what Salesforce says of itself is taken as it was. An admin's change shows after this, at the latest. */
const maxAgeMs = 5 * 60_000;
/** What stands in a rep's way is asked for again sooner: an admin may just have mended it. */
const maxAgeBlockingMs = 5_000;
const keptMax = 4_000;

const caches = new WeakMap<SalesforceApp, Map<string, Remembered>>();

/**
 * What `read` gave for the caller a few minutes ago, else what it gives now. Field-level security differs by user, so one
 * user's is never shown to another. A failure is not remembered.
 */
export async function rememberForCaller<T>(
  ctx: RequestContext,
  what: string,
  read: () => Promise<T>,
  { recheck = false, changed = false }: RememberOptions = {},
): Promise<T> {
  const cache = cacheOf(ctx.salesforceApp);
  const key = `${ctx.caller.orgId}:${ctx.caller.userId}:${what}`;
  const now = ctx.clock().getTime();
  const known = cache.get(key);
  // Only this function writes under the key, and always what the same `read` gives.
  const isFresh = known && now - known.readAt < (recheck ? maxAgeBlockingMs : maxAgeMs);
  if (isFresh && !changed) return known.value as Promise<T>;

  const value = read();
  const entry: Remembered = { value, readAt: now };
  cache.delete(key);
  cache.set(key, entry);
  for (const oldest of cache.keys()) {
    if (cache.size <= keptMax) break;
    cache.delete(oldest);
  }
  try {
    return await value;
  } catch (error) {
    if (cache.get(key) === entry) cache.delete(key);
    throw error;
  }
}

function cacheOf(app: SalesforceApp): Map<string, Remembered> {
  const cache = caches.get(app) ?? new Map<string, Remembered>();
  caches.set(app, cache);
  return cache;
}
