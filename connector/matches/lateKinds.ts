import type { RequestContext } from "../context.ts";
import type { CacheKind } from "../memory.ts";

const dayMs = 24 * 60 * 60_000;
/** By org and kind of condition. */
const late: CacheKind<true> = { maxAgeMs: dayMs, max: 1_000 };

/**
 * The kinds of condition, as `Contact.LastName`, of near searches that an org did not answer in time. For a
 * day they share no call, so that they hold up no other. One that is then answered in time shares again:
 * which of those in a late call was slow shows only apart.
 */
export function lateKindsOf({ memory, caller }: RequestContext) {
  const cache = memory.shared(late);
  const keyOf = (kind: string) => `${caller.orgId} ${kind}`;
  return {
    has: (kind: string): boolean => cache.get(keyOf(kind)) !== undefined,
    learn({ inTime, late: kinds }: { inTime: string[]; late: string[] }): void {
      for (const kind of inTime) cache.delete(keyOf(kind));
      for (const kind of kinds) cache.set(keyOf(kind), true);
    },
  };
}
