import type { RequestContext } from "../context.ts";
import { crmDescribe } from "../describe/contactDescribe.ts";
import { rememberVisibility } from "../leads/knownVisibility.ts";
import { crmVersion } from "../matches/crmChanges.ts";
import { remember, type CacheKind } from "../memory.ts";
import { refusal } from "../reasons/refusal.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { readCrmRecord } from "../salesforce/readCrmRecord.ts";
import { toId18 } from "../salesforce/recordId.ts";

const contacts: CacheKind<Promise<CrmRecord>> = { maxAgeMs: 5 * 60_000, max: 50 };

/**
 * A contact as the caller sees it. One API call, and one for what the org says of its fields where nobody has
 * asked that lately; then none for some minutes. Throws `insufficient-access` and `not-found`.
 */
export function findContact(ctx: RequestContext, recordId: string): Promise<CrmRecord> {
  const id = toId18(recordId);
  if (!id?.startsWith("003")) throw refusal("no-such-record");
  const cache = ctx.memory.perUser(contacts, ctx.caller);
  return remember(cache, `${id}:${crmVersion(ctx)}`, async () => {
    const contact = await readCrmRecord(ctx.salesforce, await crmDescribe(ctx), id);
    rememberVisibility(ctx, id, contact !== null);
    if (!contact) throw refusal("no-such-record");
    return contact;
  });
}
