import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { CacheKind } from "../memory.ts";
import { kindName } from "../salesforce/candidates/candidateSearch.ts";
import { crmQueries, describeOf, type CrmObjects } from "../salesforce/crmQueries.ts";
import { explainFilters, type Filter, type FilterPlan } from "../salesforce/explainFilters.ts";
import { areFilterable, fieldOf } from "../salesforce/describeTypes.ts";
import { websiteKind } from "../salesforce/findAccountsNamed.ts";

/** How an org searches, as its own plans say. */
export interface OrgPlans {
  /** Kinds of condition that may take long: no index helps, and the object is big. */
  slowFields: ReadonlySet<string>;
  /** Objects with so many records that reading them all takes long. */
  bigObjects: ReadonlySet<string>;
}

/** `isShared`: the fields share a query, and are expected to have an index each. */
type AskedFilter = Filter & { isShared: boolean };

const dayMs = 24 * 60 * 60_000;
/** By org and filter, null where Salesforce does not explain it; undefined where it did not answer. */
const known: CacheKind<Promise<FilterPlan | null | undefined>> = { maxAgeMs: dayMs, max: 1_000 };

/**
 * The org's plans for the conditions of a search. One API call for the org (two where it has many fields for
 * profiles), then none for a day. Without an answer nothing counts as slow, and the next search asks again.
 */
export async function findPlans(ctx: RequestContext, objects: CrmObjects): Promise<OrgPlans> {
  const cache = ctx.memory.shared(known);
  const filters = filtersOf(objects);
  const keyOf = ({ name }: Filter) => `${ctx.caller.orgId} ${name}`;
  const unknown = filters.filter((filter) => cache.get(keyOf(filter)) === undefined);
  if (unknown.length > 0) {
    const asked = explain(ctx, unknown);
    for (const filter of unknown) {
      const plan = asked.then((plans) => plans && (plans.get(filter.name) ?? null));
      void cache.set(keyOf(filter), plan);
    }
  }
  const slowFields = new Set<string>();
  const bigObjects = new Set<string>();
  for (const filter of filters) {
    const plan = await cache.get(keyOf(filter));
    if (plan === undefined) cache.delete(keyOf(filter));
    else for (const field of slowFieldsOf(filter, plan)) slowFields.add(kindName(filter.object, field));
    if (filter.isShared && plan?.isBig) bigObjects.add(filter.object);
  }
  return { slowFields, bigObjects };
}

/**
 * Where a query that fields share reads the whole table, any of them may be the reason. A field without an
 * index that Salesforce does not explain counts as slow.
 */
function slowFieldsOf({ fields, isShared }: AskedFilter, plan: FilterPlan | null): string[] {
  const isSlow = plan ? plan.readsWholeTable && plan.isBig : !isShared;
  return isSlow ? fields : [];
}

/** Errors are ignored: the search itself reports them. */
async function explain({ salesforce }: RequestContext, filters: Filter[]) {
  try {
    return await explainFilters(salesforce, filters);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/**
 * For Contact and Salesforce Lead the fields that share a query, because the describe promises an index for
 * each. Alone each field without such a promise: custom fields that are neither unique nor external ids, a
 * Salesforce Lead's company and an account's website. Names, addresses and lookups have an index. (Help,
 * "Make SOQL query selective".)
 */
function filtersOf(objects: CrmObjects): AskedFilter[] {
  const filters = crmQueries(objects).flatMap((query): AskedFilter[] => {
    const { object, externalIdField, profileFields } = query;
    const describe = describeOf(objects, query);
    if (!describe) return [];
    const asked = ["LastName", "Email", externalIdField, ...profileFields, object === "Lead" && "Company"];
    const filterable = asked.flatMap((name) => {
      const field = name ? fieldOf(describe, name) : undefined;
      return field && areFilterable(describe, field.name) ? [field] : [];
    });
    const { true: alone = [], false: shared = [] } = Object.groupBy(
      filterable,
      ({ name, custom, unique, externalId }) => String(custom ? !unique && !externalId : name === "Company"),
    );
    return [
      ...(shared.length > 0
        ? [{ name: object, object, fields: shared.map(({ name }) => name), isShared: true }]
        : []),
      ...alone.map(({ name }) => ({ name: kindName(object, name), object, fields: [name], isShared: false })),
    ];
  });
  const { account } = objects;
  const hasWebsite = account?.queryable && fieldOf(account, "Website") && areFilterable(account, "Website");
  return hasWebsite
    ? [...filters, { name: websiteKind, object: "Account", fields: ["Website"], isShared: false }]
    : filters;
}
