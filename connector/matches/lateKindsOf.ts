import type { RequestContext } from "../context.ts";
import type { CacheKind } from "../memory.ts";

const dayMs = 24 * 60 * 60_000;
/** By org and kind of condition. */
const late: CacheKind<true> = { maxAgeMs: dayMs, max: 1_000 };

/**
 * Remembers which kinds of condition, such as `Contact.LastName`, made a near search late in an org. For a
 * day, each of them is sent in a call of its own, so that it cannot delay the others. A late call does not
 * tell which of its kinds was slow, so all of them count as late. A kind that is answered in time when it is
 * sent alone may share a call again.
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
