import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { recordUrl } from "../salesforce/recordId.ts";
import { visibleRecordIds } from "../salesforce/lookUpRecord.ts";
import type { CacheKind } from "../work/memory.ts";
import type { LeadLink } from "../database/schema/leads.ts";

/** Whether the user may see a record. */
const visibility: CacheKind<boolean> = { maxAgeMs: 5 * 60_000, max: 20_000 };

/** A record that a lead is linked to, and the user who has certainly seen its id. */
export type KnownRecord = Pick<LeadLink, "recordId" | "object" | "linkedBy">;

/** The user to whom a record is shown. */
type Viewer = Pick<RequestContext, "caller" | "memory" | "salesforce">;

/**
 * Asks Salesforce which records linked by colleagues the caller may see, unless it is known from the last
 * minutes. One API call for 2,500 records, none for links of the caller's own. Where Salesforce does not
 * answer, they stay unknown. Throws where the sign-in has ended.
 */
export async function lookUpVisibility(ctx: RequestContext, records: KnownRecord[]): Promise<void> {
  const known = ctx.memory.perUser(visibility, ctx.caller);
  const unknown = records.filter((link) => !isOwn(ctx, link) && known.get(link.recordId) === undefined);
  const ids = [...new Set(unknown.map(({ recordId }) => recordId))];
  if (ids.length === 0) return;
  const visible = await askSalesforce(ctx, ids);
  if (!visible) return;
  for (const id of ids) rememberVisibility(ctx, id, visible.has(id));
}

/** Stores what Salesforce has just said about a record. */
export function rememberVisibility(viewer: Viewer, recordId: string, isVisible: boolean): void {
  viewer.memory.perUser(visibility, viewer.caller).set(recordId, isVisible);
}

async function askSalesforce(ctx: RequestContext, ids: string[]): Promise<Set<string> | null> {
  try {
    return await visibleRecordIds(ctx.salesforce, ids);
  } catch (error) {
    if (!(error instanceof AppError) || !policyOf(error).leavesUnknown) throw error;
    ctx.log.warn({ err: error }, "visibility of links could not be asked for");
    return null;
  }
}

/** The record as the caller may see it. No API call: a record that was not looked up lately is not shown. */
export function showRecord(viewer: Viewer, link: KnownRecord): { recordId?: string; url?: string } {
  const { recordId, object } = link;
  const isVisible = isOwn(viewer, link) || viewer.memory.perUser(visibility, viewer.caller).get(recordId);
  if (!isVisible) return {};
  return { recordId, url: recordUrl(viewer.salesforce.instanceUrl, object, recordId) };
}

/**
 * Whether the caller has seen the record's id: they linked or created it, or saw it when the link followed a
 * merge.
 */
function isOwn({ caller }: Viewer, { linkedBy }: KnownRecord): boolean {
  return linkedBy === caller.userId;
}
