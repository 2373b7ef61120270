import type { RequestContext } from "../context.ts";
import type { CacheKind } from "../work/memory.ts";
import { kindName, type SearchGap } from "../salesforce/candidates/candidateSearch.ts";
import { areNamesEncrypted, crmQueries, describeOf, type CrmObjects } from "../salesforce/crmQueries.ts";
import { explainFilters, type Filter, type FilterPlan } from "../salesforce/explainFilters.ts";
import { areFilterable, fieldOf } from "../salesforce/describeTypes.ts";
import { createPatience, optionalMsMax } from "../salesforce/patience.ts";
import { websiteKind } from "../salesforce/accounts.ts";
import { listed, nameOfObject } from "../reasons/fieldErrors.ts";
import { say, type Said, type SentenceKey } from "../reasons/sentence.ts";

/** How an org searches, as its own plans say. */
export interface OrgPlans {
  /** Kinds of condition that may take long: no index helps, and the object is big. */
  slowFields: ReadonlySet<string>;
  /** Objects with so many records that reading them all takes long. */
  bigObjects: ReadonlySet<string>;
  /** How many records objects have, about, whose names the org encrypts. */
  sizes: ReadonlyMap<string, number>;
}

/** `isShared`: the fields share a query, and are expected to have an index each. */
type AskedFilter = Filter & { isShared: boolean };

const minuteMs = 60_000;
/** By org and filter: the plans, or the question while Salesforce has not answered it. */
const known: CacheKind<Told | Promise<Told | null>> = { maxAgeMs: 24 * 60 * minuteMs, max: 1_000 };
/** The filters of which the org did not tell the plan in time. It is not asked again at once. */
const untold: CacheKind<true> = { maxAgeMs: 5 * minuteMs, max: 1_000 };

/** By the filter's name. */
type Told = ReadonlyMap<string, FilterPlan>;

/**
 * The org's plans for the conditions of a search. One API call for the org (two where it has many fields for
 * profiles), then none for a day. Without an answer in time nothing counts as slow.
 */
export async function findPlans(ctx: RequestContext, objects: CrmObjects): Promise<OrgPlans> {
  const asked = ctx.memory.shared(known);
  const late = ctx.memory.shared(untold);
  const keyOf = ({ name }: Filter) => `${ctx.caller.orgId} ${name}`;
  const filters = filtersOf(objects).filter((filter) => late.get(keyOf(filter)) === undefined);
  const unknown = filters.filter((filter) => asked.get(keyOf(filter)) === undefined);
  if (unknown.length > 0) {
    const plans = explain(ctx, unknown);
    for (const filter of unknown) void asked.set(keyOf(filter), plans);
    void plans.then((told) => {
      for (const filter of unknown) {
        if (told === null) asked.delete(keyOf(filter));
        else void asked.set(keyOf(filter), told);
      }
    });
  }
  const patience = createPatience(optionalMsMax(ctx.salesforce));
  const slowFields = new Set<string>();
  const bigObjects = new Set<string>();
  const sizes = new Map<string, number>();
  for (const filter of filters) {
    let plans = asked.get(keyOf(filter)) ?? null;
    if (plans instanceof Promise) {
      patience.start();
      plans = await patience.orNull(plans);
    }
    if (plans === null) {
      late.set(keyOf(filter), true);
      continue;
    }
    const plan = plans.get(filter.name) ?? null;
    for (const field of slowFieldsOf(filter, plan)) slowFields.add(kindName(filter.object, field));
    if (filter.isShared && plan?.isBig) bigObjects.add(filter.object);
    if (filter.fields.length === 0 && plan) sizes.set(filter.object, plan.size);
  }
  return { slowFields, bigObjects, sizes };
}

/**
 * Where a query that fields share reads the whole table, any of them may be the reason. A field without an
 * index that Salesforce does not explain counts as slow.
 */
function slowFieldsOf({ fields, isShared }: AskedFilter, plan: FilterPlan | null): string[] {
  const isSlow = plan ? plan.readsWholeTable && plan.isBig : !isShared;
  return isSlow ? fields : [];
}

/** Never rejects, as many await it. Errors are ignored: the search itself meets and reports them. */
async function explain({ salesforce }: RequestContext, filters: Filter[]): Promise<Told | null> {
  try {
    return await explainFilters(salesforce, filters);
  } catch {
    return null;
  }
}

/**
 * For Contact and Salesforce Lead the fields that share a query, because the describe promises an index for
 * each. Alone each field without such a promise: custom fields that are neither unique nor external ids, a
 * Salesforce Lead's company and an account's website. Names, addresses and lookups have an index. (Help,
 * "Make SOQL query selective".) No field at all where names are encrypted: that tells how many records there
 * are.
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
      ...(areNamesEncrypted(objects, query)
        ? [{ name: kindName(object, "*"), object, fields: [], isShared: false }]
        : []),
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

const reasons = {
  spelling: "match-gap-spelling",
  unfiltered: "match-gap-unfiltered",
  slow: "match-gap-slow",
} as const satisfies Record<SearchGap["why"], SentenceKey>;

/** Sentences about what the search did not cover, each once, with the org's labels of objects and fields. */
export function sayGaps({ account, contact, salesforceLead }: CrmObjects, gaps: SearchGap[]): Said[] {
  const describes = { Account: account, Contact: contact, Lead: salesforceLead };
  const distinct = new Map(gaps.map((gap) => [JSON.stringify(gap), gap]));
  return [...distinct.values()].map(({ object, fields, why }) => {
    const describe = describes[object];
    const labels = fields.map((name) => (describe && fieldOf(describe, name)?.label) ?? name);
    return say(reasons[why], { object: nameOfObject(object, describe), fields: listed(labels) });
  });
}
