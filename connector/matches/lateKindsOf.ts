import type { RequestContext } from "../context.ts";
import type { CacheKind } from "../memory.ts";

const dayMs = 24 * 60 * 60_000;
/** By org and kind of condition. */
const late: CacheKind<true> = { maxAgeMs: dayMs, max: 1_000 };

/**
 * Remembers for a day which kinds of condition (such as `Contact.LastName`) exceeded the time limit of an
 * org's search for other spellings. They are then sent in calls of their own, so that they do not delay the
 * others. If a call with several kinds is late, all of them count as late, because Salesforce does not say
 * which was slow. A kind that is answered in time on its own is forgotten, and shares calls again.
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
