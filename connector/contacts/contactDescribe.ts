import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { describeObjects } from "../salesforce/describe.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import type { SalesforceApp } from "../salesforce/connect.ts";

/** The org as a user sees it, as far as making contacts needs it. Null stands for an object the user may not see at all. */
export interface ContactDescribe {
  contact: ObjectDescribe;
  role: ObjectDescribe | null;
  account: ObjectDescribe | null;
  opportunity: ObjectDescribe | null;
  /** Salesforce's Lead object: matches are looked for there too. */
  salesforceLead: ObjectDescribe | null;
}

interface CachedDescribe {
  describe: Promise<ContactDescribe>;
  readAt: number;
}

/** How long a describe is taken as it was. An admin's change shows after this, at the latest. */
const maxAgeMs = 5 * 60_000;
/** A describe that stands in a rep's way is asked for again sooner: an admin may just have mended it. */
const maxAgeBlockingMs = 5_000;
const usersKeptMax = 2_000;

const objects = ["Contact", "OpportunityContactRole", "Account", "Opportunity", "Lead"] as const;

const caches = new WeakMap<SalesforceApp, Map<string, CachedDescribe>>();

/**
 * Describes for the caller of all that matching and making a contact touch: one API call, then none for five minutes. Field-level
 * security differs by user, so one user's describe is never shown to another. `recheck`: what is known is in the way.
 */
export async function contactDescribe(
  ctx: RequestContext,
  options: { recheck?: boolean } = {},
): Promise<ContactDescribe> {
  const cache = cacheOf(ctx.salesforceApp);
  const key = `${ctx.caller.orgId}:${ctx.caller.userId}`;
  const now = ctx.clock().getTime();
  const cached = cache.get(key);
  const maxAge = options.recheck ? maxAgeBlockingMs : maxAgeMs;
  if (cached && now - cached.readAt < maxAge) return cached.describe;

  const entry: CachedDescribe = { describe: readFromSalesforce(ctx), readAt: now };
  cache.delete(key);
  cache.set(key, entry);
  for (const oldest of cache.keys()) {
    if (cache.size <= usersKeptMax) break;
    cache.delete(oldest);
  }
  try {
    return await entry.describe;
  } catch (error) {
    if (cache.get(key) === entry) cache.delete(key);
    throw error;
  }
}

async function readFromSalesforce(ctx: RequestContext): Promise<ContactDescribe> {
  const found = await describeObjects(ctx.salesforce, objects);
  if (!found.Contact) {
    throw new AppError("insufficient-access", {
      detail: "You have no access to contacts in Salesforce.",
      action: "Ask an admin for Read and Create on Contact.",
    });
  }
  return {
    contact: found.Contact,
    role: found.OpportunityContactRole,
    account: found.Account,
    opportunity: found.Opportunity,
    salesforceLead: found.Lead,
  };
}

function cacheOf(app: SalesforceApp): Map<string, CachedDescribe> {
  const cache = caches.get(app) ?? new Map<string, CachedDescribe>();
  caches.set(app, cache);
  return cache;
}
