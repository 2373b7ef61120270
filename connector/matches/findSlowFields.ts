import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { CacheKind } from "../memory.ts";
import type { SlowFields } from "../salesforce/candidates/candidateSearch.ts";
import { crmQueries, describeOf, type CrmObjects } from "../salesforce/crmQueries.ts";
import { explainFilters, type Filter } from "../salesforce/explainFilters.ts";
import { areFilterable, fieldOf } from "../salesforce/describeTypes.ts";

const dayMs = 24 * 60 * 60_000;
/** By org and field; null where Salesforce did not answer. */
const known: CacheKind<Promise<boolean | null>> = { maxAgeMs: dayMs, max: 1_000 };

/**
 * The fields on which a condition may take long in this org. One API call for the org, then none for a day;
 * none where every condition has an index. Without an answer there are none, and the next search asks again.
 */
export async function findSlowFields(ctx: RequestContext, objects: CrmObjects): Promise<SlowFields> {
  const cache = ctx.memory.shared(known);
  const filters = unindexedFilters(objects);
  const keyOf = ({ name }: Filter) => `${ctx.caller.orgId} ${name}`;
  const unknown = filters.filter((filter) => cache.get(keyOf(filter)) === undefined);
  if (unknown.length > 0) {
    const asked = explain(ctx, unknown);
    for (const filter of unknown) {
      void cache.set(
        keyOf(filter),
        asked.then((slow) => slow && slow.has(filter.name)),
      );
    }
  }
  const answers = await Promise.all(
    filters.map(async (filter) => ({ filter, isSlow: (await cache.get(keyOf(filter))) ?? null })),
  );
  for (const { filter, isSlow } of answers) if (isSlow === null) cache.delete(keyOf(filter));
  return new Set(answers.flatMap(({ filter, isSlow }) => (isSlow ? [filter.name] : [])));
}

/** Errors are ignored: the search itself reports them. */
async function explain({ salesforce }: RequestContext, filters: Filter[]): Promise<Set<string> | null> {
  try {
    return await explainFilters(salesforce, filters);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Conditions of a search for which the describe does not say that there is an index: on custom fields that
 * are neither unique nor external ids, and on a Salesforce Lead's company. Names, addresses and lookups have
 * one. (Help, "Make SOQL query selective".)
 */
function unindexedFilters(objects: CrmObjects): Filter[] {
  return crmQueries(objects).flatMap((query) => {
    const describe = describeOf(objects, query);
    if (!describe) return [];
    const company = query.object === "Lead" && fieldOf(describe, "Company") ? ["Company"] : [];
    return [...query.profileFields, ...company].flatMap((field): Filter[] => {
      const { unique, externalId } = fieldOf(describe, field) ?? {};
      if (unique || externalId || !areFilterable(describe, field)) return [];
      return [{ name: `${query.object}.${field}`, object: query.object, field }];
    });
  });
}
