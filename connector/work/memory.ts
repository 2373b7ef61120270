import { tellAsked } from "./askTogether.ts";

/** The settings of one cache. A constant; the cached values are in the connector's memory. */
export interface CacheKind<Value> {
  /** Absent for values that do not expire. */
  maxAgeMs?: number;
  /** The most entries of each user, or of the shared cache. The oldest are dropped first. */
  max: number;
  /** The most users with entries; the most recent are kept. */
  usersMax?: number;
  /** Never set. It ties the type of the values to the kind. */
  readonly value?: Value;
}

export interface Cache<Value> {
  /** Undefined for an entry older than `maxAgeMs`, or than the cache's own limit. */
  get(key: string, maxAgeMs?: number): Value | undefined;
  set(key: string, value: Value): Value;
  delete(key: string): void;
  clear(): void;
}

/** The connector's caches. They live as long as its context. */
export interface Memory {
  /** A cache that all users share. */
  shared<Value>(kind: CacheKind<Value>): Cache<Value>;
  /** A user's own cache, because Salesforce's answers to one user must not reach another. */
  perUser<Value>(kind: CacheKind<Value>, user: { orgId: string; userId: string }): Cache<Value>;
}

const usersKept = 500;

/** `elapsedMs` measures ages, because setting a clock must not change them. */
export function createMemory(elapsedMs: () => number): Memory {
  const users = new Map<CacheKind<unknown>, Map<string, Cache<unknown>>>();

  function cacheOf<Value>(kind: CacheKind<Value>, owner: string): Cache<Value> {
    const caches = users.get(kind) ?? new Map<string, Cache<unknown>>();
    users.set(kind, caches);
    const cache = caches.get(owner) ?? createCache(kind, elapsedMs);
    setLast(caches, owner, cache, kind.usersMax ?? usersKept);
    // A kind's caches are made here, and hold what the kind says.
    return cache as Cache<Value>;
  }

  return {
    shared: (kind) => cacheOf(kind, ""),
    perUser: (kind, { orgId, userId }) => cacheOf(kind, `${orgId}:${userId}`),
  };
}

/** The cached value, or a new one of `make`, shared by all who ask meanwhile. Failures are not cached. */
export async function remember<Value>(
  cache: Cache<Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
  maxAgeMs?: number,
): Promise<Value> {
  const known = cache.get(key, maxAgeMs);
  if (known) {
    // Of the two, what is there already is first.
    const isThere = await Promise.race([known.then(() => true), Promise.resolve().then(() => false)]);
    if (!isThere) tellAsked();
    return known;
  }
  const made = cache.set(key, make());
  try {
    return await made;
  } catch (error) {
    if (cache.get(key) === made) cache.delete(key);
    throw error;
  }
}

/** The value of `make`, shared by all who ask while it is being made. */
export function together<Value>(
  cache: Cache<Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key);
  if (known) {
    tellAsked();
    return known;
  }
  return cache.set(
    key,
    make().finally(() => cache.delete(key)),
  );
}

function createCache<Value>({ maxAgeMs: ageMax = Infinity, max }: CacheKind<Value>, elapsedMs: () => number) {
  const entries = new Map<string, { value: Value; at: number }>();
  return {
    get(key: string, maxAgeMs = ageMax) {
      const entry = entries.get(key);
      return entry && elapsedMs() - entry.at < maxAgeMs ? entry.value : undefined;
    },
    set(key: string, value: Value) {
      setLast(entries, key, { value, at: elapsedMs() }, max);
      return value;
    },
    delete: (key: string) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

/** Sets an entry as the newest and drops the oldest beyond `max`. */
function setLast<Value>(map: Map<string, Value>, key: string, value: Value, max: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= max) return;
    map.delete(oldest);
  }
}
