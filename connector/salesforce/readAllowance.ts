/** Salesforce's daily request limit, as of its last answer. */
export interface ApiAllowance {
  used: number;
  limit: number;
  remaining: number;
  /** When the answer came. */
  at: Date;
}

/**
 * Reads the header `Sforce-Limit-Info`, e.g. `api-usage=51/100000` or `api-usage=51/100000;
 * per-app-api-usage=17/250(appName=Crosswalk)`. Where the app has a limit of its own, the one that is closer
 * to its end counts.
 */
export function readAllowance(header: string | undefined, at: Date): ApiAllowance | null {
  let nearest: ApiAllowance | null = null;
  for (const [, used, limit] of (header ?? "").matchAll(/api-usage=(\d+)\/(\d+)/g)) {
    const remaining = Math.max(0, Number(limit) - Number(used));
    if (!nearest || remaining < nearest.remaining) {
      nearest = { used: Number(used), limit: Number(limit), remaining, at };
    }
  }
  return nearest;
}
