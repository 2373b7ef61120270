import type { Org } from "../types.ts";

const minutesKept = 24 * 60;

/** API calls of the last 24 hours, of the org and of each user, counted by the minute. */
export interface ApiUsage {
  count(userId: string): void;
  used(userId?: string): number;
  clear(): void;
}

export function createApiUsage(org: Pick<Org, "now">): ApiUsage {
  const perMinute = new Map<string, Map<number, number>>();
  const minute = () => Math.floor(org.now().getTime() / 60_000);
  const add = (key: string) => {
    const counts = perMinute.get(key) ?? new Map<number, number>();
    counts.set(minute(), (counts.get(minute()) ?? 0) + 1);
    perMinute.set(key, counts);
  };
  return {
    count(userId) {
      add("");
      add(userId);
    },
    used(userId = "") {
      const counts = perMinute.get(userId);
      if (counts === undefined) return 0;
      let used = 0;
      for (const [at, calls] of counts) {
        if (at <= minute() - minutesKept) counts.delete(at);
        else used += calls;
      }
      return used;
    },
    clear: () => perMinute.clear(),
  };
}
