import type { RequestContext } from "../context.ts";
import { crmDescribe } from "../describe/contactDescribe.ts";
import { rememberVisibility } from "../leads/knownVisibility.ts";
import { crmVersion } from "../matches/crmChanges.ts";
import type { CacheKind } from "../memory.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { contactIdsMax, contactsLike } from "../salesforce/recordPages/contactsLike.ts";
import type { LeadRow } from "../database/schema/leads.ts";

interface SoughtContacts {
  accountIds: readonly string[];
  /** Whose namesakes are looked for. */
  people: readonly Pick<LeadRow, "firstName" | "lastName">[];
  contactIds: readonly string[];
}

/** What was asked of an account's contacts, and what came. */
interface Asked {
  /** By crmVersion. */
  version: number;
  names: Set<string>;
  contactIds: Set<string>;
  records: Map<string, CrmRecord>;
}

const asked: CacheKind<Asked> = { maxAgeMs: 5 * 60_000, max: 10, usersMax: 200 };

/**
 * Contacts that may be these people, in the accounts and elsewhere, and those of the ids, as the caller sees
 * them. One API call for what was not asked in the last minutes; none where all of it was, unless the caller
 * has changed contacts since. `key`: the record whose page asks.
 */
export async function contactsOfPage(
  ctx: RequestContext,
  key: string,
  { accountIds, people, contactIds }: SoughtContacts,
): Promise<ReadonlyMap<string, CrmRecord>> {
  const cache = ctx.memory.perUser(asked, ctx.caller);
  const version = crmVersion(ctx);
  const kept = cache.get(key);
  const known =
    kept?.version === version
      ? kept
      : cache.set(key, { version, names: new Set(), contactIds: new Set(), records: new Map() });
  const unasked = new Map(
    people.map((person) => [nameOf(person), person] as const).filter(([name]) => !known.names.has(name)),
  );
  const ids = contactIds.filter((id) => !known.contactIds.has(id)).slice(0, contactIdsMax);
  if (unasked.size === 0 && ids.length === 0) return known.records;
  const found = await contactsLike(ctx.salesforce, await crmDescribe(ctx), {
    accountIds,
    lastNames: [...new Set([...unasked.values()].map(({ lastName }) => lastName))].filter(isName),
    names: [...unasked].flatMap(([name, { firstName, lastName }]) =>
      isName(firstName) && isName(lastName) ? [name] : [],
    ),
    contactIds: ids,
  });
  for (const name of unasked.keys()) known.names.add(name);
  for (const id of ids) known.contactIds.add(id);
  for (const record of found) known.records.set(record.id, record);
  for (const id of ids) rememberVisibility(ctx, id, known.records.has(id));
  return known.records;
}

const nameOf = ({ firstName, lastName }: Pick<LeadRow, "firstName" | "lastName">): string =>
  `${firstName} ${lastName}`.trim();

const isName = (name: string): boolean => name.length > 1;
