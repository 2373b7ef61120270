/**
 * What is kept of one sort of answer, and for how long. A constant: what is remembered is in the connector's
 * memory.
 */
export interface CacheKind<Value> {
  /** Absent where nothing grows old. */
  maxAgeMs?: number;
  /** Kept of each user's, or of what all share; the oldest go first. */
  max: number;
  /** Users of whom anything is kept; those who asked last. */
  usersMax?: number;
  /** Only for the type: what it holds. */
  readonly value?: Value;
}

export interface Cache<Value> {
  /** Undefined for what is older than `maxAgeMs`, by default the kind's. */
  get(key: string, maxAgeMs?: number): Value | undefined;
  set(key: string, value: Value): Value;
  delete(key: string): void;
  clear(): void;
}

/** All that a connector remembers beside its database: made once with its context, gone with it. */
export interface Memory {
  /** What holds for everybody. */
  shared<Value>(kind: CacheKind<Value>): Cache<Value>;
  /** A user's own: what Salesforce said to one is never shown to another. */
  perUser<Value>(kind: CacheKind<Value>, user: { orgId: string; userId: string }): Cache<Value>;
}

const usersKept = 500;

/** `elapsedMs` tells how old something is: a clock that is set makes nothing older or younger. */
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

/**
 * What `make` gave lately, else what it gives now, also to whoever asks meanwhile. A failure is not
 * remembered.
 */
export async function remember<Value>(
  cache: Cache<Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
  maxAgeMs?: number,
): Promise<Value> {
  const known = cache.get(key, maxAgeMs);
  if (known) return known;
  const made = cache.set(key, make());
  try {
    return await made;
  } catch (error) {
    if (cache.get(key) === made) cache.delete(key);
    throw error;
  }
}

/** What `make` gives, once for all who ask while it is being made. */
export function together<Value>(
  cache: Cache<Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  return (
    cache.get(key) ??
    cache.set(
      key,
      make().finally(() => cache.delete(key)),
    )
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

/**
 * Puts an entry last, as a map keeps them in the order in which they were set, and drops the first beyond
 * `max`.
 */
function setLast<Value>(map: Map<string, Value>, key: string, value: Value, max: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= max) return;
    map.delete(oldest);
  }
}
