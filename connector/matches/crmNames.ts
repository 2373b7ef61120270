import type { RequestContext } from "../context.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { countPart, noNames, readCounts, type NameCounts } from "../matching/names/nameCounts.ts";
import type { CacheKind } from "../memory.ts";
import { countContactNames } from "../salesforce/countContactNames.ts";
import type { Patience } from "../salesforce/patience.ts";
import { unlessHidden } from "../salesforce/unlessHidden.ts";
import { askDaily, dayMs } from "./askDaily.ts";

const known: CacheKind<Promise<NameCounts | null>> = { maxAgeMs: dayMs, max: 1, usersMax: 500 };

/**
 * How often names occur among the contacts that the caller sees, as of the last day. Undefined where nobody
 * has asked and the leads are few, or where Salesforce does not say in time: then what names suggest counts.
 */
export async function crmNames(
  ctx: RequestContext,
  { contact }: Pick<ContactDescribe, "contact">,
  waiting: { leads: number; patience: Patience },
): Promise<NameCounts | undefined> {
  const cache = ctx.memory.perUser(known, ctx.caller);
  return (await askDaily(cache, waiting, () => askNames(ctx, contact))) ?? undefined;
}

async function askNames(
  ctx: RequestContext,
  contact: ContactDescribe["contact"],
): Promise<NameCounts | null> {
  if (!contact?.queryable) return null;
  const { first, last } = await unlessHidden(() => countContactNames(ctx.salesforce, contact), {
    first: null,
    last: null,
  });
  if (!last) return null;
  const counted = noNames();
  for (const { name, contacts } of last) countPart(counted, "family", name, contacts);
  for (const { name, contacts } of first ?? []) countPart(counted, "given", name, contacts);
  // Of more names than a query answers, the commonest stand for all.
  counted.people = last.reduce((sum, { contacts }) => sum + contacts, 0);
  return readCounts(counted);
}
